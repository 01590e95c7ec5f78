import { type DocumentNode, GraphQLError, Kind, type ValidationRule, visit } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isSizeArgument, MAX_LIST_SIZES, type SizeArgument } from './list-cost.ts';

/** The variables of a document that say how long a list is, and the argument that each is given to. */
const sizeVariables = new WeakMap<DocumentNode, ReadonlyMap<string, SizeArgument>>();

/** Refuses lists that are asked for longer than any list may be, in the document or in a variable. */
export const listSizes: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(literalSizes);
  },
  onExecute({ args: { document, variableValues }, setResultAndStopExecution }) {
    for (const [variable, argument] of variablesOf(document)) {
      const value = variableValues?.[variable];
      if (typeof value !== 'number' || value <= MAX_LIST_SIZES[argument]) continue;
      setResultAndStopExecution({ errors: [tooLong(argument)] });
      return;
    }
  },
};

const literalSizes: ValidationRule = (context) => ({
  Argument({ name, value }) {
    const argument = name.value;
    if (!isSizeArgument(argument) || value.kind !== Kind.INT) return;
    if (Number(value.value) > MAX_LIST_SIZES[argument]) context.reportError(tooLong(argument));
  },
});

function variablesOf(document: DocumentNode): ReadonlyMap<string, SizeArgument> {
  const known = sizeVariables.get(document);
  if (known) return known;
  const found = new Map<string, SizeArgument>();
  visit(document, {
    Argument({ name, value }) {
      if (isSizeArgument(name.value) && value.kind === Kind.VARIABLE) found.set(value.name.value, name.value);
    },
  });
  sizeVariables.set(document, found);
  return found;
}

function tooLong(argument: SizeArgument): GraphQLError {
  const max = MAX_LIST_SIZES[argument];
  const message = `A list may be asked for with \`${argument}\` up to ${max}. Ask for the rest in further operations.`;
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit: argument, max } });
}
