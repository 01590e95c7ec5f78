import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BadRequest, badRequests } from '../../support/openapi/bad-input.ts';
import {
  bodySchema,
  DOCUMENT,
  OPERATIONS,
  type Operation,
  problems,
  type Schema,
} from '../../support/openapi/document.ts';
import { validInput } from '../../support/openapi/valid-input.ts';
import {
  createSession,
  startServer,
  type TestServer,
  untilEvent,
  type WireEvent,
} from '../../support/server.ts';

const ERROR: Schema = { $ref: '#/components/schemas/Error' };
/** How many requests are under way at a time. */
const AT_ONCE = 16;

/** What is there, by the names that the document has for it in paths. */
type Places = Readonly<Record<string, string>>;

/** Ids of nothing: an operation needs one for each parameter of its path. */
const UNKNOWN: Places = {
  session_id: `sess_${'0'.repeat(32)}`,
  tool_use_id: 'toolu_nothing',
  frame_id: `frame_${'0'.repeat(32)}`,
  phone_id: `phone_${'0'.repeat(32)}`,
  job_id: `job_${'0'.repeat(32)}`,
};

/** In this order each finds its session as it needs it; what isn't named comes after, in the document's order. */
const STEERING = [
  ...['getSession', 'listSessionEvents', 'getFrame', 'setBudget', 'takeOver', 'act', 'release'],
  ...['messageSession', 'interruptSession', 'pauseSession', 'resumeSession', 'stopSession'],
  'listSessionEvents',
];
/** What must be done again before each request. */
const BEFORE: Readonly<Record<string, string>> = {
  release: 'takeOver',
  // What is described is on the home screen.
  ...Object.fromEntries(
    OPERATIONS.filter(({ operationId }) => operationId.endsWith('Selected')).map(({ operationId }) => [
      operationId,
      'pressHome',
    ]),
  ),
};
/** What a virtual phone has no way to do, and says so. */
const LACKING = ['openSpotlight', 'openSiri', 'openControlCenter', 'pressActionButton', 'runShortcut'];

let server: TestServer;
let places: Places;
/** A phone that no session holds, and a job that has a picture of it. */
let phone: Places;

