import { expect, test } from 'vitest';
import { type Source, sources } from '../support/imports.ts';

const PORTS = ['src/phones/phone-driver.ts', 'src/models/model.ts'];
const FEED = 'src/events/event-feed.ts';
const WAKE = 'src/events/wake.ts';

/** What each room may import besides itself; the longest name that fits a file is its room. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/lib/': [],
  'src/domain/': ['src/lib/'],
  'src/models/': ['src/domain/', 'src/lib/'],
  'src/phones/': ['src/domain/', 'src/lib/'],
  'src/phones/virtual/': [],
  'src/agent/': ['src/domain/', 'src/lib/', ...PORTS],
  'src/storage/': ['src/domain/', 'src/lib/'],
  'src/events/': ['src/domain/', 'src/lib/', 'src/storage/'],
  'src/queue/': ['src/domain/', 'src/lib/', 'src/storage/'],
  'src/sessions/': [
    ...['src/domain/', 'src/lib/', 'src/storage/', 'src/events/', 'src/queue/', 'src/agent/'],
    ...PORTS,
  ],
  'src/usage/': ['src/domain/', 'src/lib/', 'src/storage/'],
  'src/evaluations/': ['src/domain/', 'src/lib/', 'src/storage/'],
  'src/by-hand/': [
    ...['src/domain/', 'src/lib/', 'src/storage/', 'src/events/', 'src/sessions/', 'src/agent/'],
    ...PORTS,
  ],
  'src/replay/': ['src/domain/', 'src/lib/', 'src/storage/', FEED],
  'src/auth/': ['src/domain/', 'src/lib/', 'src/storage/'],
  'src/webhooks/': ['src/domain/', 'src/lib/', 'src/storage/', FEED, WAKE],
  'src/rest/': [
    ...['src/domain/', 'src/lib/', 'src/sessions/', 'src/by-hand/', 'src/usage/', 'src/replay/'],
    ...['src/auth/', FEED],
  ],
  'schema/': [
    ...['src/domain/', 'src/lib/', 'src/sessions/', 'src/by-hand/', 'src/usage/', 'src/auth/'],
    ...['src/evaluations/', 'src/webhooks/', FEED, WAKE],
    ...['src/storage/database.ts', 'src/storage/generated/'],
  ],
  'src/http/': [
    ...['src/domain/', 'src/lib/', 'src/auth/', 'src/rest/', 'src/observability/', 'schema/'],
    'src/storage/frame-store.ts',
  ],
  'src/observability/': [
    ...['src/domain/', 'src/lib/', 'src/storage/', 'src/events/event-log.ts', 'src/models/model.ts'],
  ],
  'src/config.ts': ['src/lib/', 'src/domain/', 'src/config/'],
  'src/config/': ['src/lib/', 'src/domain/'],
  'src/cli/': ['src/lib/', 'src/domain/', 'src/config.ts', 'src/config/'],
  'src/cli/commands/serve.ts': ['src/cli/', 'src/lib/', 'src/domain/', 'src/config.ts', 'src/app.ts'],
  'dashboard/': [],
  'src/app.ts': ['src/', 'schema/'],
  'src/app/': ['src/', 'schema/'],
};

/** Packages that one room alone may know. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@anthropic-ai/sdk': ['src/models/'],
  webdriverio: ['src/phones/'],
  appium: ['src/phones/'],
  'better-sqlite3': ['src/storage/'],
  '@prisma/': ['src/storage/'],
  // The replay room writes HTML with it, and serves nothing.
  hono: ['src/http/', 'src/rest/', 'src/replay/'],
  'graphql-yoga': ['src/http/', 'schema/'],
  commander: ['src/cli/'],
  'csv-stringify': ['src/usage/'],
  'prom-client': ['src/observability/'],
  '@opentelemetry/': ['src/observability/'],
};

/** Sets the environment of the process that it is the whole of, and reads nothing from it. */
const OWN_PROCESS = ['src/phones/appium-child.ts'];

const OURS = sources('src', 'schema', 'dashboard');

function roomOf(path: string): string {
  const fitting = Object.keys(MAY_IMPORT).filter((room) => path.startsWith(room));
  const [longest] = fitting.sort((a, b) => b.length - a.length);
  if (longest === undefined) throw new Error(`The file ${path} is in no room of the table.`);
  return longest;
}

test('every import follows the table of rooms', () => {
  // The reader of imports sees what there is to see.
  expect(OURS.flatMap(({ files }) => files).length).toBeGreaterThan(OURS.length);
  const wrong = OURS.flatMap(({ path, files }) => {
    const room = roomOf(path);
    const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
    return files
      .filter((file) => !allowed.some((prefix) => file.startsWith(prefix)))
      .map((file) => `${path} imports ${file}`);
  });
  expect(wrong).toEqual([]);
});

test('the virtual phone, a driver of its own, is imported by nobody', () => {
  const importers = OURS.filter(
    ({ path, files }) =>
      !path.startsWith('src/phones/virtual/') && files.some((file) => file.startsWith('src/phones/virtual/')),
  );
  expect(importers.map(({ path }) => path)).toEqual([]);
});

test('the two ports hold types and error classes alone', () => {
  for (const { path, text, files } of OURS.filter((source) => PORTS.includes(source.path))) {
    expect(files.filter((file) => !file.startsWith('src/domain/') && !file.startsWith('src/lib/'))).toEqual(
      [],
    );
    const exported = [...text.matchAll(/^export (\w+)(?: (\w+).*)?$/gm)].filter(
      ([, kind]) => kind !== 'type',
    );
    for (const [line] of exported) expect(line, path).toMatch(/^export class \w+Error extends Error/);
  }
});

test('a package that belongs to a room is imported there alone', () => {
  const wrong = OURS.flatMap(({ path, packages }) =>
    packages.flatMap((name) =>
      Object.entries(OWNERS)
        .filter(([owned]) => name === owned || name.startsWith(owned.endsWith('/') ? owned : `${owned}/`))
        .filter(([, rooms]) => !rooms.some((room) => path.startsWith(room)))
        .map(() => `${path} imports ${name}`),
    ),
  );
  expect(wrong).toEqual([]);
});

test('the application is put together by main, serve and the support of tests alone', () => {
  const starters = [...OURS, ...sources('test')]
    .filter(({ files }) => files.includes('src/app.ts'))
    .map(({ path }) => path)
    .filter((path) => !/^test\/(support|bench|eval)\//.test(path));
  expect(starters).toSatisfy((paths: string[]) =>
    paths.every((path) => path === 'src/main.ts' || path === 'src/cli/commands/serve.ts'),
  );
});

test('config.ts alone reads the environment', () => {
  const readers = OURS.filter(
    ({ path, text }) => /\bprocess\.env\b/.test(text) && !OWN_PROCESS.includes(path),
  );
  expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
});

test('no file imports itself over others', () => {
  const byPath = new Map<string, Source>(OURS.map((source) => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const file of byPath.get(path)?.files ?? []) visit(file, [...trail, path]);
    done.add(path);
  };
  for (const { path } of OURS) visit(path, []);
  expect(cycles).toEqual([]);
});

test('no index file passes on the values of others', () => {
  const indexes = OURS.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path));
  expect(
    indexes.filter(({ text }) => /^export (?!type\b).*from/m.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
