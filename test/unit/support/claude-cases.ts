import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { expect, test } from 'vitest';
import type { RuleName } from '../../support/claude/fault.ts';
import { says } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { clientOf, request } from './claude-requests.ts';

/** A sentence's end, and what it changes in a good request. */
type Case = readonly [what: string, params: Partial<MessageCreateParamsNonStreaming>];

/** Tests that each request is accepted. */
export function accepts(cases: readonly Case[]): void {
  test.each(cases)('accepts %s', async (_what, changes) => {
    await using claude = await startClaude({ turns: [says('Hi.')], models: ['gateway/x'] });
    await clientOf(claude).messages.create(request('Hi.', changes));
    expect(claude.violations).toEqual([]);
  });
}

/** Tests that each request breaks the rule, and is answered so. */
export function refuses(rule: RuleName, cases: readonly Case[], status = 400): void {
  test.each(cases)('refuses %s', async (_what, changes) => {
    await using claude = await startClaude({ turns: [says('Hi.')] });
    const failing = clientOf(claude).messages.create(request('Hi.', changes));
    await expect(failing).rejects.toMatchObject({ status });
    expect(claude.violations).toEqual([{ rule, request: 0, message: expect.any(String) }]);
    expect(claude.requests[0]?.outcome).toBe('rejected');
  });
}

/** The request's fields as they are, past the types of the client. */
export function raw(fields: Record<string, unknown>): Partial<MessageCreateParamsNonStreaming> {
  return fields as Partial<MessageCreateParamsNonStreaming>;
}
