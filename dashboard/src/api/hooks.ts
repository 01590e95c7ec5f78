import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useMutation, useQuery } from 'urql';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { client, type Failure, failureOf, uncached } from './client.ts';
import { reconnections } from './socket.ts';
import { useStore } from './store.ts';

/** urql takes documents as text; their types come along. */
function typed<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
): TypedDocumentNode<Result, Variables> {
  return document.toString() as unknown as TypedDocumentNode<Result, Variables>;
}

/** What a query has come to. */
export type Asked<Result> = {
  /** The newest answer, also while another one is on its way. */
  readonly data: Result | undefined;
  readonly failure: Failure | undefined;
  /** Whether an answer is on its way. */
  readonly isLoading: boolean;
  /** Asks again. */
  readonly refresh: () => void;
};

/**
 * Asks for something, and again whenever a lost connection is back.
 *
 * @param options.pause whether not to ask yet
 */
export function useAsk<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { pause = false }: { readonly pause?: boolean } = {},
): Asked<Result> {
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: typed(document),
    variables,
    pause,
  } as Parameters<typeof useQuery<Result, Variables>>[0]);
  const count = useStore(reconnections);
  const refresh = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const [seen, setSeen] = useState(count);
  useEffect(() => {
    if (count === seen) return;
    setSeen(count);
    if (!pause) refresh();
  }, [count, seen, pause, refresh]);
  // urql's type leaves out the null of an answer whose every field failed.
  return {
    data: data ?? undefined,
    failure: error && failureOf(error),
    isLoading: fetching || stale,
    refresh,
  };
}

/** Asks the server for something once. @throws {CombinedError} */
export async function ask<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { data, error } = await uncached.query(typed(document), variables).toPromise();
  if (error) throw error;
  return data as Result;
}

/** Does something once, for whoever tells of its failure by themselves. @throws {CombinedError} */
export async function command<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { data, error } = await client.mutation(typed(document), variables).toPromise();
  if (error) throw error;
  return data as Result;
}

/** How a mutation is run. */
export type Doing<Result, Variables> = {
  /** @returns the answer, or undefined after a failure, which is shown unless `onFailure` takes it */
  readonly run: (variables: Variables) => Promise<Result | undefined>;
  readonly isRunning: boolean;
};

/** @param onFailure takes failures, which a notification shows otherwise */
export function useDo<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  onFailure: (failure: Failure) => void = notifyOf,
): Doing<Result, Variables> {
  const [{ fetching }, execute] = useMutation(typed(document));
  return {
    isRunning: fetching,
    async run(variables) {
      const { data, error } = await execute(variables);
      if (!error) return data;
      onFailure(failureOf(error));
      return undefined;
    },
  };
}

/** Tells of a failure in the corner of the page. */
export function notifyOf({ message }: Failure): void {
  notifications.show({ color: 'red', title: 'That did not work', message, autoClose: 10_000 });
}

/**
 * Follows a subscription that tells of the newest state alone, such as `sessionUpdated`: what was missed while the
 * connection was lost is asked for anew by {@link useAsk}.
 */
export function useLive<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  onNext: (result: Result) => void,
  { pause = false }: { readonly pause?: boolean } = {},
): void {
  const latest = useRef(onNext);
  useEffect(() => {
    latest.current = onNext;
  });
  const key = JSON.stringify(variables);
  // biome-ignore lint/correctness/useExhaustiveDependencies: variables that say the same are the same
  useEffect(() => {
    if (pause) return;
    // Not urql's own hook, which draws the component anew with every result.
    const { unsubscribe } = client.subscription(typed(document), variables).subscribe(({ data }) => {
      if (data) latest.current(data);
    });
    return unsubscribe;
  }, [document, key, pause]);
}
