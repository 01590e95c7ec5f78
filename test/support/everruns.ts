import { expect } from 'vitest';
import type { NewAgent } from '../../src/domain/agent.ts';
import { idOfWire, wireId } from '../../src/rest/everruns/ids.ts';
import type { DialectStage } from './dialect-stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the endpoint answers
export type Answer = { readonly status: number; readonly body: any };

/** What is answered to a request below the dialect's prefix. */
export async function ask(
  stage: DialectStage,
  path: string,
  init?: Parameters<DialectStage['fetch']>[1],
): Promise<Answer> {
  const response = await stage.fetch(`/everruns/v1${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

let agents = 0;

/** Makes an agent that uses the stage's phone. @returns its id */
export async function agentOn(
  { on, agents: service }: DialectStage,
  extra: Partial<NewAgent> = {},
): Promise<string> {
  agents += 1;
  const agent = { name: `agent ${agents}`, phoneId: on.phoneName, ...extra };
  return wireId('agent', (await service.create(on.organizationId, agent)).id);
}

/** Creates a session of an agent on the stage's phone. @returns what is answered */
export async function create(stage: DialectStage, extra: object = {}): Promise<Answer['body']> {
  const { status, body } = await ask(stage, '/sessions', {
    json: { agent_id: await agentOn(stage), ...extra },
  });
  expect(status).toBe(201);
  return body;
}

export const isPausedFor = (data: object, reason: string): boolean =>
  'pauseReason' in data && data.pauseReason === reason;

export const textOf = (text: string) => ({ message: { content: [{ type: 'text', text }] } });

export const say = async (stage: DialectStage, id: string, text: string): Promise<Answer> =>
  await ask(stage, `/sessions/${id}/messages`, { json: textOf(text) });

export const cancel = async (stage: DialectStage, id: string): Promise<Answer> =>
  await ask(stage, `/sessions/${id}/cancel`, { method: 'POST' });

/** Waits until a turn of the session is over. @returns the session then, and the index of the event that tells of it */
export async function idle(stage: DialectStage, id: string, after = -1) {
  const ours = idOfWire('session', id);
  if (!ours) throw new Error(`${id} is no session's id.`);
  const { index } = await stage.on.event(ours, ({ data }) => isPausedFor(data, 'idle'), after);
  return { session: (await ask(stage, `/sessions/${id}`)).body, index };
}

/** What the messages of a session say, each behind its role. */
export async function spoken(stage: DialectStage, id: string): Promise<readonly string[]> {
  const { data } = (await ask(stage, `/sessions/${id}/messages`)).body;
  return data.map(({ role, content, thinking }: Answer['body']) => {
    const parts = content.map((part: Answer['body']) => part.text ?? part.name ?? part.error ?? part.result);
    return `${role}: ${thinking ?? parts.join(' ')}`;
  });
}
