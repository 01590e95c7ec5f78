import { beforeEach, describe, expect, test } from 'vitest';
import type { PhoneElement } from '../../../src/domain/phone.ts';
import { type ActionReport, type PhoneDriver, PhoneError } from '../../../src/phones/phone-driver.ts';
import { withSecrets } from '../../../src/phones/secret-driver.ts';
import { FakePhone } from '../../support/fake-phone.ts';

const never = new AbortController().signal;
const SECRETS = [
  { name: 'password', value: 'hunter2' },
  { name: 'pin', value: '482 913' },
];

function element(label: string, rest: Partial<PhoneElement> = {}): PhoneElement {
  const bounds = { x: 0, y: 0, width: 10, height: 10 };
  return { role: 'text', label, bounds, interactive: false, ...rest };
}

let phone: FakePhone;
let inner: PhoneDriver;
let driver: PhoneDriver;

beforeEach(async () => {
  phone = new FakePhone();
  inner = await phone.connect({ platform: 'android', udid: 'x', capabilities: {} }, never);
  driver = withSecrets(inner, SECRETS, false);
});

const type = (text: string): Promise<ActionReport> => driver.perform({ type: 'type_text', text }, never);

test('a snapshot passes, and what is restored may show a secret', async () => {
  const saved = (await driver.snapshots?.save('memory', never)) ?? new Uint8Array();
  expect(driver.mayShowSecrets()).toBe(false);
  await driver.snapshots?.restore(saved, 'memory', never);
  expect(phone.content).toBe('new memory as memory');
  expect(driver.mayShowSecrets()).toBe(true);
  expect(withSecrets({ ...inner, snapshots: undefined }, SECRETS, false).snapshots).toBeUndefined();
});

test('a failed snapshot tells no secret', async () => {
  phone.fails('save', new PhoneError('action_failed', 'It says hunter2.'));
  await expect(driver.snapshots?.save('memory', never)).rejects.toThrow('{{secret:password}}');
});

/** A driver whose phone remarks on what is typed. */
function remarking(remark: string): PhoneDriver {
  return withSecrets({ ...inner, perform: async () => ({ remark }) }, SECRETS, false);
}

describe('typing', () => {
  test('gives the phone the value in the place of its name', async () => {
    expect(await type('{{secret:password}}')).toEqual({});
    await type('pin {{secret:pin}}, again {{ secret:pin }}\n');
    expect(phone.actions).toEqual([
      { type: 'type_text', text: 'hunter2' },
      { type: 'type_text', text: 'pin 482 913, again 482 913\n' },
    ]);
  });

  test('passes on a text without a secret as it is', async () => {
    await type('Hello {{name}}');
    expect(phone.actions).toEqual([{ type: 'type_text', text: 'Hello {{name}}' }]);
    expect(driver.mayShowSecrets()).toBe(false);
  });

  test.each(['nothing', 'Password', ''])(
    'refuses the name %j, types nothing, and tells the names',
    async (name) => {
      await expect(type(`a {{secret:${name}}}`)).rejects.toMatchObject({
        name: 'PhoneError',
        kind: 'action_failed',
        message: `There is no secret "${name}". There are: password, pin. Ask the user to set it.`,
      });
      expect(phone.actions).toEqual([]);
      expect(driver.mayShowSecrets()).toBe(false);
    },
  );

  test('says when there are no secrets at all', async () => {
    driver = withSecrets(inner, [], false);
    await expect(type('{{secret:password}}')).rejects.toThrow(
      'There is no secret "password". There are none.',
    );
  });

  test('makes frames doubtful from then on, also when it fails or an earlier driver did it', async () => {
    expect(driver.mayShowSecrets()).toBe(false);
    phone.fails('perform', new PhoneError('timeout', 'Too slow.'));
    await expect(type('{{secret:password}}')).rejects.toThrow('Too slow.');
    expect(driver.mayShowSecrets()).toBe(true);
    expect(withSecrets(inner, SECRETS, true).mayShowSecrets()).toBe(true);
  });

  test('is not begun once it was aborted', async () => {
    const aborted = AbortSignal.abort(new Error('stop'));
    const action = { type: 'type_text', text: '{{secret:password}}' } as const;
    await expect(driver.perform(action, aborted)).rejects.toThrow('stop');
    expect(phone.actions).toEqual([]);
    expect(driver.mayShowSecrets()).toBe(false);
  });
});

test.each([
  { type: 'open_url', url: 'https://shop.example/?q={{secret:password}}' },
  { type: 'open_url', url: 'https://shop.example/?q=%7B%7Bsecret:password%7D%7D' },
  { type: 'open_app', name: '{{secret:password}}' },
] as const)('a secret is refused where it is not typed: %j', async (action) => {
  await expect(driver.perform(action, never)).rejects.toMatchObject({
    kind: 'action_failed',
    message: expect.stringMatching(/^Secrets are only typed/),
  });
  expect(phone.actions).toEqual([]);
});

test.each(['https://shop.example/?q=100%', 'https://shop.example/{{cart}}'])(
  'any other address is opened: %s',
  async (url) => {
    await driver.perform({ type: 'open_url', url }, never);
    expect(phone.actions).toEqual([{ type: 'open_url', url }]);
  },
);

