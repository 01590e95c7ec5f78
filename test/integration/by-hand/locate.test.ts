import { afterEach, beforeEach, expect, test } from 'vitest';
import { locate } from '../../../src/by-hand/locate.ts';
import { newId } from '../../../src/domain/ids.ts';
import type { PhoneElement } from '../../../src/domain/phone.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { demoModel } from '../../../src/models/demo.ts';
import type { Model } from '../../../src/models/model.ts';
import type { PhoneDriver } from '../../../src/phones/phone-driver.ts';
import { fails, uses } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { FakePhone } from '../../support/fake-phone.ts';
import { modelAt } from '../../support/model-conversation.ts';

const never = new AbortController().signal;
const phone = { id: newId('phone') };

let driver: PhoneDriver;

beforeEach(async () => {
  const fake = new FakePhone();
  fake.size = { widthPx: 1_080, heightPx: 2_400 };
  fake.elements = [button('Clock', 100, 200), button('Add to cart', 500, 1_000)];
  driver = await fake.connect({ platform: 'android', udid: 'x', capabilities: {} }, never);
});

afterEach(async () => {
  await driver.close();
});

function button(label: string, x: number, y: number): PhoneElement {
  return { role: 'button', label, bounds: { x, y, width: 100, height: 100 }, interactive: true };
}

const find = (model: Model, ...selectors: string[]) => {
  const pickModel = () => ({ model, modelId: model.defaultModel });
  return locate({ pickModel, clock: systemClock }, driver, phone, selectors, never);
};

test.each(['Clock', 'the Clock icon', 'clock', '"Clock"'])(
  'the demo model finds %j by its label',
  async (name) => {
    const { points, costMicroUsd } = await find(demoModel(), name);
    expect(costMicroUsd).toBe(0);
    expect(points[0]?.x).toBeGreaterThan(140);
    expect(points[0]?.x).toBeLessThan(160);
    expect(points[0]?.y).toBeGreaterThan(240);
    expect(points[0]?.y).toBeLessThan(260);
  },
);

test('two things are found in their order, and what is not there by its words', async () => {
  const { points } = await find(demoModel(), 'add to cart button', 'Clock');
  expect(points.map(({ y }) => Math.round(y / 100))).toEqual(
    [10, 2].map((hundreds) => hundreds + 1).map(Math.round),
  );
  await expect(find(demoModel(), 'Clock', 'a blue\nelephant')).rejects.toMatchObject({
    ...{ code: 'ELEMENT_NOT_FOUND', context: { selector: 'a blue\nelephant' } },
  });
});

test('Claude is asked once, with the screen in words and as a picture', async () => {
  const places = [{ found: true, x: 100, y: 200 }];
  await using claude = await startClaude({ turns: [uses('point_at', { places })] });
  const { points, costMicroUsd } = await find(modelAt(claude), 'the clock');
  expect(claude.violations).toEqual([]);
  expect(claude.requests).toHaveLength(1);
  const body = JSON.stringify(claude.requests[0]);
  for (const part of ['1. the clock', 'Add to cart', 'image/jpeg', 'point_at']) expect(body).toContain(part);
  expect(costMicroUsd).toBeGreaterThan(0);
  // The picture is smaller than the screen.
  expect(points[0]?.x).toBeGreaterThan(100);
});

test.each([
  ['says that it is not there', [{ found: false, x: 0, y: 0 }]],
  ['names no place', []],
  ['points outside the screen', [{ found: true, x: 9_999, y: 1 }]],
])('a Claude that %s found nothing', async (_, places) => {
  await using claude = await startClaude({ turns: [uses('point_at', { places })] });
  await expect(find(modelAt(claude), 'the clock')).rejects.toMatchObject({ code: 'ELEMENT_NOT_FOUND' });
});

test('a model that fails is told of', async () => {
  await using claude = await startClaude({ turns: [fails.overloaded()] });
  await expect(find(modelAt(claude), 'the clock')).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});
