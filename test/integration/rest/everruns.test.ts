import { describe, expect, test } from 'vitest';
import { CAPABILITY_REFS } from '../../../src/domain/capability-use.ts';
import { type DialectStage, dialectStage } from '../../support/dialect-stage.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** What is answered to a request below the dialect's prefix. */
async function answer(
  stage: DialectStage,
  path: string,
  init?: Parameters<DialectStage['fetch']>[1],
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await stage.fetch(`/everruns/v1${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('a key', () => {
  test.each(['', 'ApiKey ', 'apikey ', 'Bearer '])(
    'is taken behind "%s" in Authorization',
    async (scheme) => {
      await using stage = await dialectStage(db());
      const headers = { authorization: `${scheme}${stage.key}` };
      expect(await answer(stage, '/capabilities', { key: null, headers })).toMatchObject({ status: 200 });
    },
  );

  test.each([[undefined], ['opp_unknown'], ['Basic opp_unknown']])(
    'that is none is refused: %s',
    async (authorization) => {
      await using stage = await dialectStage(db());
      const headers = new Headers(authorization === undefined ? {} : { authorization });
      expect(await answer(stage, '/capabilities', { key: null, headers })).toEqual({
        status: 401,
        body: { error: 'Unauthorized' },
      });
    },
  );
});

describe('capabilities', () => {
  test('are listed, and found by their refs', async () => {
    await using stage = await dialectStage(db());
    const { status, body } = await answer(stage, '/capabilities');
    expect(status).toBe(200);
    const { data } = body as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual([...CAPABILITY_REFS]);
    expect(data[0]).toEqual({
      id: 'phone',
      name: 'Phone',
      description: expect.any(String),
      category: 'phone',
      status: 'available',
      icon: null,
      dependencies: [],
      is_mcp: false,
      system_prompt: null,
      tool_definitions: [],
    });
    expect(await answer(stage, '/capabilities/phone')).toEqual({ status: 200, body: data[0] });
    expect(await answer(stage, '/capabilities/teleport')).toEqual({
      status: 404,
      body: { error: 'Capability not found' },
    });
  });
});

describe('what is not here', () => {
  test.each([
    ['GET', '/sessions/session_0/fs'],
    ['PUT', '/sessions/session_0/fs/notes/a.txt'],
    ['POST', '/sessions/session_0/fs/_/grep'],
    ['GET', '/llm-providers'],
    ['DELETE', '/llm-providers/provider_0'],
    ['GET', '/llm-models'],
    ['POST', '/mcp-servers'],
    ['GET', '/durable/schedules'],
  ])('%s %s answers 501', async (method, path) => {
    await using stage = await dialectStage(db());
    const response = await answer(stage, path, { method });
    expect(response).toEqual({ status: 501, body: { error: expect.stringMatching(/\w\.$/) } });
  });
});
