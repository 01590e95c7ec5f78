import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { useDo } from '../../../api/hooks.ts';
import { useMay } from '../../../api/viewer.ts';
import type { EventStore } from '../../../events/event-store.ts';
import type { TypedDocumentString } from '../../../gql/graphql.ts';
import type { SessionOnPage } from '../session-fields.ts';
import type { CommandAnswer } from './commands.ts';
import { type SteeredSession, useSteeredSession } from './steered-session.ts';

/** The session that a page steers, and what its parts share. */
type Steering = {
  readonly session: SteeredSession;
  readonly events: EventStore;
  /** Whether who is signed in may do more than look. */
  readonly maySteer: boolean;
  /** Whether a command is on its way, or what it led to isn't shown yet: no other is given until then. */
  readonly isBusy: boolean;
  readonly begin: () => void;
  /** @param index the newest event that the server's answer knows of; undefined after a failure */
  readonly end: (index: number | undefined) => void;
};

const Context = createContext<Steering | undefined>(undefined);

/** Keeps the session that the parts within steer. */
export function SteeringProvider({
  session,
  events,
  children,
}: {
  readonly session: SessionOnPage;
  readonly events: EventStore;
  readonly children: ReactNode;
}) {
  const steered = useSteeredSession(session, events);
  const maySteer = useMay('control');
  const [runningCount, setRunningCount] = useState(0);
  const [answeredIndex, setAnsweredIndex] = useState(-1);
  const isBehind = useSyncExternalStore(events.subscribe, () => events.get().last < answeredIndex);
  const isBusy = runningCount > 0 || isBehind;
  const commands = useMemo(
    () => ({
      begin: () => setRunningCount((count) => count + 1),
      end(index: number | undefined) {
        setRunningCount((count) => count - 1);
        if (index !== undefined) setAnsweredIndex(index);
      },
    }),
    [],
  );
  return <Context value={{ session: steered, events, maySteer, isBusy, ...commands }}>{children}</Context>;
}

/** @throws {Error} outside of a {@link SteeringProvider} */
export function useSteering(): Steering {
  const steering = useContext(Context);
  if (!steering) throw new Error('There is no SteeringProvider around this component.');
  return steering;
}

/** A command to the session. */
export type SessionCommand<Variables> = {
  /** @returns whether the server took it; a notification shows its words otherwise */
  readonly run: (variables: Omit<Variables, 'id'>) => Promise<boolean>;
  readonly isRunning: boolean;
};

/** Has a command given to the session that is steered. */
export function useCommand<Variables extends { readonly id: string | number }>(
  document: TypedDocumentString<CommandAnswer, Variables>,
): SessionCommand<Variables> {
  const { session, begin, end } = useSteering();
  const { run, isRunning } = useDo(document);
  return {
    isRunning,
    async run(variables) {
      begin();
      const answer = await run({ ...variables, id: session.id } as Variables);
      end(answer && (answer.session.newest[0]?.index ?? -1));
      return answer !== undefined;
    },
  };
}
