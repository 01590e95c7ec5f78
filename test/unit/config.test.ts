import { describe, expect, test } from 'vitest';
import { describeVariables } from '../../src/config/variables.ts';
import { childEnvironment, readClientConfig, readConfig } from '../../src/config.ts';
import { StartError } from '../../src/lib/start-error.ts';

function problem(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return 'no problem';
}

test('nothing needs to be set', () => {
  expect(readConfig({})).toEqual({
    port: 4_000,
    host: '127.0.0.1',
    dataDir: './data',
    apiKey: undefined,
    secretsKey: undefined,
    model: 'claude-sonnet-5-5',
    fastModel: 'claude-haiku-5-5',
    idlePhoneMs: 600_000,
    snapshotMs: 2_592_000_000,
    toolProfile: undefined,
    pictureSize: 'full',
    contextTokens: 150_000,
    logLevel: 'info',
    virtualPhones: 1,
    allowPrivateAddresses: false,
    corsOrigins: [],
    anthropicApiKey: undefined,
    anthropicBaseUrl: undefined,
    appiumUrl: undefined,
  });
});

test('every variable arrives', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    OPPOSABLE_DATA_DIR: '/srv/opposable',
    OPPOSABLE_API_KEY: 'opp_0123456789abcdef',
    OPPOSABLE_MODEL: 'claude-opus-5-5',
    OPPOSABLE_LOG_LEVEL: 'debug',
    OPPOSABLE_VIRTUAL_PHONES: '200',
    OPPOSABLE_ALLOW_PRIVATE_ADDRESSES: 'true',
    OPPOSABLE_CORS_ORIGINS: 'https://app.example, http://localhost:5173',
    ANTHROPIC_API_KEY: 'sk-ant-x',
    ANTHROPIC_BASE_URL: 'https://gateway.example/anthropic',
    APPIUM_URL: 'http://127.0.0.1:4723',
  });
  expect(config).toMatchObject({ port: 0, host: '0.0.0.0', virtualPhones: 200, logLevel: 'debug' });
  expect(config).toMatchObject({ allowPrivateAddresses: true });
  expect(config.corsOrigins).toEqual(['https://app.example', 'http://localhost:5173']);
  expect(config).toMatchObject({ anthropicBaseUrl: 'https://gateway.example/anthropic' });
  expect(Object.isFrozen(config)).toBe(true);
});

test('a blank value counts as absent, and blanks around a value are not part of it', () => {
  expect(readConfig({ PORT: ' ', HOST: '', OPPOSABLE_API_KEY: '' })).toEqual(readConfig({}));
  expect(readConfig({ PORT: ' 80 ', ANTHROPIC_API_KEY: 'sk-ant-x\n' })).toMatchObject({
    port: 80,
    anthropicApiKey: 'sk-ant-x',
  });
});

test.each([
  ['PORT', 'abc', 'a whole number from 0 to 65535'],
  ['PORT', '65536', 'a whole number from 0 to 65535'],
  ['PORT', '-1', 'a whole number from 0 to 65535'],
  ['PORT', '0x50', 'a whole number from 0 to 65535'],
  ['PORT', '1e3', 'a whole number from 0 to 65535'],
  ['OPPOSABLE_VIRTUAL_PHONES', '2.5', 'a whole number from 0 to 200'],
  ['OPPOSABLE_VIRTUAL_PHONES', '201', 'a whole number from 0 to 200'],
  ['OPPOSABLE_LOG_LEVEL', 'loud', 'one of silent, fatal, error, warn, info, debug'],
  ['ANTHROPIC_BASE_URL', 'gateway', 'an address with http:// or https://'],
  ['APPIUM_URL', 'ftp://host', 'an address with http:// or https://'],
])('%s refuses %j and says what is allowed', (name, value, allowed) => {
  expect(problem({ [name]: value })).toBe(`${name}: "${value}" is not allowed. It must be ${allowed}.`);
});

