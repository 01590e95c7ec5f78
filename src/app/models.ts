import type { Config } from '../config.ts';
import { anthropicModel } from '../models/anthropic.ts';
import { demoModel } from '../models/demo.ts';
import type { Model } from '../models/model.ts';
import { KNOWN_MODELS } from '../models/pricing.ts';

/** The models of a server. */
export type Models = {
  readonly demo: Model;
  readonly claude: Model | undefined;
  /** Which models Claude's host is known to have; none for a gateway. */
  readonly known: readonly string[];
};

/** @returns the models that a server has: the demo, and Claude when there is a key for it. */
export function models(config: Config): Models {
  const demo = demoModel();
  if (config.anthropicApiKey === undefined) return { demo, claude: undefined, known: [] };
  const claude = anthropicModel({
    apiKey: config.anthropicApiKey,
    baseUrl: config.anthropicBaseUrl,
    defaultModel: config.model,
    computerToolset: config.toolProfile && (config.toolProfile === 'computer' ? 'on' : 'off'),
  });
  return { demo, claude, known: config.anthropicBaseUrl === undefined ? KNOWN_MODELS : [] };
}
