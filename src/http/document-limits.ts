import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * How long a document may be, in GraphQL's tokens; GraphiQL's own has 183. The parser recurses, and its
 * stack ends where some thousand brackets are open.
 */
const MAX_TOKENS = 1_000;
/** How deep selections may lie in each other; GraphiQL's own go to 13. The database's client has its limit too. */
const MAX_DEPTH = 20;

/** Refuses documents that would take too much before a resolver could refuse them. */
export const documentLimits: Plugin = {
  onParse({ parseFn, setParseFn }) {
    setParseFn((source, options) => parseFn(source, { ...options, maxTokens: MAX_TOKENS }));
  },
  onValidate({ addValidationRule }) {
    addValidationRule(depthLimit);
  },
};

const depthLimit: ValidationRule = (context) => {
  // Each fragment is measured once: they can name each other more often than can be counted.
  const measured = new Map<string, number>();

  const depthOf = ({ selections }: SelectionSetNode): number =>
    Math.max(
      ...selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return fragmentDepth(selection.name.value);
        const below = selection.selectionSet ? depthOf(selection.selectionSet) : 0;
        return selection.kind === Kind.FIELD ? below + 1 : below;
      }),
    );

  const fragmentDepth = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // One that holds itself is refused by another rule.
    measured.set(name, 0);
    const fragment = context.getFragment(name);
    const depth = fragment ? depthOf(fragment.selectionSet) : 0;
    measured.set(name, depth);
    return depth;
  };

  return {
    OperationDefinition(operation) {
      if (depthOf(operation.selectionSet) <= MAX_DEPTH) return;
      const message = `Selections lie deeper in each other than ${MAX_DEPTH} levels: ask for less at once.`;
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
};
