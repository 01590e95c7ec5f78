import type { Config } from '../config.ts';
import { anthropicModel } from '../models/anthropic.ts';
import { demoModel } from '../models/demo.ts';
import type { Model } from '../models/model.ts';

/** @returns the models that a server has: the demo, and Claude when there is a key for it. */
export function models(config: Config): { readonly demo: Model; readonly claude: Model | undefined } {
  const demo = demoModel();
  if (config.anthropicApiKey === undefined) return { demo, claude: undefined };
  const claude = anthropicModel({
    apiKey: config.anthropicApiKey,
    baseUrl: config.anthropicBaseUrl,
    defaultModel: config.model,
    computerToolset: config.toolProfile && (config.toolProfile === 'computer' ? 'on' : 'off'),
  });
  return { demo, claude };
}
