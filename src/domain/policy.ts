import { z } from 'zod';
import { matchesWildcard } from '../lib/wildcard.ts';

const MAX_RULES = 50;
const MAX_PATTERN = 200;

/** What becomes of an action, or of a system dialog: it is done, a person decides, or it is not done. */
export const DECISIONS = ['allow', 'ask', 'deny'] as const;
export type Decision = (typeof DECISIONS)[number];

const wildcard = z.string().min(1).max(MAX_PATTERN);
const choice = z.enum(DECISIONS).default('ask');

/**
 * A rule of a policy. Each of `tool`, `app` and `pattern` that is given must fit as a whole, whatever the
 * case, with `*` for any characters.
 */
export const approvalRule = z
  .strictObject({
    /** The type of a phone action, such as `type_text`, or the name of a tool. */
    tool: wildcard.optional(),
    /** The package in front; for `open_app`, what is to be opened. */
    app: wildcard.optional(),
    /** What is touched, by its label, value or id, or what is typed or opened. */
    pattern: wildcard.optional(),
    decision: z.enum(DECISIONS),
    /** Told to the person who decides, or to the agent that was denied. */
    reason: z.string().min(1).max(500).optional(),
  })
  .readonly();
export type ApprovalRule = z.output<typeof approvalRule>;

/** What a session may do by itself. Everything may be left out. */
export const policy = z
  .strictObject({
    /** In order: the first that fits decides. At most 50. */
    approvals: z.array(approvalRule).max(MAX_RULES).readonly().default([]),
    /** How dialogs of the system are answered. For crashed apps, `allow` waits or opens again and `deny` closes. */
    dialogs: z
      .strictObject({ permission: choice, crash: choice, notResponding: choice })
      .readonly()
      .prefault({}),
    /** Seconds until a question without an answer counts as denied: at least 0.05, at most a day. */
    approvalTimeoutS: z.number().min(0.05).max(86_400).default(300),
  })
  .readonly();
/** What a client may say. */
export type PolicyInput = z.input<typeof policy>;
export type Policy = z.output<typeof policy>;

/** The policy of a session that has none of its own. */
export const DEFAULT_POLICY: Policy = policy.parse({});

/** What rules are held against. An app that can't be told is the empty string. */
export type RuleSubject = {
  readonly tools: readonly string[];
  readonly app: string;
  readonly texts: readonly string[];
};

/** @returns the first rule that fits. */
export function firstRule(
  rules: readonly ApprovalRule[],
  { tools, app, texts }: RuleSubject,
): ApprovalRule | undefined {
  const fits = (pattern: string | undefined, candidates: readonly string[]): boolean =>
    pattern === undefined || candidates.some((candidate) => matchesWildcard(pattern, candidate));
  return rules.find((rule) => fits(rule.tool, tools) && fits(rule.app, [app]) && fits(rule.pattern, texts));
}
