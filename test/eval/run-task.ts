import { CliError, type Client, type WireEvent } from '../../src/cli/client.ts';
import { CreateSession, GetSession, StopSession } from '../../src/cli/documents/sessions.ts';
import { virtualPhone } from '../../src/phones/virtual-phone.ts';
import { preparePhone } from './eval-phone.ts';
import type { Profile, TaskResult } from './report.ts';
import { type FetchFrame, stepsOf } from './steps.ts';
import type { EvalTask } from './task.ts';

/** A task with the tools that it is done with. */
export type Job = { readonly task: EvalTask; readonly profile: Profile };

/** What running tasks takes. */
export type RunContext = {
  readonly client: Client;
  readonly appiumUrl: string;
  /** The id of the model. */
  readonly model: string;
  readonly fetchFrame: FetchFrame;
};

/**
 * Has a task done on a virtual phone, and judges what became of the phone.
 *
 * @param phoneNumber from 1
 * @returns undefined when the signal aborts before the end: the session is stopped then
 * @throws {CliError} when the server refuses the session
 */
export async function runTask(
  context: RunContext,
  phoneNumber: number,
  job: Job,
  signal: AbortSignal,
): Promise<TaskResult | undefined> {
  const { client, appiumUrl, fetchFrame } = context;
  const { task, profile } = job;
  const { name: phone, udid } = virtualPhone(phoneNumber);
  await using prepared = await preparePhone(appiumUrl, udid, task);
  if (signal.aborted) return undefined;
  const sessionId = await createSession(context, phone, job);
  const events = await followToEnd(client, sessionId, signal);
  if (signal.aborted) return undefined;
  const wrong = await prepared.judge(signal);
  const { session } = await client.request(GetSession, { id: sessionId });
  const { id, title, instruction, difficulty, apps } = task;
  return {
    ...{ id, title, instruction, difficulty, apps, profile, phone, sessionId },
    passed: wrong === undefined,
    wrong: wrong ?? null,
    status: session.status,
    claimed: session.success ?? null,
    said: session.result ?? null,
    error: session.error ?? null,
    turns: session.usage.turns,
    costUsd: session.usage.costUsd ?? null,
    durationMs: session.durationMs ?? 0,
    steps: await stepsOf(events, fetchFrame),
  };
}

/** The only place where the suite says what a session is to be. */
async function createSession({ client, model }: RunContext, phone: string, { task, profile }: Job) {
  const input = {
    phoneId: phone,
    instruction: task.instruction,
    model,
    title: task.title,
    tags: ['eval', task.id],
    maxTurns: task.maxTurns,
    // Nobody is there to say yes, and what must not be done is for the checker to find out.
    policy: { approvals: [{ decision: 'allow' }] },
    ...(profile === null ? {} : { toolProfile: profile }),
  };
  const { createSession: session } = await client.request(CreateSession, { input });
  return session.id;
}

/** Follows a session to its end, and brings it there when it waits for someone or the signal aborts. */
async function followToEnd(
  client: Client,
  sessionId: string,
  signal: AbortSignal,
): Promise<readonly WireEvent[]> {
  let stopping: Promise<unknown> | undefined;
  const stop = (): void => {
    stopping ??= client.request(StopSession, { id: sessionId }).catch((error: unknown) => {
      // Refused because the session has just ended by itself, which is as good.
      if (!(error instanceof CliError)) throw error;
    });
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const events: WireEvent[] = [];
  try {
    for await (const event of client.follow(sessionId, -1, () => undefined)) {
      events.push(event);
      // Nobody is there to answer.
      if (event.__typename === 'StatusChangedEvent' && event.to === 'paused') stop();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await stopping;
  }
  return events;
}
