import {
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What has an id and still is a part of the session or the phone that it is reached by. */
const PARTS = ['AgentEvent', 'Frame'];

/**
 * @returns whether a field's selection leads on to records of their own, as from a session to its phone and
 *   from there to the next session: to types with an id
 */
export function selectsOtherRecords({
  schema,
  fragments,
  fieldNodes,
  returnType,
}: GraphQLResolveInfo): boolean {
  const seen = new Set<string>();

  const isOther = (type: GraphQLNamedType): boolean => {
    if (!isObjectType(type) && !isInterfaceType(type)) return false;
    if ([type, ...type.getInterfaces()].some(({ name }) => PARTS.includes(name))) return false;
    return 'id' in type.getFields();
  };

  const leadsOn = (parent: GraphQLNamedType, { selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) {
        const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
        const field = fields[selection.name.value];
        if (!field) return false;
        const type = getNamedType(field.type);
        return isOther(type) || (selection.selectionSet ? leadsOn(type, selection.selectionSet) : false);
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const named = selection.typeCondition?.name.value;
        return leadsOn((named && schema.getType(named)) || parent, selection.selectionSet);
      }
      const fragment = fragments[selection.name.value];
      if (!fragment || seen.has(selection.name.value)) return false;
      seen.add(selection.name.value);
      return leadsOn(schema.getType(fragment.typeCondition.name.value) ?? parent, fragment.selectionSet);
    });

  return fieldNodes.some(
    ({ selectionSet }) => selectionSet && leadsOn(getNamedType(returnType), selectionSet),
  );
}
