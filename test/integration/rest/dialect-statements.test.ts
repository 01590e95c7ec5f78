import { afterAll, beforeAll, expect, test } from 'vitest';
import { hexOf, type SessionId } from '../../../src/domain/ids.ts';
import { type CountedDatabase, countedDatabase } from '../../support/counted-database.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';

let db: CountedDatabase;
let at: DialectStage;
let id: SessionId;

beforeAll(async () => {
  db = await countedDatabase();
  at = await dialectStage(db);
  id = await at.on.create({ mode: 'conversation', instruction: undefined, agent: 'agi-0' });
  // The link to its live view is made once.
  await at.fetch(`/agi/v1/sessions/${id}`);
});
afterAll(async () => {
  await at?.[Symbol.asyncDispose]();
  await db?.[Symbol.asyncDispose]();
});

// Besides the key: the session, and what the dialect shows of its log and its agent.
test.each([
  ['TapKit', (hex: string) => `/v1/sessions/sess_${hex}`, 2],
  ['Everruns', (hex: string) => `/everruns/v1/sessions/session_${hex}`, 3],
  ['AGI', () => `/agi/v1/sessions/${id}`, 3],
  ['AGI, its status alone,', () => `/agi/v1/sessions/${id}/status`, 2],
  ['AGI, its messages,', () => `/agi/v1/sessions/${id}/messages`, 3],
  ['Viben', (hex: string) => `/api/sessions/session-${hex}`, 4],
])('%s: reading a session sends few statements', async (_dialect, pathOf, count) => {
  const { statements } = await db.counted(async () => {
    expect((await at.fetch(pathOf(hexOf(id)))).status).toBe(200);
  });
  expect(statements).toHaveLength(count);
});
