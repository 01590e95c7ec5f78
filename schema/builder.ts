import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { DateTimeResolver, JSONObjectResolver, JSONResolver, URLResolver } from 'graphql-scalars';
import type { JsonObject } from '../src/lib/json.ts';
import type PrismaTypes from '../src/storage/generated/pothos-types.ts';
import { getDatamodel } from '../src/storage/generated/pothos-types.ts';
import type { GraphQLContext } from './context.ts';

/** What the relay plugin leaves unsaid about connections. */
const describedConnections = {
  firstArgOptions: { description: 'The first so many: with `after`, those that follow it. 100 at the most.' },
  afterArgOptions: { description: 'Only what follows this cursor; one of a page in the same order.' },
  lastArgOptions: {
    description: 'The last so many: with `before`, those that go before it. 100 at the most.',
  },
  beforeArgOptions: { description: 'Only what goes before this cursor; one of a page in the same order.' },
  edgesFieldOptions: { description: 'What is on the page, in order, each with its cursor.' },
  pageInfoFieldOptions: { description: 'Whether there is more, and where.' },
  cursorFieldOptions: { description: 'Where it stands in the order, for `after` and `before`.' },
  nodeFieldOptions: { description: 'The thing itself.' },
  pageInfoTypeOptions: { description: 'Where a page begins and ends, and whether there is more.' },
  hasNextPageFieldOptions: { description: 'Whether there is more behind the page.' },
  hasPreviousPageFieldOptions: { description: 'Whether there is more before the page.' },
  startCursorFieldOptions: { description: 'The first cursor of the page; null for an empty one.' },
  endCursorFieldOptions: { description: 'The last cursor of the page; null for an empty one.' },
} as const;

/** The builder that every type of the API is made with. */
export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes;
  Context: GraphQLContext;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    JSONObject: { Input: JsonObject; Output: JsonObject };
    URL: { Input: URL; Output: URL | string };
  };
}>({
  plugins: [RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: ({ database }) => database,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    onUnusedQuery: 'error',
  },
  relay: {
    cursorType: 'String',
    clientMutationId: 'omit',
    ...describedConnections,
  },
});

builder.addScalarType('DateTime', DateTimeResolver);
builder.addScalarType('JSON', JSONResolver);
builder.addScalarType('JSONObject', JSONObjectResolver);
builder.addScalarType('URL', URLResolver);

builder.queryType({ description: 'What can be read.' });
builder.mutationType({ description: 'What can be done.' });
builder.subscriptionType({ description: 'What can be followed as it happens.' });
