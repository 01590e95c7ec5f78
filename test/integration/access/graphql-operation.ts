import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type OperationTypeNode,
} from 'graphql';
import { schema } from '../../../schema/schema.ts';

/** A root field of the schema. */
export type RootField = {
  /** Such as `Query.session`. */
  readonly name: string;
  readonly operation: OperationTypeNode;
  readonly field: GraphQLField<unknown, unknown>;
};

/** Every root field of the schema. */
export const ROOT_FIELDS: readonly RootField[] = [
  schema.getQueryType(),
  schema.getMutationType(),
  schema.getSubscriptionType(),
].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({
    name: `${type?.name}.${field.name}`,
    operation: type?.name.toLowerCase() as OperationTypeNode,
    field,
  })),
);

/** @returns a document that asks for a field with variables of the names of its arguments. */
export function documentOf({ operation, field }: RootField, args: readonly string[], depth: number): string {
  const given = field.args.filter(({ name }) => args.includes(name));
  const variables = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const values = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = `${field.name}${values && `(${values})`} ${selectionOf(field.type, depth)}`;
  return `${operation} ${variables && `(${variables})`} { ${call} }`;
}

/** What the description of a field says that asks for more than the field which leads to it. */
const GUARDED = /Needs (the scope )?`admin`/;

/** The fields below the root that need more than what leads to them, such as `Phone.udid`. */
export const GUARDED_FIELDS: readonly (readonly [type: string, field: string])[] = Object.values(
  schema.getTypeMap(),
)
  .filter(isObjectType)
  .filter((type) => type !== schema.getQueryType() && type !== schema.getMutationType())
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ description }) => GUARDED.test(description ?? ''))
      .map(({ name }) => [type.name, name] as const),
  );

/** @returns everything that can be asked without arguments and without further rights, so many levels deep. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) && !isInterfaceType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument) || GUARDED.test(field.description ?? '')) return [];
    const isLeaf = isLeafType(getNamedType(field.type));
    if (!isLeaf && depth === 1) return [];
    return `${field.name} ${isLeaf ? '' : selectionOf(field.type, depth - 1)}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}
