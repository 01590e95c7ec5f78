import { NO_USAGE, type Usage } from '../domain/usage.ts';
import type { ModelRequest } from './model.ts';
import catalogue from './prices.json' with { type: 'json' };

/** What a million tokens of each class cost, in USD. */
type Rates = {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly cacheRead: number;
};

type Price = Rates & { readonly longPrompt?: Rates & { readonly aboveTokens: number } };

const prices: ReadonlyMap<string, Price | null> = new Map(Object.entries(catalogue.models));

/** The ids of the models in the catalogue of prices, the largest first. */
export const KNOWN_MODELS: readonly string[] = [...prices.keys()];

/** A release date at the end of a model's id: `-20261001`, or `@20261001` as Google Cloud writes it. */
const RELEASE_DATE = /[-@]20\d{6}$/;

/** A dated id falls back to its base; any other unknown suffix may be another model, so it has no price. */
function priceOf(model: string): Price | null {
  return prices.get(model) ?? prices.get(model.replace(RELEASE_DATE, '')) ?? null;
}

/**
 * The price of one response by the published prices of Claude models.
 *
 * @returns integer micro-USD, rounded half up; null when the model's price is not known
 * @see https://platform.claude.com/docs/en/about-claude/pricing
 */
export function costMicroUsd(model: string, usage: Usage): number | null {
  const price = priceOf(model);
  if (!price) return null;
  const promptTokens =
    usage.inputTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens + usage.cacheReadTokens;
  const { longPrompt } = price;
  const rates = longPrompt && promptTokens > longPrompt.aboveTokens ? longPrompt : price;
  const nanoUsd =
    usage.inputTokens * nanoUsdPerToken(rates.input) +
    usage.outputTokens * nanoUsdPerToken(rates.output) +
    usage.cacheWrite5mTokens * nanoUsdPerToken(rates.cacheWrite5m) +
    usage.cacheWrite1hTokens * nanoUsdPerToken(rates.cacheWrite1h) +
    usage.cacheReadTokens * nanoUsdPerToken(rates.cacheRead);
  return Math.round(nanoUsd / 1000);
}

/** How large a request may turn out: of tokens, at most so many in and so many out. */
export type WorstCase = Pick<ModelRequest, 'maxTokens' | 'cacheTtl'> & { readonly inputTokens: number };

/**
 * What a request can cost at most by the published prices: nothing of its prompt is in the cache, all of it is
 * written there if that is dearer, and the answer is as long as it may be.
 *
 * @returns integer micro-USD; null when the model's price is not known
 */
export function worstCaseMicroUsd(model: string, request: WorstCase): number | null {
  const { inputTokens, maxTokens: outputTokens, cacheTtl = '5m' } = request;
  const written = cacheTtl === '1h' ? 'cacheWrite1hTokens' : 'cacheWrite5mTokens';
  const read = costMicroUsd(model, { ...NO_USAGE, inputTokens, outputTokens });
  const cached = costMicroUsd(model, { ...NO_USAGE, [written]: inputTokens, outputTokens });
  return read === null || cached === null ? null : Math.max(read, cached);
}

/** Whole numbers keep the sum exact: no published price has more than three decimals. */
function nanoUsdPerToken(usdPerMillionTokens: number): number {
  return Math.round(usdPerMillionTokens * 1000);
}
