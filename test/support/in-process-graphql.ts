import { type GraphQLError, graphql } from 'graphql';
import type { GraphQLContext } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { type ApiKeyId, newId, type OrganizationId } from '../../src/domain/ids.ts';
import { agentService } from '../../src/sessions/agent-service.ts';
import type { TypedDocumentString } from './gql/graphql.ts';
import type { Stage } from './sessions.ts';

/** What an operation came to. */
export type Answer<Result> = {
  readonly data: Result | null | undefined;
  /** The codes of its failures; what was no expected one is thrown. */
  readonly codes: readonly string[];
};

/** Asks a stage's sessions, phones and logs in GraphQL, as a key with every scope. */
export async function ask<Result, Variables extends object>(
  { database, sessions, feed, clock, organizationId }: Stage,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  as: OrganizationId = organizationId,
): Promise<Answer<Result>> {
  const principal = { organizationId: as, apiKeyId: newId('key') as ApiKeyId, scopes: ['admin'] as const };
  const agents = agentService(database, (modelId = 'scripted') => ({ model: unused(), modelId }));
  const who = { principal: async () => principal, sight: async () => principal };
  const contextValue = { ...who, database, sessions, agents, feed, clock } as unknown as GraphQLContext;
  const { data, errors = [] } = await graphql({
    schema,
    source: document.toString(),
    variableValues: { ...variables } as Readonly<Record<string, unknown>>,
    contextValue,
  });
  return { data: data as Result | null | undefined, codes: errors.map(codeOf) };
}

function codeOf(error: GraphQLError): string {
  if (error.originalError instanceof DomainError) return error.originalError.code;
  throw error;
}

function unused(): never {
  throw new Error('Reads have no model.');
}
