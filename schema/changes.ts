import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';

/** A difference between two schemas. */
export type SchemaChange = {
  readonly message: string;
  /** `breaking` fails requests that worked before; `dangerous` may surprise a client; `safe` does neither. */
  readonly kind: 'breaking' | 'dangerous' | 'safe';
};

const KINDS = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
} as const;

/** @returns what changed, the breaking changes first. */
export async function schemaChanges(
  before: GraphQLSchema,
  after: GraphQLSchema,
): Promise<readonly SchemaChange[]> {
  const changes = await diff(asFile(before), asFile(after));
  const all = changes.map(({ message, criticality }) => ({ message, kind: KINDS[criticality.level] }));
  return Object.values(KINDS).flatMap((kind) => all.filter((change) => change.kind === kind));
}

/** A schema in code and the same one from a file differ in how they keep their directives. */
function asFile(schema: GraphQLSchema): GraphQLSchema {
  return buildSchema(printSchema(schema));
}
