import { expect, test } from 'vitest';
import type { WireEvent } from '../../../src/cli/client.ts';
import { renderer } from '../../../src/cli/render-event.ts';
import { whatToDo } from '../../../src/cli/what-to-do.ts';

const { event: lineOf } = renderer(false);
const at = { index: 1, ts: '2026-01-01T00:00:00.000Z' };

function says(text: string): WireEvent {
  return { __typename: 'AgentTextEvent', type: 'agent_text', ...at, turn: 3, text };
}

function uses(input: Record<string, unknown>): WireEvent {
  const use = { turn: 3, toolUseId: 'toolu_1', name: 'type_text', input, action: null };
  return { __typename: 'ToolUseEvent', type: 'tool_use', ...at, ...use };
}

test('nothing that is said steers the terminal', () => {
  const line = lineOf(says('a\u001b[2Jb\u0007c\u009bd\u0000e\u202ef\tg 👍🏽 \u200d'));
  expect(line).toBe('  3  a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\tg 👍🏽 \u200d');
});

test('nor does the input of a tool, in its values and its names', () => {
  expect(lineOf(uses({ 'te\u001bxt': 'a\u009bb' }))).toBe('  3  type_text te\ufffdxt="a\ufffdb"');
});

test('no text passes for a line of its own', () => {
  expect(lineOf(says('yes\r\n     completed'))).toBe('  3  yes\n            completed');
});

test('a long input is shortened, unless someone has to decide on it', () => {
  const text = 'x'.repeat(10_000);
  expect(lineOf(uses({ text }))).toMatch(/^ {2}3 {2}type_text text="x{299}… \(10002 characters\)$/);
  const asked: WireEvent = {
    __typename: 'ApprovalRequestedEvent',
    type: 'approval_requested',
    ...at,
    turn: 3,
    toolUseId: 'toolu_1',
    name: 'type_text',
    input: { text },
    action: null,
    rule: 'policy',
    reason: null,
    expiresAt: at.ts,
    frameUrl: null,
    target: null,
  };
  expect(lineOf(asked)).toContain(`text="${text}"  (no answer until `);
});

test('a pause says what can be done about it', () => {
  const { event } = renderer(false, (pauseReason) => whatToDo('sess_1', pauseReason));
  const paused: WireEvent = {
    __typename: 'StatusChangedEvent',
    type: 'status_changed',
    ...at,
    from: 'running',
    to: 'paused',
    pauseReason: 'approval',
    reason: null,
  };
  expect(event(paused)).toBe(
    '     paused  waits for: approval\n       Say yes with: opposable approve sess_1   no with: opposable deny sess_1',
  );
});

test('the agent is not said to think while it waits', () => {
  const { activity } = renderer(false);
  const status = { __typename: 'StatusChangedEvent', type: 'status_changed', ...at, reason: null } as const;
  expect(activity({ ...status, from: 'running', to: 'paused', pauseReason: 'takeover' })).toBe('paused');
  expect(activity(says('x'))).toBe('paused');
  expect(activity({ ...status, from: 'paused', to: 'running', pauseReason: null })).toBe('thinking');
});
