import { describe, expect, it } from 'vitest';
import { NO_USAGE, type Usage } from '../../../src/domain/usage.ts';
import { costMicroUsd, worstCaseMicroUsd } from '../../../src/models/pricing.ts';

const used = (usage: Partial<Usage>): Usage => ({ ...NO_USAGE, ...usage });

describe('the price of a response', () => {
  it('adds up the five classes of tokens', () => {
    const usage = used({
      inputTokens: 1_000,
      cacheWrite5mTokens: 2_000,
      cacheWrite1hTokens: 3_000,
      cacheReadTokens: 40_000,
      outputTokens: 500,
    });
    expect(costMicroUsd('claude-sonnet-5-5', usage)).toBe(2_000 + 5_000 + 12_000 + 4_000 + 5_000);
  });

  it('is a whole number of micro-USD, rounded half up', () => {
    expect(costMicroUsd('claude-haiku-5-5', used({ inputTokens: 4 }))).toBe(0);
    expect(costMicroUsd('claude-haiku-5-5', used({ inputTokens: 5 }))).toBe(1);
    expect(costMicroUsd('claude-haiku-5-5', used({ inputTokens: 3, cacheReadTokens: 20 }))).toBe(1);
  });

  it('prices the whole request higher when the prompt is long', () => {
    const prompt = { inputTokens: 10_000, cacheReadTokens: 80_000, cacheWrite5mTokens: 10_000 };
    expect(costMicroUsd('claude-haiku-5-5', used({ ...prompt, outputTokens: 100 }))).toBe(
      1_000 + 800 + 1_250 + 50,
    );
    expect(
      costMicroUsd('claude-haiku-5-5', used({ ...prompt, inputTokens: 10_002, outputTokens: 100 })),
    ).toBe(5_001 + 4_000 + 6_250 + 250);
  });

  it('does not count the output towards a long prompt', () => {
    expect(costMicroUsd('claude-haiku-5-5', used({ inputTokens: 90_000, outputTokens: 16_000 }))).toBe(
      17_000,
    );
  });

  it('is unknown, never zero, for a model without a price', () => {
    expect(costMicroUsd('claude-fable-5-2', used({ inputTokens: 1 }))).toBeNull();
    expect(costMicroUsd('some-gateway/model', used({ inputTokens: 1 }))).toBeNull();
    expect(costMicroUsd('some-gateway/model', NO_USAGE)).toBeNull();
  });

  it('knows a dated id by its base', () => {
    const usage = used({ cacheReadTokens: 1_000 });
    expect(costMicroUsd('claude-sonnet-5-5-20261001', usage)).toBe(100);
    expect(costMicroUsd('claude-sonnet-5-20260301', usage)).toBe(200);
    expect(costMicroUsd('claude-opus-5@20260401', usage)).toBe(500);
    expect(costMicroUsd('claude-fable-5-2-20261101', usage)).toBeNull();
  });

  it('does not take a successor or a variant for the model that it is named after', () => {
    const usage = used({ inputTokens: 1_000 });
    expect(costMicroUsd('claude-sonnet-5-6', usage)).toBeNull();
    expect(costMicroUsd('claude-sonnet-5-fast', usage)).toBeNull();
    expect(costMicroUsd('claude-sonnet', usage)).toBeNull();
    expect(costMicroUsd('us.anthropic.claude-sonnet-5-5', usage)).toBeNull();
  });
});

describe('the most that a request can cost', () => {
  const request = { inputTokens: 10_000, maxTokens: 1_000 };

  it('is all of its prompt written to the cache, for as long as it asks, and the longest answer', () => {
    expect(worstCaseMicroUsd('claude-sonnet-5-5', request)).toBe(25_000 + 10_000);
    expect(worstCaseMicroUsd('claude-sonnet-5-5', { ...request, cacheTtl: '5m' })).toBe(25_000 + 10_000);
    expect(worstCaseMicroUsd('claude-sonnet-5-5', { ...request, cacheTtl: '1h' })).toBe(40_000 + 10_000);
  });

  it('is at the prices of a long prompt from where they begin', () => {
    const atMost = (inputTokens: number) =>
      worstCaseMicroUsd('claude-haiku-5-5', { inputTokens, maxTokens: 1_000 });
    expect(atMost(100_000)).toBe(12_500 + 500);
    expect(atMost(100_001)).toBe(62_501 + 2_500);
  });

  it('is never less than what a request of that size turns out to cost', () => {
    const classes = ['inputTokens', 'cacheWrite5mTokens', 'cacheWrite1hTokens', 'cacheReadTokens'] as const;
    for (const model of ['claude-fable-5-1', 'claude-opus-5', 'claude-haiku-5-5', 'claude-haiku-4-5']) {
      for (const inputTokens of [1, 5_000, 100_000, 150_000]) {
        const atMost = worstCaseMicroUsd(model, { inputTokens, maxTokens: 700, cacheTtl: '1h' });
        for (const class_ of classes) {
          const cost = costMicroUsd(model, used({ [class_]: inputTokens, outputTokens: 700 }));
          expect(atMost).toBeGreaterThanOrEqual(cost ?? Number.NaN);
        }
      }
    }
  });

  it('is unknown for a model without a price', () => {
    expect(worstCaseMicroUsd('claude-fable-5-2', request)).toBeNull();
    expect(worstCaseMicroUsd('some-gateway/model', request)).toBeNull();
  });
});
