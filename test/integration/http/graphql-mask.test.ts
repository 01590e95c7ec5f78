import { afterEach, expect, test, vi } from 'vitest';
import { graphqlServer } from '../../../src/http/graphql.ts';
import { recordingLogger } from '../../support/logger.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['development', 'production'])('the inside is logged and not shown in %s', async (environment) => {
  vi.stubEnv('NODE_ENV', environment);
  const { logger, lines } = recordingLogger();
  const server = graphqlServer(() => {
    throw new Error('The database is at /var/secret');
  }, logger);
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ phones { name } }"}',
  });
  const answer = await response.text();
  expect(answer).toContain('INTERNAL_SERVER_ERROR');
  expect(answer).not.toContain('secret');
  expect(lines()).toEqual([expect.stringContaining('/var/secret')]);
});
