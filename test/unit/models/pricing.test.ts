import { describe, expect, it } from 'vitest';
import { NO_USAGE, type Usage } from '../../../src/domain/usage.ts';
import { costMicroUsd } from '../../../src/models/pricing.ts';

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

  it('gives the reference session of 15 steps the price that the design was made for', () => {
    // 3,000 tokens of system and tools, then a 706x1568 screenshot (1,456), 350 text and 180 output a step.
    const stepTokens = 1_456 + 350;
    let prefix = 0;
    let total = 0;
    for (let step = 0; step < 15; step++) {
      const fresh = step === 0 ? 3_000 + stepTokens : stepTokens + 180;
      const usage = used({ cacheReadTokens: prefix, cacheWrite5mTokens: fresh, outputTokens: 180 });
      total += costMicroUsd('claude-sonnet-5-5', usage) ?? Number.NaN;
      prefix += fresh;
    }
    expect(total / 1_000_000).toBeCloseTo(0.133, 2);
  });
});
