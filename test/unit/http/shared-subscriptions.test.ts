import fc from 'fast-check';
import { buildSchema, type ExecutionResult, type GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { LiveItem } from '../../../schema/live-items.ts';
import { type Position, rightsOf, type Shareable, shareable } from '../../../schema/shared-source.ts';
import type { Principal } from '../../../src/auth/principal.ts';
import { newId } from '../../../src/domain/ids.ts';
import { documentKey } from '../../../src/http/shared-document.ts';
import { sharedSubscriptions } from '../../../src/http/shared-subscriptions.ts';
import { cancellable } from '../../../src/lib/cancellable.ts';

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const query = 'subscription { event { index } }';
const args = {
  schema: buildSchema('type Query { a: Int } type Subscription { event: E } type E { index: Int }'),
};

/** A log that grows, is read by polling, and counts how often it is shown. */
class Log {
  length = 0;
  isOver = false;
  shown = 0;
  fails: Error | undefined;

  async *open(after: number, signal: AbortSignal): AsyncGenerator<Position, void, undefined> {
    for (let at = after + 1; !signal.aborted; ) {
      if (this.fails) throw this.fails;
      if (at < this.length) {
        yield { index: at };
        at += 1;
      } else if (this.isOver) return;
      else await turnOfTheLoop();
    }
  }
}

const subscriptions = (log: Log) => {
  const shared = sharedSubscriptions((error) => error as GraphQLError);

  /** A subscriber: `take` reads until its end, at the pace that `pause` sets. */
  const subscriber = (after: number, rights = 'equal', text = query) => {
    const got: (number | string)[] = [];
    const note = ({ data, errors }: ExecutionResult): void => {
      const event = data?.['event'] as Position | undefined;
      got.push(errors?.[0]?.message ?? event?.index ?? 'nothing');
    };
    const sharing: Shareable<Position> = {
      key: rights,
      after,
      newest: async () => log.length - 1,
      open: (from, signal) => log.open(from, signal),
    };
    const items = cancellable(async function* (signal): AsyncGenerator<LiveItem<Position>, void, undefined> {
      try {
        for await (const value of log.open(after, signal)) yield { value };
      } catch (failure) {
        yield { failure };
      }
    });
    const document = parse(text);
    const fields = {
      event: (item: LiveItem<Position>) => {
        log.shown += 1;
        if ('failure' in item) throw item.failure;
        return item.value;
      },
    };
    const results = shared.run(
      {
        ...args,
        document,
        fieldResolver: (root, _args, _context, { fieldName }) =>
          fieldName === 'event' ? fields.event(root) : root[fieldName],
      },
      shareable(items, sharing),
      documentKey(document, text, null, {}),
      { push: ({ json }) => note(JSON.parse(json.toString())) },
    );
    const take = async (pause: () => Promise<void> = async () => undefined) => {
      for await (const result of results) {
        note(result);
        await pause();
      }
      return got;
    };
    return { got, take, leave: () => results.return?.() };
  };
  return { shared, subscriber };
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

test('whoever joins, wherever and whenever, sees every later event once and in order', async () => {
  const joins = fc.array(
    fc.record({ at: fc.nat(12), after: fc.integer({ min: -1, max: 12 }), pauses: fc.nat(3) }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(joins, fc.integer({ min: 1, max: 12 }), async (joiners, total) => {
      const log = new Log();
      const { shared, subscriber } = subscriptions(log);
      const taking: Promise<{ readonly first: number; readonly got: readonly unknown[] }>[] = [];
      for (let length = 0; length <= total; length += 1) {
        log.length = length;
        for (const { at, after, pauses } of joiners.filter(
          (joiner) => Math.min(joiner.at, total) === length,
        )) {
          const pause = async () => {
            for (let turn = 0; turn < pauses; turn += 1) await turnOfTheLoop();
          };
          taking.push(
            subscriber(after)
              .take(pause)
              .then((got) => ({ first: after + 1, got })),
          );
          if (at % 2 === 0) await turnOfTheLoop();
        }
        await turnOfTheLoop();
      }
      log.isOver = true;
      for (const { first, got } of await Promise.all(taking)) expect(got).toEqual(range(first, total));
      expect(shared.groupCount()).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('equals are shown an event once for all of them, others on their own', async () => {
  const log = new Log();
  const { shared, subscriber } = subscriptions(log);
  const equals = [subscriber(-1), subscriber(-1), subscriber(-1)];
  const other = subscriber(-1, 'other rights');
  const differently = subscriber(-1, 'equal', 'subscription { event { index __typename } }');
  const taking = [...equals, other, differently].map(({ take }) => take());
  await turnOfTheLoop();
  expect(shared.groupCount()).toBe(3);
  log.length = 1;
  await expect.poll(() => equals.every(({ got }) => got.length === 1) && other.got.length === 1).toBe(true);
  expect(log.shown).toBe(3);
  log.isOver = true;
  expect(await Promise.all(taking)).toEqual([[0], [0], [0], [0], [0]]);
});

test('one that leaves is out of the group, and the last one ends it', async () => {
  const log = new Log();
  const { shared, subscriber } = subscriptions(log);
  const [leaving, staying] = [subscriber(-1), subscriber(-1)];
  const taking = [leaving.take(), staying.take()];
  await turnOfTheLoop();
  await leaving.leave();
  expect(await taking[0]).toEqual([]);
  log.length = 1;
  await expect.poll(() => staying.got).toEqual([0]);
  expect(leaving.got).toEqual([]);
  expect(shared.groupCount()).toBe(1);
  await staying.leave();
  expect(await taking[1]).toEqual([0]);
  expect(shared.groupCount()).toBe(0);
});

test('a source that fails ends its group alone, with the failure', async () => {
  const [failing, sound] = [new Log(), new Log()];
  const one = subscriptions(failing);
  const two = subscriptions(sound);
  const members = [one.subscriber(-1), one.subscriber(-1)];
  const taking = members.map(({ take }) => take());
  const other = two.subscriber(-1);
  const others = other.take();
  await turnOfTheLoop();
  failing.fails = new Error('The disk is gone');
  expect(await Promise.all(taking)).toEqual([['The disk is gone'], ['The disk is gone']]);
  expect(one.shared.groupCount()).toBe(0);
  sound.length = 1;
  sound.isOver = true;
  expect(await others).toEqual([0]);
});

test.each([
  ['subscription ($a: Int) { event(after: $a) { index } }', { a: 1 }, { a: 2 }, true],
  ['subscription ($a: Int) { event(after: $a) { index(n: $a) } }', { a: 1 }, { a: 2 }, false],
  ['subscription ($a: Boolean!) { event { index @include(if: $a) } }', { a: true }, { a: false }, false],
  [
    'subscription ($a: Int) { event(after: $a) { ...f } } fragment f on E { index(n: $a) }',
    { a: 1 },
    { a: 2 },
    false,
  ],
  ['subscription ($a: Int = 1) { event { index(n: $a) } }', { a: null }, {}, false],
  ['subscription ($a: [Int]) { event(after: [$a]) { index } }', { a: 1 }, { a: 2 }, true],
])('%s with other variables: what the source tells apart needs no key', (text, one, other, isSame) => {
  const document = parse(text);
  const key = (variables: object) => documentKey(document, text, null, { ...variables });
  expect(key(one) === key(other)).toBe(isSame);
  expect(documentKey(document, text, 'a', {})).not.toBe(documentKey(document, text, 'b', {}));
});

test('rights are equal for two keys of an organisation with the same scopes, whatever else they have', () => {
  const [organizationId, other] = [newId('org'), newId('org')];
  const key = (extra: Partial<Principal> = {}): string =>
    JSON.stringify(
      rightsOf({ organizationId, apiKeyId: newId('key'), scopes: ['read', 'control'], ...extra }),
    );
  const one = key();
  expect(key({ expiresAt: new Date(), requestsPerMinute: 1, scopes: ['control', 'read'] })).toBe(one);
  expect(key({ organizationId: other })).not.toBe(one);
  expect(key({ scopes: ['read'] })).not.toBe(one);
  expect(key({ view: { sessionId: newId('sess') } })).not.toBe(one);
});
