import { DomainError } from '../domain/errors.ts';
import type { Model } from '../models/model.ts';

/** Finds the model port that serves a model id. */
export type PickModel = (modelId: string | undefined) => { readonly model: Model; readonly modelId: string };

/** Stands for the server's fast model, whichever that is. */
export const FAST_MODEL = 'fast';

/**
 * @param demo serves its own id alone, and sessions without a model when there is no `claude`
 * @param claude serves every other id
 * @param fast the id that {@link FAST_MODEL} stands for, where there is a `claude`
 */
export function modelPicker(demo: Model, claude: Model | undefined, fast?: string): PickModel {
  return (modelId) => {
    const preferred = claude ?? demo;
    if (modelId === undefined) return { model: preferred, modelId: preferred.defaultModel };
    if (modelId === FAST_MODEL) {
      return { model: preferred, modelId: (claude && fast) ?? preferred.defaultModel };
    }
    if (modelId === demo.defaultModel) return { model: demo, modelId };
    if (claude) return { model: claude, modelId };
    throw new DomainError(
      'INVALID_INPUT',
      `The model "${modelId}" needs an API key: set ANTHROPIC_API_KEY and start the server again, or leave the model out for the built-in demo model.`,
    );
  };
}
