import type { AgentEvent } from '../domain/agent-event.ts';
import { assertNever } from '../lib/assert-never.ts';
import { actionWords, duration, money } from './words.ts';

/** What an event says to people: who or what it is about, the words, and more in small print. */
export type EventWords = { readonly who: string; readonly text: string; readonly small?: string };

/** @returns an event in words; undefined for one that only shows the screen. */
export function eventWords(event: AgentEvent): EventWords | undefined {
  const { type, data } = event;
  switch (type) {
    case 'screenshot':
      return data.frameId === null ? { who: 'Screen', text: 'The screen can not be pictured.' } : undefined;
    case 'user_message':
      return { who: 'You', text: data.text };
    case 'agent_thinking':
      return data.text === '' ? undefined : { who: 'Thinks', text: data.text };
    case 'agent_text':
      return { who: 'Agent', text: data.text };
    case 'tool_use':
      return { who: 'Action', text: data.action ? actionWords(data.action) : data.name, small: useOf(data) };
    case 'tool_result':
      return {
        who: data.isError ? 'Failure' : 'Result',
        text: data.text,
        small: duration(data.durationMs),
      };
    case 'turn_completed':
      return { who: 'Turn', text: turnFigures(data) };
    case 'status_changed':
      return { who: 'Status', text: [data.to, data.reason ?? data.pauseReason].filter(Boolean).join(': ') };
    case 'question':
      return { who: 'Question', text: data.text, small: data.options.join(' / ') };
    case 'approval_requested':
      return { who: 'May I?', text: data.reason, small: useOf(data) };
    case 'approval_resolved':
      return { who: 'Approval', text: [data.decision, data.reason].filter(Boolean).join(': ') };
    case 'takeover_started': {
      const who =
        data.requestedBy === 'agent' ? 'The agent asks a person to take the phone' : 'A person has the phone';
      return { who: 'Takeover', text: [who, data.reason].filter(Boolean).join(': ') };
    }
    case 'takeover_ended':
      return {
        who: 'Takeover',
        text: ['The agent has the phone again', data.note].filter(Boolean).join(': '),
      };
    case 'user_action':
      return { who: 'By hand', text: actionWords(data.action) };
    case 'user_action_result':
      return data.isError ? { who: 'Failure', text: data.text } : undefined;
    case 'budget_changed': {
      const limit = data.maxCostMicroUsd === null ? 'anything' : money(data.maxCostMicroUsd / 1e6);
      return { who: 'Budget', text: `The session may cost ${limit}.` };
    }
    case 'dialog_handled':
      return { who: 'Dialog', text: data.text, small: data.choice };
    case 'context_compacted':
      return { who: 'New start', text: data.reason, small: data.summary };
    case 'phone_reconnected':
    case 'loop_warning':
    case 'model_retry':
    case 'cost_warning':
    case 'recovered':
      return { who: 'Warning', text: data.message };
    case 'webhook_disabled':
      return { who: 'Warning', text: data.reason };
    case 'result':
      return {
        who: data.success ? 'Done' : 'Not done',
        text: data.text,
        ...(data.output !== undefined && { small: JSON.stringify(data.output) }),
      };
    case 'error':
      return { who: 'Error', text: `${data.code}: ${data.message}` };
    default:
      return assertNever(event);
  }
}

function useOf({ name, input }: { readonly name: string; readonly input: object }): string {
  const parts = Object.entries(input).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [name, parts.join(', ')].filter(Boolean).join(': ');
}

function turnFigures(data: Extract<AgentEvent, { readonly type: 'turn_completed' }>['data']): string {
  const { timing, usage, costMicroUsd } = data;
  const phoneMs = timing.actionMs + timing.settleMs + timing.captureMs + timing.encodeMs;
  const read =
    usage.inputTokens + usage.cacheReadTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens;
  return [
    `model ${duration(timing.modelMs)}`,
    `phone ${duration(phoneMs)}`,
    `cost ${money(costMicroUsd === null ? null : costMicroUsd / 1e6)}`,
    `${read} tokens in, ${usage.outputTokens} out`,
  ].join(' · ');
}
