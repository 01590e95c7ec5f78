import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toolDefinitions } from '../../src/agent/tools/tool-profile.ts';
import { NO_USAGE, type Usage } from '../../src/domain/usage.ts';
import { requestBody } from '../../src/models/anthropic/request-body.ts';
import type { ContentBlock, ModelRequest, ModelResponse } from '../../src/models/model.ts';
import type { RequestTool } from '../support/claude/request.ts';
import { finishes, says } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { toolTokens } from '../support/claude/tokens.ts';
import { continued, hear, modelAt } from '../support/model-conversation.ts';

const never = new AbortController().signal;
const HALF_AN_HOUR = 30 * 60_000;

/** Text of exactly so many tokens, as the stand-in counts them. */
const words = (tokens: number) => 'word'.repeat(tokens);

const blank = { create: { width: 706, height: 1568, channels: 3, background: '#345' } } as const;
const jpeg = await sharp(blank).jpeg({ quality: 75, mozjpeg: true }).toBuffer();
/** What a step shows: 350 tokens of text, and a screenshot. */
const seen: readonly ContentBlock[] = [
  { type: 'text', text: words(350) },
  {
    type: 'image',
    source: { type: 'base64', media_type: 'image/jpeg', data: jpeg.toString('base64') },
  },
];
/** 180 tokens of output: 175 said, and 5 for a tap of a point. */
const step = says(words(175)).taps(100, 20);

function opening(): ModelRequest {
  const request: ModelRequest = {
    model: 'claude-sonnet-5-5',
    system: '',
    tools: toolDefinitions('phone'),
    messages: [{ role: 'user', content: seen }],
    maxTokens: 16_000,
  };
  const tools = requestBody(request, { diagnosesCache: false }).tools as RequestTool[];
  const tokens = tools.reduce((sum, tool) => sum + toolTokens(tool), 0);
  return { ...request, system: words(3_000 - tokens) };
}

/** Plays so many turns, each request asking for this, and returns what each answered. */
async function play(
  claude: Claude,
  turns: number,
  changes: (turn: number) => Partial<ModelRequest> = () => ({}),
): Promise<readonly ModelResponse[]> {
  const model = modelAt(claude, { computerToolset: 'on' });
  const responses: ModelResponse[] = [];
  let request = opening();
  for (let turn = 0; turn < turns; turn++) {
    const previousId = responses.at(-1)?.id;
    const asked = { ...request, ...(previousId === undefined ? {} : { previousId }), ...changes(turn) };
    const { response } = await hear(model.stream(asked, never));
    responses.push(response);
    request = continued(request, response.content, seen);
  }
  return responses;
}

function total(responses: readonly ModelResponse[]): Usage {
  return responses.reduce(
    (sum, { usage }) => ({
      inputTokens: sum.inputTokens + usage.inputTokens,
      cacheWrite5mTokens: sum.cacheWrite5mTokens + usage.cacheWrite5mTokens,
      cacheWrite1hTokens: sum.cacheWrite1hTokens + usage.cacheWrite1hTokens,
      cacheReadTokens: sum.cacheReadTokens + usage.cacheReadTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
    }),
    NO_USAGE,
  );
}

