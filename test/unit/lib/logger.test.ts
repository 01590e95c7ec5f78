import { expect, test } from 'vitest';
import { createLogger, type Logger } from '../../../src/lib/logger.ts';

const KEY = `opp_${'Ab1_-'.repeat(9)}`;
const WEBHOOK_SECRET = `whsec_${'Ab1/+'.repeat(8)}abc=`;
const CLAUDE_KEY = `sk-ant-api03-${'x'.repeat(40)}`;

function written(write: (logger: Logger) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'debug', pretty: false }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('an entry keeps its message and its fields', () => {
  const line = JSON.parse(written((logger) => logger.info({ sessionId: 'abc', turn: 3 }, 'A turn')));
  expect(line).toMatchObject({ level: 30, msg: 'A turn', sessionId: 'abc', turn: 3 });
});

test('an error keeps what tells of the failure, with its causes', () => {
  const error = new Error('Outer', { cause: Object.assign(new Error('Inner'), { code: 'ECONNREFUSED' }) });
  const line = JSON.parse(written((logger) => logger.error({ error }, 'It failed')));
  expect(line.error).toMatchObject({
    type: 'Error',
    message: 'Outer',
    stack: expect.stringContaining('logger.test.ts'),
    cause: { message: 'Inner', code: 'ECONNREFUSED' },
  });
});

test.each<[string, (logger: Logger) => void]>([
  ['in a field of its own', (logger) => logger.info({ apiKey: KEY }, 'x')],
  ['under the name of a header', (logger) => logger.info({ headers: { 'x-api-key': KEY } }, 'x')],
  ['under the name of a variable', (logger) => logger.info({ env: { ANTHROPIC_API_KEY: CLAUDE_KEY } }, 'x')],
  ['deep inside', (logger) => logger.info({ a: [{ b: { c: { authorization: `Bearer ${KEY}` } } }] }, 'x')],
  ['in a text', (logger) => logger.info({ note: `the key ${KEY} was used` }, 'x')],
  ['as the secret of a webhook', (logger) => logger.info({ note: `signed with ${WEBHOOK_SECRET}` }, 'x')],
  ['in the message', (logger) => logger.warn(`Starting with ${KEY}`)],
  ['in a part of the message', (logger) => logger.warn('Starting with %s', CLAUDE_KEY)],
  ['in an error’s message', (logger) => logger.error({ error: new Error(`401 for ${CLAUDE_KEY}`) }, 'x')],
  ['in a bare error', (logger) => logger.error(new Error(`401 for ${CLAUDE_KEY}`))],
  ['in a cause', (logger) => logger.error({ error: new Error('x', { cause: new Error(KEY) }) }, 'x')],
  [
    'in what an error carries along',
    (logger) =>
      logger.error({ error: Object.assign(new Error('x'), { request: { headers: { cookie: KEY } } }) }, 'x'),
  ],
])('a key is not written when it is %s', (_, write) => {
  const lines = written(write);
  expect(lines).not.toContain(KEY);
  expect(lines).not.toContain(CLAUDE_KEY);
  expect(lines).not.toContain(WEBHOOK_SECRET.slice(6, 20));
  expect(lines).not.toBe('');
});

test('the password of an address and a bearer’s token are not written', () => {
  const lines = written((logger) => {
    logger.info({ url: 'http://me:hunter2@host:4723/' }, 'x');
    logger.info('Authorization was Basic aHVudGVyMg==hunter2');
  });
  expect(lines).not.toContain('hunter2');
  expect(lines).toContain('host:4723');
});

test('a picture is not written, neither as bytes nor as text', () => {
  const picture = Buffer.alloc(3_000, 7);
  const lines = written((logger) => {
    logger.info({ frame: { png: picture } }, 'x');
    logger.info({ content: [{ source: { data: picture.toString('base64') } }] }, 'x');
    logger.info(`data:image/png;base64,${picture.toString('base64')}`);
  });
  expect(lines.length).toBeLessThan(1_000);
  expect(lines).toContain('[3000 bytes]');
  expect(lines).toContain('[long data]');
});

test('a value that contains itself does no harm', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle['self'] = circle;
  expect(written((logger) => logger.info({ circle }, 'x'))).toContain('circle');
});
