import { expect, vi } from 'vitest';
import {
  createSession,
  followToEnd,
  type TestServer,
  untilEvent,
  type WireEvent,
} from '../../support/server.ts';
import type { Ids } from './row.ts';

/** Stands in everything that is the victim's alone, and in nothing else. */
export const MARK = 'zanzibar';

/** An organisation that has some of everything, and the keys that are turned against it. */
export type Victim = {
  readonly ids: Ids;
  /** What of its own it reads. */
  readonly reader: string;
  /** A key that may do everything but administer. */
  readonly controller: string;
  /** A key of another organisation with every scope. */
  readonly stranger: string;
  /** View tokens of its session and of its phone. */
  readonly tokens: Readonly<Record<'session' | 'phone', string>>;
};

/** Gives the default organisation of a server some of everything. */
export async function victim(server: TestServer): Promise<Victim> {
  // biome-ignore lint/suspicious/noExplicitAny: each query has a shape of its own
  const ask = async (query: string, variables: object = {}): Promise<any> => {
    const { data, errors } = await server.graphql(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const key = async (scope: string): Promise<{ key: string; apiKey: { id: string } }> => {
    const query = `mutation { createApiKey(name: "${MARK} ${scope}", scopes: [${scope}]) { key apiKey { id } } }`;
    return (await ask(query)).createApiKey;
  };
  const [reader, controller] = [await key('read'), await key('control')];
  const organization = 'mutation { createOrganization(name: "another") { admin { key } } }';
  const { admin } = (await ask(organization)).createOrganization;
  await ask('mutation ($value: String!) { setSecret(name: "victims-secret", value: $value) { id } }', {
    value: MARK,
  });
  const agent = `mutation { createAgent(input: { name: "${MARK}", systemPrompt: "${MARK}" }) { id } }`;
  const { id: agentId } = (await ask(agent)).createAgent;

  // Nothing happens that it would be sent.
  const webhook = `mutation { createWebhook(input: { url: "https://${MARK}.invalid/", eventTypes: [cost_warning] }) { webhook { id } } }`;
  const { id: webhookId } = (await ask(webhook)).createWebhook.webhook;
  const ping = 'mutation ($id: ID!) { pingWebhook(id: $id) { id } }';
  const { id: deliveryId } = (await ask(ping, { id: webhookId })).pingWebhook;

  const record = `mutation { recordEvaluation(input: { runKey: "${MARK}", startedAt: "2026-11-01T00:00:00Z",
    durationMs: 1, model: "${MARK}", modelLabel: "${MARK}", tasks: [{ taskId: "${MARK}", title: "${MARK}",
    instruction: "${MARK}", difficulty: one_tap, apps: [], passed: true, status: "completed", turns: 1,
    durationMs: 1 }] }) { id } }`;
  const { id: evaluation } = (await ask(record)).recordEvaluation;

  const done = await createSession(server, 'Open Clock', { title: MARK, tags: [MARK] });
  await followToEnd(server, done.id);
  const job = await jobOf(server, String(done['phone_id']));
  const talk = 'mutation { createSession(input: { mode: conversation }) { id } }';
  const { id: talkId } = (await ask(talk)).createSession;
  const save = 'mutation ($id: ID!) { saveSnapshot(sessionId: $id) { id } stopSession(id: $id) { id } }';
  const { id: snapshot } = (await ask(save, { id: talkId })).saveSnapshot;
  // One that commands would have an effect on, and that nothing happens to by itself.
  const held = await createSession(server, `Write ${MARK} into a note`, { title: MARK });
  await server.fetch(`/v1/sessions/${held.id}/takeover`, { json: {} });
  let isTaken = false;
  await untilEvent(server, held.id, ({ type }) => {
    isTaken ||= type === 'takeover_started';
    return isTaken && type === 'screenshot';
  });
  const response = await server.fetch(`/v1/sessions/${held.id}/events`);
  const { events } = (await response.json()) as { readonly events: readonly WireEvent[] };
  const frame = String(events.find(({ type }) => type === 'screenshot')?.data.frame_url);

  const phone = String(done['phone_id']);
  const token = async (what: string): Promise<string> =>
    (await ask(`mutation { createViewToken(${what}) { token } }`)).createViewToken.token;
  return {
    ids: {
      ...{ session: held.id, phone, frame: frame.split('/').at(-1) ?? '' },
      ...{ key: reader.apiKey.id, secret: 'victims-secret', agent: agentId },
      ...{ webhook: webhookId, delivery: deliveryId, job, evaluation, snapshot },
      organization: (await ask('{ organization { id } }')).organization.id,
    },
    reader: reader.key,
    controller: controller.key,
    stranger: admin.key,
    tokens: {
      session: await token(`sessionId: "${held.id}"`),
      phone: await token(`phoneId: "${phone}"`),
    },
  };
}

/** @returns the id of a job that has a picture of the phone */
async function jobOf(server: TestServer, phoneId: string): Promise<string> {
  const started = await server.fetch(`/v1/phones/${phoneId}/screenshot?async=true`);
  const { job_id: id } = (await started.json()) as { readonly job_id: string };
  await vi.waitFor(async () => {
    const response = await server.fetch(`/v1/jobs/${id}/download`);
    await response.arrayBuffer();
    expect(response.status).toBe(200);
  });
  return id;
}
