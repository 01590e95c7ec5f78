import {
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** What the arguments that say how long a list is may be at the most. */
export const MAX_LIST_SIZES = { first: 100, last: 1_000, limit: 1_000 } as const;
export type SizeArgument = keyof typeof MAX_LIST_SIZES;

type Maybe<T> = T | null | undefined;

/** How many a list of objects has that is asked for without saying how many. */
const USUAL_SIZE = 20;

/** @returns whether an argument says how long a list is. */
export function isSizeArgument(name: string): name is SizeArgument {
  return Object.hasOwn(MAX_LIST_SIZES, name);
}

/**
 * Counts the values that an operation asks for: one for each field, times the length of the lists that it lies
 * in. A length in a variable counts as the most that it may be, so that no variable makes an operation cost
 * more than its document does. Each fragment is counted once, however often it is named.
 *
 * @param refuse makes the failure of an operation that costs more than `max`
 */
export function listCost(max: number, refuse: (cost: number) => GraphQLError): ValidationRule {
  return (context) => {
    const schema = context.getSchema();
    const fragments = new Map<string, number>();

    const costOf = ({ selections }: SelectionSetNode, type: Maybe<GraphQLOutputType>): number => {
      let cost = 0;
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          cost += fragmentCost(selection.name.value);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value;
          const inner = condition === undefined ? type : (schema.getType(condition) as GraphQLOutputType);
          cost += costOf(selection.selectionSet, inner);
        } else {
          cost += fieldCost(selection, type);
        }
      }
      return cost;
    };

    const fieldCost = (node: FieldNode, type: Maybe<GraphQLOutputType>): number => {
      // Introspection has a rule of its own, and reads nothing.
      if (node.name.value.startsWith('__')) return 0;
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const field = fields[node.name.value];
      if (!node.selectionSet || !field) return 1;
      return sizeOf(node, field) * (1 + costOf(node.selectionSet, getNamedType(field.type)));
    };

    const fragmentCost = (name: string): number => {
      const known = fragments.get(name);
      if (known !== undefined) return known;
      // One that holds itself is refused by another rule.
      fragments.set(name, 0);
      const fragment = context.getFragment(name);
      const type = fragment && (schema.getType(fragment.typeCondition.name.value) as GraphQLOutputType);
      const cost = fragment ? costOf(fragment.selectionSet, type) : 0;
      fragments.set(name, cost);
      return cost;
    };

    return {
      OperationDefinition(operation) {
        const type = schema.getRootType(operation.operation);
        const cost = costOf(operation.selectionSet, type);
        if (cost > max) context.reportError(refuse(cost));
      },
    };
  };
}

/** How many values a field yields. */
function sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
  const sizes = field.args.filter(({ name }) => isSizeArgument(name));
  const given = (node.arguments ?? []).filter(({ name }) => isSizeArgument(name.value));
  for (const { name, value } of given) {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.VARIABLE) return MAX_LIST_SIZES[name.value as SizeArgument];
  }
  const byDefault = sizes.find(({ defaultValue }) => typeof defaultValue === 'number')?.defaultValue;
  if (typeof byDefault === 'number') return byDefault;
  if (sizes.length > 0) return USUAL_SIZE;
  // What a connection's edges are as many of, the connection has been counted for.
  if (node.name.value === 'edges' || node.name.value === 'nodes') return 1;
  return isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type)) ? USUAL_SIZE : 1;
}
