import { expect, test } from 'vitest';
import { DEFAULT_POLICY, firstRule, type PolicyInput, policy } from '../../../src/domain/policy.ts';

test('a policy that says nothing asks before every dialog, for five minutes', () => {
  expect(policy.parse({})).toEqual({
    approvals: [],
    dialogs: { permission: 'ask', crash: 'ask', notResponding: 'ask' },
    approvalTimeoutS: 300,
  });
  expect(DEFAULT_POLICY).toEqual(policy.parse({}));
});

test('what a policy says is kept, and the rest is filled in', () => {
  const rule = { tool: 'tap', app: 'com.bank.*', pattern: '*pay*', decision: 'deny', reason: 'No money.' };
  const input = { approvals: [rule], dialogs: { crash: 'allow' }, approvalTimeoutS: 0.05 };
  expect(policy.parse(input)).toEqual({
    approvals: [rule],
    dialogs: { permission: 'ask', crash: 'allow', notResponding: 'ask' },
    approvalTimeoutS: 0.05,
  });
});

const fullOf = (count: number): PolicyInput => ({
  approvals: Array.from({ length: count }, () => ({ decision: 'allow' as const })),
});

test.each<[string, unknown]>([
  ['no object', 'allow'],
  ['an unknown key', { approval: [] }],
  ['a rule without a decision', { approvals: [{ tool: 'tap' }] }],
  ['another decision', { approvals: [{ decision: 'maybe' }] }],
  ['an unknown key in a rule', { approvals: [{ decision: 'ask', regex: '.*' }] }],
  ['an empty pattern', { approvals: [{ decision: 'ask', pattern: '' }] }],
  ['a pattern of 201 characters', { approvals: [{ decision: 'ask', pattern: 'x'.repeat(201) }] }],
  ['51 rules', fullOf(51)],
  ['another choice for a dialog', { dialogs: { permission: 'always' } }],
  ['no time at all', { approvalTimeoutS: 0 }],
  ['more than a day', { approvalTimeoutS: 86_401 }],
])('%s is refused', (_, input) => {
  expect(policy.safeParse(input).success).toBe(false);
});

test('fifty rules with long patterns are taken', () => {
  expect(policy.safeParse(fullOf(50)).success).toBe(true);
  expect(policy.safeParse({ approvals: [{ decision: 'ask', pattern: 'x'.repeat(200) }] }).success).toBe(true);
});

test('the first rule that fits in everything it names is found', () => {
  const rules = policy.parse({
    approvals: [
      { tool: 'tap', app: 'com.shop', pattern: 'buy*', decision: 'deny' },
      { tool: '*_tap', decision: 'ask' },
      { app: 'COM.SHOP', decision: 'allow' },
      { pattern: '*secret*', decision: 'deny', reason: 'last' },
    ],
  }).approvals;
  const decide = (tools: readonly string[], app: string, ...texts: readonly string[]) =>
    firstRule(rules, { tools, app, texts });
  expect(decide(['tap'], 'com.shop', 'cart', 'Buy now')).toBe(rules[0]);
  expect(decide(['tap'], 'com.shop', 'Sell')).toBe(rules[2]);
  expect(decide(['left_click', 'double_tap'], 'com.shop', 'Buy now')).toBe(rules[1]);
  expect(decide(['tap'], 'com.notes', 'Buy now')).toBeUndefined();
  expect(decide(['type_text'], '', 'a Secret word')).toBe(rules[3]);
  expect(decide(['type_text'], '')).toBeUndefined();
});
