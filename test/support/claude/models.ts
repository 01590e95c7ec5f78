import type { ModelInfo } from '@anthropic-ai/sdk/resources/models';

/** The models that the stand-in serves unless more are added. */
export const knownModels = [
  'claude-fable-5-2',
  'claude-fable-5-1',
  'claude-opus-5-5',
  'claude-opus-5',
  'claude-sonnet-5-5',
  'claude-sonnet-5',
  'claude-sonnet-4-6',
  'claude-haiku-5-5',
  'claude-haiku-4-5',
] as const;

/** Whether a model belongs to the 5.5 family, which refuses sampling settings and disabled thinking. */
export function isFamily55(model: string): boolean {
  return /^claude-[a-z]+-5-5(-|$)/.test(model);
}

/** Whether a model takes the computer toolset; one that a test adds does. */
export function takesToolset(model: string): boolean {
  return !/^claude-([a-z]+-4-[0-7]|[a-z]+-4$|3-)/.test(model);
}

/** A model as `GET /v1/models` lists it. */
export function modelInfo(id: string): ModelInfo {
  return {
    id,
    type: 'model',
    display_name: id,
    created_at: '2026-11-01T00:00:00Z',
    deprecated_at: null,
    retires_at: null,
    lifecycle: 'active',
    line: null,
    capabilities: null,
    max_input_tokens: 200_000,
    max_tokens: 64_000,
  };
}