describe('a remark on a secret that was typed', () => {
  const field = (value: string) => element('Password', { role: 'input', focused: true, value });
  const action = { type: 'type_text', text: '{{secret:password}}' } as const;
  const remark = 'The field now holds "hunter", which is not what was typed ("hunter2"). Correct it.';

  test('tells how long what the field holds is, and nothing else', async () => {
    phone.elements = [field('hunter')];
    expect(await remarking(remark).perform(action, never)).toEqual({
      remark: 'The field holds 6 characters, but the secret has 7.',
    });
    phone.elements = [field('••••••😀••')];
    expect(await remarking(remark).perform({ ...action, text: 'a{{secret:password}}\n' }, never)).toEqual({
      remark: 'The field holds 9 characters, but the text has 8.',
    });
  });

  test('is left out when the lengths agree', async () => {
    phone.elements = [field('Hunter2')];
    expect(await remarking(remark).perform(action, never)).toEqual({});
  });

  test('still tells that enter was not pressed', async () => {
    phone.elements = [field('hunter')];
    const entered = { ...action, text: '{{secret:password}}\n' };
    expect(await remarking(`${remark} Enter was not pressed.`).perform(entered, never)).toEqual({
      remark: 'The field holds 6 characters, but the secret has 7. Enter was not pressed.',
    });
  });

  test.each([
    ['there is no field', () => undefined],
    ['the elements can’t be read', () => phone.fails('elements', new PhoneError('timeout', 'Too slow.'))],
  ])('tells as much as it can when %s', async (_, prepare) => {
    prepare();
    expect(await remarking(remark).perform(action, never)).toEqual({
      remark: "The field may not hold all of the secret, and its length can't be told.",
    });
  });
});

test('a remark on another text that quotes a secret has it hidden', async () => {
  const said = remarking('The field now holds "hunter2!", which is not what was typed ("!").');
  expect(await said.perform({ type: 'type_text', text: '!' }, never)).toEqual({
    remark: 'The field now holds "{{secret:password}}!", which is not what was typed ("!").',
  });
});

describe('elements', () => {
  test('that show a secret come back with its name, marked', async () => {
    phone.elements = [
      element('Password, hunter2'),
      element('Note', { role: 'input', value: 'my hun\nter2', focused: true }),
      element('482 913', { id: 'pin' }),
    ];
    expect(await driver.elements(never)).toEqual([
      element('Password, {{secret:password}}', { secret: true }),
      element('Note', { role: 'input', value: 'my {{secret:password}}', focused: true, secret: true }),
      element('{{secret:pin}}', { id: 'pin', secret: true }),
    ]);
  });

  test('that show none, and the dots of a password, are left alone', async () => {
    phone.elements = [element('Shop'), element('Password', { role: 'input', value: '•••••••' })];
    expect(await driver.elements(never)).toEqual(phone.elements);
  });
});

describe('failures', () => {
  test.each(['perform', 'elements', 'capture', 'wake', 'currentApp'] as const)(
    'of %s have values hidden',
    async (step) => {
      phone.fails(step, new PhoneError('timeout', 'Cannot set "hunter2" here.', { cause: 'hunter2' }));
      const failing = { perform: () => type('{{secret:password}}') }[step as 'perform'];
      const failure: unknown = await (failing ?? (() => driver[step as 'wake'](never)))().catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({
        name: 'PhoneError',
        kind: 'timeout',
        message: 'Cannot set "{{secret:password}}" here.',
      });
      const { stack, cause } = failure as Error;
      expect(stack).not.toContain('hunter2');
      expect(cause).toBeUndefined();
    },
  );

  test('that hold no value stay what they are', async () => {
    const failure = new Error('Something else', { cause: new Error('because') });
    phone.fails('perform', failure);
    await expect(type('{{secret:password}}')).rejects.toBe(failure);
  });

  test('that were no failures of the phone lose their values, too', async () => {
    phone.fails('perform', new Error('bug', { cause: new Error('hunter2') }));
    const failure = await type('{{secret:password}}').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'PhoneError', kind: 'action_failed', message: 'bug' });
    expect((failure as Error).cause).toBeUndefined();
  });

  test('by an abort give the signal’s own reason', async () => {
    const stopping = new AbortController();
    const reason = new Error('hunter2 is what the caller said');
    const held = phone.holds('perform');
    const typing = driver.perform({ type: 'type_text', text: '{{secret:password}}' }, stopping.signal);
    stopping.abort(reason);
    await expect(typing).rejects.toBe(reason);
    held.open();
  });
});

test('everything else is the phone’s own', async () => {
  expect(driver.platform).toBe('android');
  expect(await driver.capture(never)).toEqual(await inner.capture(never));
  expect(await driver.currentApp(never)).toEqual({ packageName: 'com.example.shop' });
  await driver.perform({ type: 'tap', at: { x: 1, y: 2 } }, never);
  expect(phone.actions).toEqual([{ type: 'tap', at: { x: 1, y: 2 } }]);
  await driver.close();
  expect(phone.drivers).toBe(0);
});