beforeAll(async () => {
  server = await startServer({ settle: false, virtualPhones: 2 });
  phone = { phone_id: 'virtual-2', job_id: await screenshotJob() };
  places = await waitingSession();
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

async function screenshotJob(): Promise<string> {
  const started = await server.fetch('/v1/phones/virtual-2/screenshot?async=true');
  const { job_id: id } = (await started.json()) as { readonly job_id: string };
  await vi.waitFor(
    async () => {
      const response = await server.fetch(`/v1/jobs/${id}/download`);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
    },
    { timeout: 20_000 },
  );
  return id;
}

/** A session that waits for a yes, and what belongs to it. */
async function waitingSession(): Promise<Places> {
  const { id } = await createSession(server, 'Open Momento and like the first 20 posts', {
    policy: { approvals: [{ tool: 'open_app', decision: 'ask' }] },
  });
  await untilEvent(server, id, ({ to }) => to === 'paused');
  const answer = await server.fetch(`/v1/sessions/${id}/events`);
  const { events } = (await answer.json()) as { events: readonly WireEvent[] };
  const asked = events.find(({ type }) => type === 'approval_requested')?.data ?? {};
  return { ...phone, session_id: id, tool_use_id: asked.tool_use_id, frame_id: asked.frame_id };
}

async function stop(sessionId: string | undefined): Promise<void> {
  await server.fetch(`/v1/sessions/${sessionId}/stop`, { method: 'POST' });
}

function placeIn(all: Places, name: string): string {
  const found = all[name];
  if (found === undefined)
    throw new Error(`Say what {${name}} may be, both of what is there and of nothing.`);
  return found;
}

function pathOf({ path }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => placeIn(places, name));
}

/** An answer, read as far as it ends. */
type Read = { readonly status: number; readonly mediaType: string | undefined; readonly text: string };

async function read(response: Response): Promise<Read> {
  const mediaType = response.headers.get('content-type')?.split(';')[0];
  // A stream may never end, and a picture is no text.
  if (mediaType !== undefined && mediaType !== 'application/json') await response.body?.cancel();
  const isText = mediaType === undefined || mediaType === 'application/json';
  return { status: response.status, mediaType, text: isText ? await response.text() : '' };
}

/** @returns what an answer is wrong with by the document; empty when it fits */
function undocumented({ responses }: Operation, { status, mediaType, text }: Read): readonly string[] {
  const described = responses[status];
  if (status >= 500 || !described) return [`is not documented: ${status} ${text.slice(0, 300)}`];
  if (!described.content) return text === '' ? [] : [`has a body: ${text.slice(0, 300)}`];
  const schema = mediaType === undefined ? undefined : described.content[mediaType]?.schema;
  if (!schema) return [`is not documented: ${status} ${mediaType}`];
  if (mediaType !== 'application/json') return [];
  const body = JSON.parse(text) as { readonly error?: string };
  const codes = described['x-error-codes'];
  const isUnknown = codes && body.error !== undefined && !codes.includes(body.error);
  return [...problems(schema, body), ...(isUnknown ? [`has the code ${body.error}`] : [])];
}

test('the document that is served is the one that is checked in', async () => {
  const response = await fetch(new URL('/v1/openapi.json', server.url));
  expect(await response.json()).toEqual(DOCUMENT);
});

describe('valid input is taken, and answered in the documented form', () => {
  /** The least that is valid, and everything that is. */
  async function send(operation: Operation, accept: string, all: boolean): Promise<Read> {
    const body = bodySchema(operation);
    const parameters = (operation.parameters ?? []).filter(({ required }) => all || required);
    const given = (where: string): Record<string, string> =>
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === where)
          .map(({ name, schema }) => [name, String(validInput(schema, all))]),
      );
    const query = new URLSearchParams(given('query')).toString();
    const response = await server.fetch(`${pathOf(operation)}${query && `?${query}`}`, {
      method: operation.method.toUpperCase(),
      headers: { accept, ...given('header') },
      ...(body && { body: JSON.stringify(validInput(body, all)) }),
    });
    return await read(response);
  }

  const operationOf = (id: string): Operation => {
    const found = OPERATIONS.find(({ operationId }) => operationId === id);
    if (!found) throw new Error(`The document has no operation ${id}.`);
    return found;
  };

  async function drive(operation: Operation): Promise<readonly Read[]> {
    const success = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    const accepts = success.flatMap(([, { content }]) => Object.keys(content ?? { '*/*': {} }));
    const answers: Read[] = [];
    for (const accept of accepts) {
      for (const all of [false, true]) {
        const before = BEFORE[operation.operationId];
        if (before !== undefined) await send(operationOf(before), '*/*', false);
        const answer = await send(operation, accept, all);
        const wrong = undocumented(operation, answer);
        const isTaken = LACKING.includes(operation.operationId)
          ? answer.status === 400
          : success.some(([status]) => Number(status) === answer.status);
        const refused = isTaken ? [] : [answer.text];
        expect([operation.operationId, accept, all, ...wrong, ...refused]).toEqual([
          operation.operationId,
          accept,
          all,
        ]);
        answers.push(answer);
        if (operation.operationId === 'createSession')
          await stop((JSON.parse(answer.text) as { id: string }).id);
      }
    }
    return answers;
  }

  test('by what steers a session', async () => {
    for (const id of STEERING) await drive(operationOf(id));
  });

  test.each(['approve', 'deny'])('by %s', async (id) => {
    const before = places;
    places = await waitingSession();
    try {
      const answer = await read(await server.fetch(pathOf(operationOf(id)), { method: 'POST' }));
      expect(undocumented(operationOf(id), answer)).toEqual([]);
      expect(answer.status).toBe(204);
    } finally {
      await stop(places['session_id']);
      places = before;
    }
  });

  test.each(OPERATIONS.filter(({ operationId }) => ![...STEERING, 'approve', 'deny'].includes(operationId)))(
    'by $operationId',
    async (operation) => {
      await drive(operation);
    },
  );
});

describe('bad input of ten kinds is refused in the documented form', () => {
  async function send(operation: Operation, bad: BadRequest): Promise<readonly string[]> {
    const query = bad.query === undefined ? '' : `?${bad.query}`;
    const schema = bodySchema(operation);
    const body = bad.body ?? (schema && JSON.stringify(validInput(schema)));
    const response = await server.fetch(`${bad.path ?? pathOf(operation)}${query}`, {
      method: bad.method ?? operation.method.toUpperCase(),
      headers: { ...bad.headers },
      ...(body !== undefined && { body }),
    });
    const answer = await read(response);
    const allowed =
      bad.method === undefined ||
      (response.headers.get('allow') ?? '').includes(operation.method.toUpperCase());
    return [
      ...(bad.astray ? problems(ERROR, JSON.parse(answer.text)) : undocumented(operation, answer)),
      ...(bad.status === undefined || bad.status === answer.status
        ? []
        : [`is no ${bad.status}: ${answer.status} ${answer.text.slice(0, 300)}`]),
      ...(allowed ? [] : ['does not say what is allowed']),
    ];
  }

  test.each(OPERATIONS)('by $operationId', async (operation) => {
    const all = badRequests(operation, pathOf(operation), (name) => placeIn(UNKNOWN, name));
    // What needs no key takes anything: there is less to refuse.
    const refused = all.filter(({ status }) => status !== undefined || operation.security?.length === 0);
    expect(new Set(refused.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10);
    const wrong: unknown[] = [];
    const left = all.values();
    const sendAll = async (): Promise<void> => {
      for (const bad of left) {
        const found = await send(operation, bad);
        if (found.length > 0) wrong.push({ ...bad, body: bad.body?.slice(0, 300), found });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
    expect(wrong).toEqual([]);
  });
});
