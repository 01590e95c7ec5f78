import { describe, expect, it } from 'vitest';
import { type JudgedUse, type Judgement, judge } from '../../../../src/agent/judging/approval.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';
import type { PhoneAction } from '../../../../src/domain/phone-action.ts';
import { DEFAULT_POLICY, type PolicyInput, policy } from '../../../../src/domain/policy.ts';

const bounds = { x: 0, y: 0, width: 100, height: 50 };
const at = { x: 5, y: 5 };
const tap: PhoneAction = { type: 'tap', at };
const enter: PhoneAction = { type: 'press_button', button: 'enter' };
const ALLOW = { decision: 'allow' };

function element(label: string, over: Partial<PhoneElement> = {}): PhoneElement {
  return { role: 'button', label, bounds, interactive: true, ...over };
}

function text(label: string): PhoneElement {
  return element(label, { role: 'text', interactive: false });
}

/** A tap on an element of a shop, unless told otherwise. */
function judged(target: PhoneElement | undefined, over: Partial<JudgedUse> = {}, says: PolicyInput = {}) {
  const elements = target ? [target] : [];
  const use = { tool: 'tap', action: tap, target, elements, app: 'com.example.shop', instruction: '' };
  return judge({ ...use, ...over }, policy.parse(says));
}

const ruleOf = (judgement: Judgement): string =>
  judgement.decision === 'ask' ? judgement.rule : judgement.decision;