test('all that is wrong is said at once', () => {
  expect(problem({ PORT: 'x', OPPOSABLE_LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
});

test.each([
  ['hex', 'ab'.repeat(32)],
  ['base64', Buffer.alloc(32, 250).toString('base64')],
  ['base64 for addresses, without padding', Buffer.alloc(32, 250).toString('base64url')],
])('the key of the secrets may be 32 bytes in %s', (_, key) => {
  expect(readConfig({ OPPOSABLE_SECRETS_KEY: key }).secretsKey).toBe(key);
});

test.each(['secret', 'ab'.repeat(31), Buffer.alloc(33).toString('base64')])(
  'the key of the secrets is refused when it is no 32 bytes, and not shown: %s',
  (key) => {
    expect(problem({ OPPOSABLE_SECRETS_KEY: key })).toBe(
      'OPPOSABLE_SECRETS_KEY: the value given is not allowed. It must be 32 bytes in base64 or hex.',
    );
  },
);

test('a secret is never shown', () => {
  const key = problem({ OPPOSABLE_API_KEY: 'too-short' });
  expect(key).toBe('OPPOSABLE_API_KEY: the value given is not allowed. It must be 16 characters or more.');
  const address = problem({ APPIUM_URL: 'ftp://me:hunter2@host' });
  expect(address).not.toContain('hunter2');
  expect(address).toContain('ftp://…@host');
});

test.each([
  '0.0.0.0',
  '::',
  '192.168.1.7',
  'example.org',
  '127.0.0.1.example.org',
  '::ffff:127.0.0.1',
  '10.127.0.0',
])('the address %s is refused without a key of one’s own', (HOST) => {
  expect(problem({ HOST })).toContain(`HOST: "${HOST}"`);
  expect(problem({ HOST })).toContain('OPPOSABLE_API_KEY');
  expect(problem({ HOST, OPPOSABLE_API_KEY: 'opp_0123456789abcdef' })).toBe('no problem');
});

test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('the loopback address %s needs no key', (HOST) => {
  expect(readConfig({ HOST }).host).toBe(HOST);
});

test('a flag comes before the environment, and is checked like it', () => {
  expect(readConfig({ PORT: '80', HOST: '::1' }, { PORT: '81' })).toMatchObject({ port: 81, host: '::1' });
  expect(() => readConfig({}, { PORT: 'x' })).toThrow('PORT: "x" is not allowed');
});

test('every variable but a key has a flag', () => {
  const flags = describeVariables().map(({ name, flag }) => `${name} ${flag}`);
  expect(flags).toContain('OPPOSABLE_DATA_DIR --data-dir');
  expect(flags.filter((line) => line.endsWith('undefined'))).toEqual([
    'OPPOSABLE_API_KEY undefined',
    'OPPOSABLE_SECRETS_KEY undefined',
    'OPPOSABLE_METRICS_TOKEN undefined',
    'ANTHROPIC_API_KEY undefined',
  ]);
});

test('a child process gets no keys', () => {
  const environment = { PATH: '/bin', ANTHROPIC_API_KEY: 'secret', OPPOSABLE_API_KEY: 'secret' };
  const secretsKey = { OPPOSABLE_SECRETS_KEY: 'secret' };
  expect(childEnvironment({ ...environment, ...secretsKey })).toEqual({ PATH: '/bin' });
});

test('a client finds the server that the same variables describe', () => {
  expect(readClientConfig({})).toEqual({
    url: 'http://127.0.0.1:4000',
    apiKey: undefined,
    keyPath: 'data/api-key',
  });
  expect(readClientConfig({ PORT: '5000', OPPOSABLE_DATA_DIR: '/srv/o', OPPOSABLE_API_KEY: 'k' })).toEqual({
    url: 'http://127.0.0.1:5000',
    apiKey: 'k',
    keyPath: '/srv/o/api-key',
  });
  expect(readClientConfig({ OPPOSABLE_URL: 'https://phones.example' }).url).toBe('https://phones.example');
});

test('the help names every variable with its meaning and default', () => {
  expect(describeVariables()).toContainEqual({
    flag: '--port',
    name: 'PORT',
    text: 'port to listen on; 0 picks a free one',
    fallback: '4000',
  });
  expect(describeVariables().every(({ text }) => text.length > 0)).toBe(true);
  expect(new Set(describeVariables().map(({ name }) => name)).size).toBe(describeVariables().length);
});

describe('traces', () => {
  const OTLP = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };

  test.each([
    { asks: 'nothing', environment: {} },
    { asks: 'a name alone', environment: { OTEL_SERVICE_NAME: 'phones' } },
    { asks: 'no SDK', environment: { ...OTLP, OTEL_SDK_DISABLED: 'true' } },
    { asks: 'no exporter', environment: { ...OTLP, OTEL_TRACES_EXPORTER: 'none' } },
  ])('are not made when the standard variables ask for $asks', ({ environment }) => {
    expect(readConfig(environment).traces).toBeUndefined();
  });

  test.each([
    { said: OTLP, serviceName: 'opposable' },
    {
      said: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:4318/v1/traces' },
      serviceName: 'opposable',
    },
    { said: { OTEL_TRACES_EXPORTER: 'console' }, serviceName: 'opposable' },
    { said: { ...OTLP, OTEL_SERVICE_NAME: 'phones' }, serviceName: 'phones' },
    { said: { ...OTLP, OTEL_RESOURCE_ATTRIBUTES: 'a=b, service.name=phones' }, serviceName: undefined },
  ])('are made for $said', ({ said, serviceName }) => {
    expect(readConfig(said).traces).toMatchObject({ serviceName, logLevel: 'error', hasDetectors: false });
  });
});
