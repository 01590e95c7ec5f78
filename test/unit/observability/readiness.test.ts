import { expect, test } from 'vitest';
import { readinessProbe } from '../../../src/observability/readiness.ts';

const fine = { name: 'database', check: async () => undefined };
const broken = { name: 'appium', check: () => Promise.reject(new Error('No Appium answers.')) };

test('a server is ready when every check passes', async () => {
  const probe = readinessProbe([fine]);
  expect(await probe.ask()).toEqual({ isReady: true, checks: { database: 'ok', not_ending: 'ok' } });
});

test('what is missing is named', async () => {
  const probe = readinessProbe([fine, broken]);
  const checks = { database: 'ok', appium: 'failed', not_ending: 'ok' };
  expect(await probe.ask()).toEqual({ isReady: false, checks });
});

test('a server that ends is not ready any more, at once', async () => {
  const probe = readinessProbe([fine]);
  await probe.ask();
  probe.end();
  expect(await probe.ask()).toEqual({ isReady: false, checks: { database: 'ok', not_ending: 'failed' } });
});

test('questions that come close together share one answer', async () => {
  let now = 0;
  let asked = 0;
  const counted = {
    name: 'database',
    check: async () => {
      asked += 1;
    },
  };
  const probe = readinessProbe([counted], () => now);
  await Promise.all([probe.ask(), probe.ask()]);
  now = 999;
  await probe.ask();
  expect(asked).toBe(1);
  now = 1_000;
  await probe.ask();
  expect(asked).toBe(2);
});
