import { EnvelopArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { listCost } from './list-cost.ts';
import { listSizes } from './list-sizes.ts';

/** What a document may be at the most. GraphiQL's own has 183 tokens and selections 13 deep. */
export const DOCUMENT_LIMITS = {
  /** The parser recurses, and its stack ends where some thousand brackets are open. */
  tokens: 1_000,
  /** Levels of selections in each other; the database's client has its limit too. */
  depth: 20,
  aliases: 30,
  directives: 50,
  /** Values that an answer may have, as lists are asked for; a variable counts as the most it may be. */
  cost: 50_000,
} as const;

type DocumentLimit = keyof typeof DOCUMENT_LIMITS;

const WHAT_TO_DO = {
  tokens: 'Ask in several operations, and use fragments and variables.',
  depth: 'Select less deep, or ask in several operations.',
  aliases: 'Ask in several operations.',
  directives: 'Use fewer directives.',
  cost: 'Ask for fewer fields, for shorter lists (first, last, limit), or for lists less deep in each other.',
} as const satisfies Record<DocumentLimit, string>;

/** @returns the failure of a document that is too much; says which limit, and what to do. */
export function tooMuch(limit: DocumentLimit, found?: number): GraphQLError {
  const max = DOCUMENT_LIMITS[limit];
  const was = found === undefined ? '' : `, and this one has ${found}`;
  const message = `A document may have a ${NAMES[limit]} of ${max}${was}. ${WHAT_TO_DO[limit]}`;
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit, max } });
}

const NAMES = {
  tokens: 'length in tokens',
  depth: 'depth',
  aliases: 'number of aliases',
  directives: 'number of directives',
  cost: 'cost',
} as const satisfies Record<DocumentLimit, string>;

/** How armor is told of a limit: it counts, and the failure is ours. */
function rule(limit: DocumentLimit) {
  const refuse = (context: ValidationContext | null, { message }: GraphQLError): void => {
    const found = /found (\d+)/.exec(message)?.[1];
    const error = tooMuch(limit, found === undefined ? undefined : Number(found));
    if (!context) throw error;
    context.reportError(error);
  };
  return { n: DOCUMENT_LIMITS[limit], onReject: [refuse], propagateOnRejection: limit === 'tokens' };
}

const { plugins } = new EnvelopArmor({
  maxTokens: rule('tokens'),
  // Introspection counts as well: it is as deep as it is written.
  maxDepth: { ...rule('depth'), flattenFragments: true, ignoreIntrospection: false },
  maxAliases: rule('aliases'),
  maxDirectives: rule('directives'),
  // It takes a list that a variable or a default makes long for a single value.
  costLimit: { enabled: false },
  // The schema is no secret: whoever misspells a field may be told.
  blockFieldSuggestion: { enabled: false },
}).protect();

/** Refuses documents that would take too much, over HTTP and WebSocket, before a resolver could refuse them. */
export const documentLimits: readonly Plugin[] = [
  ...(plugins as unknown as readonly Plugin[]),
  {
    onValidate({ addValidationRule }) {
      addValidationRule(listCost(DOCUMENT_LIMITS.cost, (cost) => tooMuch('cost', cost)));
    },
  },
  listSizes,
];
