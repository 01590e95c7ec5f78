import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AgentEvents } from '../../src/cli/documents/sessions.ts';
import { virtualPhone } from '../../src/phones/virtual-phone.ts';
import { startTestAppium, type TestAppium } from '../support/appium.ts';
import { openVirtualRemote } from '../support/appium-virtual.ts';
import { type Ask, askOf } from '../support/claude/ask.ts';
import { imagesOf } from '../support/claude/images.ts';
import { finishes, opens, type Script, type ScriptedStep, taps, types } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { temporaryFolder } from '../support/folder.ts';
import { recordingLogger } from '../support/logger.ts';
import { createSession, followToEnd, startServer, type TestServer, untilEvent } from '../support/server.ts';

const VALUE = 'Tr0ub4dor-and-3';
const PLACEHOLDER = '{{secret:shop-password}}';

/** Every form in which the value could lie somewhere. */
const FORMS = [
  Buffer.from(VALUE),
  Buffer.from(VALUE, 'utf16le'),
  ...(['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(Buffer.from(VALUE).toString(form))),
];

const TURNS: readonly ScriptedStep[] = [
  // Nothing has the focus yet: the failure must not quote what was to be typed.
  types(PLACEHOLDER),
  opens('Notes'),
  tapsOn('New note'),
  tapsOn('Note'),
  types(`It is ${PLACEHOLDER}.`),
  // The title sees the value with other words around it, the list sees both.
  tapsOn('Title'),
  types(PLACEHOLDER),
  types('{{secret:unknown}}'),
  tapsOn('Save'),
  finishes({ summary: `I wrote ${PLACEHOLDER} down.` }),
];

/** The phone is lost before the value arrives. */
const LOSING: readonly ScriptedStep[] = [
  opens('Notes'),
  async () => {
    await appium[Symbol.asyncDispose]();
    return types(PLACEHOLDER);
  },
  finishes({ success: false, summary: 'The phone was lost.' }),
];

/** Taps the middle of what the screen's description names. */
function tapsOn(label: string): ScriptedStep {
  return ({ text }: Ask) => {
    const place = new RegExp(`"${label}" \\[(\\d+),(\\d+),(\\d+),(\\d+)\\]`).exec(text);
    const [x = 0, y = 0, width = 0, height = 0] = (place ?? []).slice(1).map(Number);
    if (!place) throw new Error(`There is no "${label}" on the screen:\n${text}`);
    return taps(Math.floor(x + width / 2), Math.floor(y + height / 2));
  };
}

const logged = recordingLogger();
let resources: AsyncDisposableStack;
let appium: TestAppium;
let claude: Claude;
let server: TestServer;
let dataDir: string;
let sessionId: string;
/** What clients get of the session, by how they ask. */
const told: Record<string, string> = {};

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  dataDir = resources.use(await temporaryFolder()).path;
  appium = resources.use(await startTestAppium('opposable-virtual'));
  const turns: Script = ({ text }) => (text.includes('Lose the phone') ? LOSING : TURNS);
  claude = resources.use(await startClaude({ turns }));
  server = resources.use(
    await startServer({ dataDir, appiumUrl: appium.url, claude, logger: logged.logger }),
  );
  const set = 'mutation ($value: String!) { setSecret(name: "shop-password", value: $value) { id name } }';
  told['the answer of setSecret'] = JSON.stringify(await server.graphql(set, { value: VALUE }));
  sessionId = (await createSession(server, `Write ${PLACEHOLDER} into a note`)).id;
  told['server-sent events'] = JSON.stringify(await followToEnd(server, sessionId));
  for (const path of ['', '/events']) {
    const response = await server.fetch(`/v1/sessions/${sessionId}${path}`);
    told[`GET /v1/sessions/{id}${path}`] = await response.text();
  }
  const events: unknown[] = [];
  for await (const event of server.subscribe(AgentEvents.toString(), { sessionId, after: -1 }))
    events.push(event);
  told['agentEvents'] = JSON.stringify(events);
  const everything = `{ secrets { id name } session(id: "${sessionId}") { instruction title metadata result error } }`;
  told['GraphQL queries'] = JSON.stringify(await server.graphql(everything));
});

