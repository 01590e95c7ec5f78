import { type Model, ModelError, type ModelErrorKind } from '../models/model.ts';

/** @returns the same model, whose failed requests are told to `onError`. */
export function countedModel(model: Model, onError: (kind: ModelErrorKind) => void): Model {
  return {
    ...model,
    async *stream(request, signal) {
      try {
        return yield* model.stream(request, signal);
      } catch (error) {
        if (error instanceof ModelError) onError(error.kind);
        throw error;
      }
    },
  };
}