describe('without rules', () => {
  it('asks before a purchase, and says what, where and why', () => {
    expect(judged(element('Buy now'))).toEqual({
      decision: 'ask',
      reason: '"Buy now" in com.example.shop may spend money.',
      rule: 'purchase',
    });
  });

  it.each<[string, string]>([
    ['Delete', 'delete'],
    ['Send', 'send'],
    ['Add to cart', 'allow'],
    ['Check out', 'allow'],
    ['Save', 'allow'],
  ])('a tap on "%s": %s', (label, rule) => {
    expect(ruleOf(judged(element(label)))).toBe(rule);
  });

  it('sends what the user asked to send, and deletes or buys nothing only for being asked', () => {
    const instruction = 'Send Anna a message and delete it, then buy the kettle';
    expect(judged(element('Send'), { instruction })).toEqual(ALLOW);
    expect(ruleOf(judged(element('Delete'), { instruction }))).toBe('delete');
    expect(ruleOf(judged(element('Buy'), { instruction }))).toBe('purchase');
  });

  it.each<[PhoneAction, string]>([
    [{ type: 'double_tap', at }, 'delete'],
    [{ type: 'long_press', at, durationMs: 500 }, 'delete'],
    [{ type: 'swipe', from: at, to: at, durationMs: 300 }, 'allow'],
    [{ type: 'drag', from: at, to: at, durationMs: 300, holdMs: 300 }, 'allow'],
    [{ type: 'pinch', at, scale: 2 }, 'allow'],
    [enter, 'delete'],
    [{ type: 'press_button', button: 'back' }, 'allow'],
    [{ type: 'open_app', name: 'Delete' }, 'allow'],
    [{ type: 'open_url', url: 'https://example.org/buy' }, 'allow'],
  ])('%j on a button that deletes: %s', (action, rule) => {
    expect(ruleOf(judged(element('Delete'), { action }))).toBe(rule);
  });

  it('slides nothing that pays', () => {
    const action: PhoneAction = { type: 'swipe', from: at, to: at, durationMs: 300 };
    expect(ruleOf(judged(element('Slide to pay'), { action }))).toBe('purchase');
  });

  it.each<[string, Partial<PhoneElement>]>([
    ['Delete after reading', { role: 'checkbox' }],
    ['Subscribe', { role: 'switch' }],
    ['Post', { role: 'tab' }],
    ['Send', { role: 'input' }],
  ])('lets "%s" be chosen or written into: %j', (label, over) => {
    expect(judged(element(label, over))).toEqual(ALLOW);
  });

  it('knows an element without a label by its id', () => {
    const id = (name: string) => element('', { id: `com.example:id/${name}` });
    expect(ruleOf(judged(id('send_button')))).toBe('send');
    expect(ruleOf(judged(id('btnDelete')))).toBe('delete');
    expect(ruleOf(judged(id('btn_place_order')))).toBe('purchase');
    expect(ruleOf(judged(id('sender_name')))).toBe('allow');
    expect(ruleOf(judged(element('Cancel', { id: 'com.example:id/delete' })))).toBe('allow');
  });

  it.each<[string, string, string]>([
    ['OK', 'Delete this message?', 'delete'],
    ['Yes', 'Are you sure you want to delete this? It is gone then.', 'delete'],
    ['Confirm', 'Place order for $45.00?', 'purchase'],
    ['Remove', 'Remove account?', 'delete'],
    ['OK', 'Your changes were saved.', 'allow'],
    ['Remove', 'Remove it from the list?', 'allow'],
    ['Cancel', 'Delete this message?', 'allow'],
    ['Ja', 'Diese Notiz löschen?', 'delete'],
  ])('"%s" under "%s": %s', (label, question, rule) => {
    const target = element(label);
    expect(ruleOf(judged(target, { elements: [text(question), target] }))).toBe(rule);
  });

  it('takes the id for what "Confirm" means', () => {
    expect(ruleOf(judged(element('Confirm', { id: 'com.example:id/confirm_order' })))).toBe('purchase');
  });

  it('takes enter, and a typed new line, in a letter for sending', () => {
    const letter = element('Text message', { role: 'input', focused: true });
    const typed = (words: string): PhoneAction => ({ type: 'type_text', text: words });
    expect(ruleOf(judged(letter, { action: enter }))).toBe('send');
    expect(ruleOf(judged(letter, { action: typed('hello\n') }))).toBe('send');
    expect(ruleOf(judged(letter, { action: typed('hello') }))).toBe('allow');
    expect(ruleOf(judged(letter, { action: enter, instruction: 'Text Ada hello' }))).toBe('allow');
    const search = element('Search messages', { role: 'input', focused: true });
    expect(ruleOf(judged(search, { action: enter }))).toBe('allow');
    expect(ruleOf(judged(undefined, { action: enter }))).toBe('allow');
  });

  it('lets go of the apps that were used last, which deletes nothing', () => {
    const recents = (app: string) => ruleOf(judged(element('Clear all'), { app }));
    expect(recents('com.opposable.launcher')).toBe('allow');
    expect(recents('com.android.systemui')).toBe('allow');
    expect(recents('com.example.downloads')).toBe('delete');
  });

  it('has nothing against tools that do not touch the phone, or touch nothing', () => {
    expect(judged(undefined, { tool: 'wait', action: undefined })).toEqual(ALLOW);
    expect(judged(undefined)).toEqual(ALLOW);
  });
});

describe('in a dialog of permissions', () => {
  const app = 'com.google.android.permissioncontroller';
  const grant = (says: PolicyInput = {}, target: PhoneElement | undefined = element('Allow')) =>
    judged(target, { app }, says);

  it('asks before granting, and not before refusing', () => {
    expect(grant()).toEqual({
      decision: 'ask',
      reason: `"Allow" in ${app} may grant a permission, or install something.`,
      rule: 'permission',
    });
    expect(grant({}, element('Don’t allow'))).toEqual(ALLOW);
    expect(grant({}, element('許可しない', { id: 'x:id/permission_deny_button' }))).toEqual(ALLOW);
  });

  it('asks before it touches what it can’t tell', () => {
    expect(ruleOf(grant({}, element('許可')))).toBe('permission');
    expect(ruleOf(judged(undefined, { app }))).toBe('permission');
  });

  it('does as the policy answers such dialogs', () => {
    expect(grant({ dialogs: { permission: 'allow' } })).toEqual(ALLOW);
    expect(grant({ dialogs: { permission: 'deny' } })).toMatchObject({
      decision: 'deny',
      rule: 'permission',
    });
  });

  it('takes an app off the phone only when asked, whatever the policy says of permissions', () => {
    const ok = element('OK');
    const elements = [text('Do you want to uninstall this app?'), ok];
    const use = { app: 'com.google.android.packageinstaller', elements };
    expect(ruleOf(judged(ok, use, { dialogs: { permission: 'allow' } }))).toBe('delete');
  });

  it('knows the alerts of iOS', () => {
    const [yes, no] = [element('Allow'), element('Don’t Allow')];
    const alert = { app: 'com.apple.springboard', elements: [yes, no] };
    expect(ruleOf(judged(yes, alert))).toBe('permission');
    expect(ruleOf(judged(no, alert))).toBe('allow');
    expect(ruleOf(judged(element('Messages'), { app: 'com.apple.springboard' }))).toBe('allow');
  });
});