afterAll(async () => {
  await resources?.disposeAsync();
});

function holdsValue(bytes: Buffer): boolean {
  return FORMS.some((form) => bytes.includes(form));
}

/** @returns the contents of every file of the data folder, by name */
async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)));
}

test('the phone has got the value, and the session went as it should', async () => {
  const { udid } = virtualPhone(1);
  await using remote = await openVirtualRemote(appium.url, udid);
  const state = JSON.stringify(await remote.execute('mobile: virtualState'));
  expect(state).toContain(`"body":"It is ${VALUE}."`);
  expect(state).toContain(`"title":"${VALUE}"`);
  expect(claude.violations).toEqual([]);
  expect(JSON.parse(told['GET /v1/sessions/{id}'] ?? '')).toMatchObject({ status: 'completed' });
});

test('no file of the data folder holds the value', async () => {
  const files = await filesOf(dataDir);
  const names = [...files.keys()].map((path) => path.slice(dataDir.length + 1));
  expect(names).toEqual(
    expect.arrayContaining(['opposable.db', 'opposable.db-wal', expect.stringMatching(/^frames\//)]),
  );
  // The search finds what is there.
  const database = Buffer.concat([...files].filter(([path]) => /\.db/.test(path)).map(([, bytes]) => bytes));
  expect(database.includes(PLACEHOLDER)).toBe(true);
  expect(names.filter((_, position) => holdsValue([...files.values()][position] ?? Buffer.of()))).toEqual([]);
});

test('no event, answer or other export holds the value', () => {
  expect(Object.keys(told)).toHaveLength(6);
  for (const [name, text] of Object.entries(told)) {
    expect(text, name).toContain('shop-password');
    expect(holdsValue(Buffer.from(text)), name).toBe(false);
  }
});

test('no request to the model holds the value', () => {
  const requests = JSON.stringify(claude.requests.map(({ body, headers }) => ({ body, headers })));
  expect(claude.requests).toHaveLength(TURNS.length);
  expect(requests).toContain(`value=\\"It is ${PLACEHOLDER}.\\"`);
  expect(requests).toContain('There is no secret \\"unknown\\". There are: shop-password.');
  expect(holdsValue(Buffer.from(requests))).toBe(false);
});

test('no picture that the model gets shows the value', async () => {
  let pictured = 0;
  for (const { body } of claude.requests) {
    if (!body) continue;
    const newest = `messages.${body.messages.length - 1}.`;
    const picture = imagesOf(body).findLast(({ path }) => path.startsWith(newest));
    // An element with the placeholder in its label or value, and where in the picture it is.
    const places = askOf(body, 0, 0).text.matchAll(/^e\d+ .*?\[(\d+),(\d+),(\d+),(\d+)\].*$/gm);
    for (const [line, ...bounds] of places) {
      if (!picture || !line.includes(PLACEHOLDER)) continue;
      const [left = 0, top = 0, width = 0, height = 0] = bounds.map(Number);
      const region = sharp(Buffer.from(picture.block.source.data ?? '', 'base64'))
        .extract({ left, top, width, height })
        .png();
      // Statistics are always of what was read, not of what became of it.
      const { channels } = await sharp(await region.toBuffer()).stats();
      for (const { stdev } of channels) expect(stdev, line).toBeLessThan(2);
      pictured += 1;
    }
  }
  // The body's field twice or more, the title's, and the card in the list.
  expect(pictured).toBeGreaterThanOrEqual(4);
});

test('no log and no event holds the value when the phone is lost over it', async () => {
  const { id } = await createSession(server, 'Lose the phone');
  await untilEvent(server, id, ({ to }) => to === 'paused');
  const events = await (await server.fetch(`/v1/sessions/${id}/events`)).text();
  expect(events).toContain(PLACEHOLDER);
  expect(holdsValue(Buffer.from(events))).toBe(false);
  // The server's at its most talkative, and Appium's.
  expect(logged.lines().length).toBeGreaterThan(0);
  expect(holdsValue(Buffer.from(logged.lines().join('\n')))).toBe(false);
  expect(holdsValue(Buffer.from(appium.log.join('\n')))).toBe(false);
});
