import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Holder, revocations } from '../../../src/auth/revocations.ts';
import { newId } from '../../../src/domain/ids.ts';
import { recordingLogger } from '../../support/logger.ts';

/** What is promised of a key that stops to work. */
const PROMISED_MS = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Keys that work until the test says otherwise, and what was asked about them. */
function keys() {
  const gone = new Set<Holder>();
  const asked: (readonly Holder[])[] = [];
  const { logger, lines } = recordingLogger();
  const watching = revocations({
    stillWorking: async (ids) => {
      asked.push(ids);
      if (gone.size > 1) throw new Error('The disk is gone');
      return new Set(ids.filter((id) => !gone.has(id)));
    },
    clock: { now: () => Date.now() },
    logger,
  });
  return { gone, asked, lines, watching };
}

test('what is announced ends at once, each watcher once', () => {
  const { watching } = keys();
  const apiKeyId = newId('key');
  const ends = [vi.fn(), vi.fn(), vi.fn()];
  const [first] = ends.map((end) => watching.watch({ apiKeyId }, end));
  first?.[Symbol.dispose]();
  watching.announce(apiKeyId);
  watching.announce(apiKeyId);
  expect(ends.map(({ mock }) => mock.calls.length)).toEqual([0, 1, 1]);
  expect(ends[1]?.mock.calls[0]?.[0]).toMatchObject({ code: 'INVALID_API_KEY' });
});

test('what happens elsewhere ends within a second, by one question for all keys', async () => {
  const { gone, asked, watching } = keys();
  const [one, other] = [newId('key'), newId('key')];
  const ended = vi.fn();
  const stays = vi.fn();
  for (let connection = 0; connection < 3; connection += 1) watching.watch({ apiKeyId: one }, ended);
  watching.watch({ apiKeyId: other }, stays);
  gone.add(one);
  await vi.advanceTimersByTimeAsync(PROMISED_MS);
  expect(ended).toHaveBeenCalledTimes(3);
  expect(stays).not.toHaveBeenCalled();
  expect(asked[0]).toEqual([one, other]);
});

test('what was made with a key ends with its own time', async () => {
  const { watching } = keys();
  const apiKeyId = newId('key');
  const [ended, stays] = [vi.fn(), vi.fn()];
  watching.watch({ apiKeyId, expiresAt: new Date(Date.now() + 5_000) }, ended);
  watching.watch({ apiKeyId, expiresAt: null }, stays);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100 + PROMISED_MS);
  expect(ended).toHaveBeenCalledOnce();
  expect(stays).not.toHaveBeenCalled();
});

test('a question that fails is logged and asked again; nobody asks when nobody watches', async () => {
  const { gone, asked, lines, watching } = keys();
  const apiKeyId = newId('key');
  const ended = vi.fn();
  const watch = watching.watch({ apiKeyId }, ended);
  for (const id of [newId('key'), newId('key')]) gone.add(id);
  await vi.advanceTimersByTimeAsync(PROMISED_MS);
  expect(ended).not.toHaveBeenCalled();
  expect(lines()).toContainEqual(expect.stringContaining('The disk is gone'));
  gone.clear();
  gone.add(apiKeyId);
  await vi.advanceTimersByTimeAsync(PROMISED_MS);
  expect(ended).toHaveBeenCalledOnce();
  watch[Symbol.dispose]();
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(10 * PROMISED_MS);
  expect(asked.length).toBe(before);
});

test('a browser that is signed out ends alone, and all of them end with their key', () => {
  const { watching } = keys();
  const apiKeyId = newId('key');
  const [one, other] = [newId('signin'), newId('signin')];
  const ends = [one, other, undefined].map((signInId) => {
    const end = vi.fn();
    watching.watch({ apiKeyId, signInId }, end);
    return end;
  });
  watching.announce(one);
  expect(ends.map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0]);
  watching.announce(apiKeyId);
  expect(ends.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
});
