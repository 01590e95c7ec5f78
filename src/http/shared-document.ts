import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';

const free = new WeakMap<DocumentNode, ReadonlySet<string>>();

/**
 * Says what two subscriptions must have in common besides their source: the text, which operation of it, and the
 * variables of everything but the arguments of the subscription's own field, which its source tells apart.
 */
export function documentKey(
  document: DocumentNode,
  query: string,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): string {
  const names = free.get(document) ?? variablesBelow(document);
  free.set(document, names);
  // One that is absent has its default, which null has not.
  const values = [...names].map((name) => [variables?.[name]].filter((value) => value !== undefined));
  return JSON.stringify([query, operationName ?? null, values]);
}

/** @returns the names of the variables that are used anywhere but as an argument of a field at the root */
function variablesBelow(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const roots = new Set<FieldNode>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) roots.add(selection);
    }
  }
  visit(document, {
    VariableDefinition: () => false,
    Argument: (_node, _key, _parent, _path, ancestors) => {
      const owner = ancestors.at(-1);
      const field = Array.isArray(owner) ? ancestors.at(-2) : owner;
      return roots.has(field as FieldNode) ? false : undefined;
    },
    Variable: ({ name }) => void names.add(name.value),
  });
  return names;
}