describe('the prompt cache', () => {
  it.each([
    { turns: 15, share: 0.88, usd: 0.133 },
    { turns: 28, share: 0.93, usd: 0.279 },
  ])(
    'gives $share of the input of $turns turns, which then cost $usd dollars',
    async ({ turns, share, usd }) => {
      await using claude = await startClaude({ turns: Array(turns).fill(step) });
      const responses = await play(claude, turns);
      const used = total(responses);
      const read = used.cacheReadTokens / (used.cacheReadTokens + used.cacheWrite5mTokens + used.inputTokens);
      expect(used).toMatchObject({ inputTokens: 0, cacheWrite1hTokens: 0, outputTokens: 180 * turns });
      expect(read).toBeGreaterThan(share);
      const model = modelAt(claude);
      const costs = responses.map(
        (response) => model.costMicroUsd(response.model, response.usage) ?? Number.NaN,
      );
      const cost = costs.reduce((sum, each) => sum + each, 0) / 1_000_000;
      expect(Math.abs(cost / usd - 1)).toBeLessThan(0.03);
      expect(responses.filter(({ cacheMissReason }) => cacheMissReason !== undefined)).toEqual([]);
      expect(claude.violations).toEqual([]);
      expect(claude.truncated).toEqual([]);
    },
  );

  it('reads all that was ever written, also after a turn of more blocks than the server looks back over', async () => {
    const many = Array(25)
      .fill(0)
      .reduce((turn) => turn.taps(1, 2), says('All at once.'));
    await using claude = await startClaude({ turns: [step, many, step, finishes()] });
    const responses = await play(claude, 4);
    for (const [index, { usage }] of responses.entries()) {
      const written = total(responses.slice(0, index)).cacheWrite5mTokens;
      expect(usage).toMatchObject({ cacheReadTokens: written, inputTokens: 0 });
    }
    expect(claude.violations).toEqual([]);
  });

  it('outlives the wait for a person when it is asked to be kept for an hour', async () => {
    const time = { nowMs: 0 };
    const clock = { now: () => time.nowMs };
    const waits = (turn: number) => {
      time.nowMs += turn === 2 ? HALF_AN_HOUR : 0;
    };
    const costs: number[] = [];
    for (const cacheTtl of ['5m', '1h'] as const) {
      await using claude = await startClaude({ turns: Array(3).fill(step), clock });
      const [first, second, third] = await play(claude, 3, (turn) => {
        waits(turn);
        return { cacheTtl };
      });
      const written = cacheTtl === '1h' ? 'cacheWrite1hTokens' : 'cacheWrite5mTokens';
      expect(second?.usage.cacheReadTokens).toBe(first?.usage[written]);
      costs.push(third?.usage.cacheReadTokens ?? -1);
      expect(claude.violations).toEqual([]);
    }
    expect(costs[0]).toBe(0);
    expect(costs[1]).toBeGreaterThan(6_000);
  });

  it('is read by a request that asks for another lifetime than the one before', async () => {
    await using claude = await startClaude({ turns: Array(4).fill(step) });
    const responses = await play(claude, 4, (turn) => ({ cacheTtl: turn % 2 === 0 ? '5m' : '1h' }));
    for (const [index, { usage }] of responses.entries()) {
      const { cacheWrite5mTokens, cacheWrite1hTokens } = total(responses.slice(0, index));
      expect(usage.cacheReadTokens).toBe(cacheWrite5mTokens + cacheWrite1hTokens);
      expect(usage[index % 2 === 0 ? 'cacheWrite1hTokens' : 'cacheWrite5mTokens']).toBe(0);
    }
    expect(claude.violations).toEqual([]);
  });
});

describe('a cache that was missed', () => {
  it('is explained when the request names the answer before', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const model = modelAt(claude, { computerToolset: 'on' });
    const { response: first } = await hear(model.stream(opening(), never));
    expect(first).toMatchObject({ id: expect.stringMatching(/^msg_/) });
    expect(first).not.toHaveProperty('cacheMissReason');
    const other = { ...opening(), system: 'Another.', previousId: first.id ?? '' };
    const { response: second } = await hear(model.stream(other, never));
    expect(second.cacheMissReason).toBe('system_changed');
    const { response: third } = await hear(model.stream({ ...other, previousId: 'msg_unknown' }, never));
    expect(third.cacheMissReason).toBe('previous_message_not_found');
  });

  it('is not asked about at a gateway, which may not know the question', async () => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const asked = { ...opening(), previousId: 'msg_unknown' };
    const { response } = await hear(modelAt(claude).stream(asked, never));
    expect(response).not.toHaveProperty('cacheMissReason');
    expect(claude.requests[0]?.body).not.toHaveProperty('diagnostics');
  });
});
