import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { LiveItem } from '../../schema/live-items.ts';
import { type Position, sharingOf } from '../../schema/shared-source.ts';
import { cancellable } from '../lib/cancellable.ts';
import { advance, SharedGroup, type Subscriber } from './shared-group.ts';

/** Runs subscriptions, those with equal rights, documents and variables together. */
export type SharedSubscriptions = {
  /**
   * Runs a subscription for one subscriber. Results come from the iterator until the subscriber has what lies
   * behind it; from then on the group pushes them, and the iterator ends with the subscription.
   *
   * @param source what the subscription's field yields
   * @param documentKey what the subscription must have in common with another one to run together with it
   */
  readonly run: (
    args: ExecutionArgs,
    source: AsyncIterableIterator<LiveItem<Position>>,
    documentKey: string,
    subscriber: Pick<Subscriber, 'push'>,
  ) => AsyncIterableIterator<ExecutionResult, void, undefined>;
  /** How many groups there are. */
  readonly groupCount: () => number;
};

/** @param mask translates a failure for the client */
export function sharedSubscriptions(mask: (error: unknown) => GraphQLError): SharedSubscriptions {
  const groups = new Map<string, SharedGroup>();

  const resultOf = async (args: ExecutionArgs, item: LiveItem<Position>): Promise<ExecutionResult> => {
    try {
      // Each event has a context of its own: what one of them loads is not the next one's.
      const contextValue = { ...(args.contextValue as object) };
      const { errors, ...result } = await execute({ ...args, rootValue: item, contextValue });
      return errors ? { ...result, errors: errors.map(mask) } : result;
    } catch (error) {
      return { errors: [mask(error)] };
    }
  };

  const groupOf = (key: string, args: ExecutionArgs, source: object): SharedGroup | undefined => {
    const sharing = sharingOf(source);
    if (!sharing) return undefined;
    const fullKey = `${sharing.key}\n${key}`;
    const known = groups.get(fullKey);
    if (known?.isOpen) return known;
    const group = new SharedGroup(
      sharing,
      async (item) => JSON.stringify(await resultOf(args, item)),
      () => {
        if (groups.get(fullKey) === group) groups.delete(fullKey);
      },
    );
    groups.set(fullKey, group);
    return group;
  };

  return {
    run(args, source, documentKey, { push }) {
      return cancellable(async function* (signal): AsyncGenerator<ExecutionResult, void, undefined> {
        const place = { index: sharingOf(source)?.after ?? -1, sequence: 0 };
        const left = Promise.withResolvers<void>();
        const subscriber: Subscriber = { place, push, end: left.resolve };
        const group = groupOf(documentKey, args, source);
        group?.hold();
        const leave = (): void => {
          left.resolve();
          void source.return?.();
        };
        signal.addEventListener('abort', leave, { once: true });
        if (signal.aborted) leave();
        try {
          for (;;) {
            if (await group?.takes(subscriber)) {
              await source.return?.();
              await left.promise;
              return;
            }
            const step = await source.next();
            if (step.done) return;
            yield await resultOf(args, step.value);
            if ('value' in step.value) advance(place, step.value.value);
          }
        } finally {
          signal.removeEventListener('abort', leave);
          group?.release(subscriber);
        }
      });
    },
    groupCount: () => groups.size,
  };
}
