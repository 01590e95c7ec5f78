import { type Model, ModelError, type ModelErrorKind } from '../models/model.ts';

/** @returns the same model, whose failed requests are told to `onError`. */
export function countedModel(model: Model, onError: (kind: ModelErrorKind) => void): Model {
  return {
    label: (modelId) => model.label(modelId),
    defaultModel: model.defaultModel,
    toolProfile: (modelId) => model.toolProfile(modelId),
    costMicroUsd: (modelId, usage) => model.costMicroUsd(modelId, usage),
    worstCaseMicroUsd: (request) => model.worstCaseMicroUsd(request),
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