describe('with rules', () => {
  it('the first that fits decides, before what is asked by itself', () => {
    const says: PolicyInput = {
      approvals: [
        { pattern: 'buy*', app: 'com.example.*', decision: 'allow' },
        { pattern: '*', decision: 'deny', reason: 'Only the shop.' },
      ],
    };
    expect(judged(element('Buy now'), {}, says)).toEqual(ALLOW);
    expect(judged(element('Buy now'), { app: 'org.bank' }, says)).toEqual({
      decision: 'deny',
      reason: 'Only the shop.',
      rule: 'policy',
    });
  });

  it.each<[string, Partial<JudgedUse>, PolicyInput['approvals']]>([
    ['a tool by its name', { tool: 'left_click' }, [{ tool: 'left_*', decision: 'ask' }]],
    ['a tool by its action', { tool: 'left_click' }, [{ tool: 'TAP', decision: 'ask' }]],
    ['a tool without an action', { tool: 'zoom', action: undefined }, [{ tool: 'zoom', decision: 'ask' }]],
    ['typed text', { action: { type: 'type_text', text: 'my pin' } }, [{ pattern: '*PIN', decision: 'ask' }]],
    [
      'an address',
      { action: { type: 'open_url', url: 'https://a.example/b' } },
      [{ pattern: 'https://a.example/*', decision: 'ask' }],
    ],
    [
      'an app to open',
      { action: { type: 'open_app', name: 'Bank' } },
      [{ tool: 'open_app', app: 'bank', decision: 'ask' }],
    ],
    [
      'an id',
      { target: element('', { id: 'com.example:id/cart' }) },
      [{ pattern: '*:id/cart', decision: 'ask' }],
    ],
    [
      'a button',
      { action: { type: 'press_button', button: 'power' } },
      [{ pattern: 'power', decision: 'ask' }],
    ],
  ])('%s is found', (_, use, approvals) => {
    expect(judged(element('Like'), use, { approvals })).toEqual({
      decision: 'ask',
      reason: "A rule of the session's policy asks a person first.",
      rule: 'policy',
    });
    expect(judged(element('Like'), use)).toEqual(ALLOW);
  });

  it('a rule for an app does not fit one that can’t be told, and does not hold back who leaves it', () => {
    const says: PolicyInput = { approvals: [{ app: 'com.example.shop', decision: 'deny' }] };
    expect(judged(element('Like'), { app: null }, says)).toEqual(ALLOW);
    expect(judged(undefined, { action: { type: 'open_app', name: 'Notes' } }, says)).toEqual(ALLOW);
    expect(judged(element('Like'), {}, says).decision).toBe('deny');
  });
});

it('quotes what the screen says, and cuts it', () => {
  const judgement = judge(
    {
      tool: 'tap',
      action: tap,
      target: element(`Delete "${'x'.repeat(150)}"`),
      elements: [],
      app: null,
      instruction: '',
    },
    DEFAULT_POLICY,
  );
  expect(judgement).toMatchObject({ reason: expect.stringMatching(/^"Delete \\"x{70,80}" may delete/) });
});
