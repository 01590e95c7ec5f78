import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../../schema/schema.ts';

/** Something of the schema that a client may ask about. */
type Part = {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
};

function fieldsOf(type: GraphQLNamedType): readonly Part[] {
  const within = (part: Part): Part => ({ ...part, name: `${type.name}.${part.name}` });
  if (isEnumType(type)) return type.getValues().map(within);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(within);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    within(field),
    ...field.args.map((argument) => within({ ...argument, name: `${field.name}(${argument.name})` })),
  ]);
}

const ours = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const parts = [
  ...ours.flatMap((type): readonly Part[] => [type, ...fieldsOf(type)]),
  ...schema.getDirectives(),
];

test('every type, field, argument, value and input field is described', () => {
  expect(parts.length).toBeGreaterThan(500);
  expect(parts.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});

test('every deprecation says what to use instead', () => {
  const deprecated = parts.filter(({ deprecationReason }) => deprecationReason != null);
  expect(deprecated.length).toBeGreaterThan(0);
  const hollow = deprecated.filter(
    ({ deprecationReason }) =>
      !/`.+`/.test(deprecationReason ?? '') || deprecationReason === 'No longer supported',
  );
  expect(hollow.map(({ name }) => name)).toEqual([]);
});
