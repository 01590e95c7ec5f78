import { brandWithType, getTypeBrand } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { type IdPrefix, type OrganizationId, parseId } from '../src/domain/ids.ts';
import type { Scope } from '../src/domain/scope.ts';
import { validate } from '../src/domain/validate.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';

/** How many nodes one field may ask for. */
const MAX_NODES = 100;

/** The interface of everything that has an id of its own. */
export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'What has an id by which `node` finds it again.',
  resolveType: (value) => (getTypeBrand(value) as unknown as NodeType['type']).name,
  fields: (t) => ({
    id: t.id({
      description: 'The id: a prefix that says the type, `_`, and 32 hex digits.',
      resolve: () => {
        throw new Error('Every type has an id of its own.');
      },
    }),
  }),
});

/** Where a node must be found. */
type NodeWhere = { readonly id: { in: string[] }; readonly organizationId: OrganizationId };

/** Finds the rows of some ids. `select` holds what the client asked for; those that aren't there are left out. */
type FindNodes = (
  context: GraphQLContext,
  query: { select: { id: true } },
  where: NodeWhere,
) => PromiseLike<readonly { readonly id: string }[]>;

type NodeType = { readonly type: { readonly name: string }; readonly find: FindNodes; readonly scope: Scope };

const types = new Map<string, NodeType>();

/**
 * Lets `node` and `nodes` find one more type, which names {@link Node} among its interfaces.
 *
 * @param prefix the prefix of the type's ids
 * @param find finds what belongs to the organisation and isn't deleted
 * @param scope what a key must have to see it
 */
export function addNodeType(
  prefix: IdPrefix,
  type: NodeType['type'],
  find: FindNodes,
  scope: Scope = 'read',
): void {
  types.set(prefix, { type, find, scope });
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Whatever has that id; null when the organisation has nothing of the kind, or it is no id.',
    args: { id: t.arg.id({ required: true, description: 'The id of a node.' }) },
    resolve: async (_root, { id }, context, info) => (await findNodes([id], context, info))[0] ?? null,
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'Whatever has those ids, in their order; null for each that `node` would give null for.',
    args: {
      ids: t.arg.idList({ required: true, description: `The ids of nodes, ${MAX_NODES} at the most.` }),
    },
    resolve: async (_root, { ids }, context, info) => {
      await context.principal();
      return await findNodes(validate(z.array(z.string()).max(MAX_NODES), ids), context, info);
    },
  }),
}));

async function findNodes(
  ids: readonly string[],
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): Promise<(object | null)[]> {
  const { organizationId } = await context.principal();
  const wanted = Map.groupBy(ids, (id) => id.slice(0, id.indexOf('_')));
  const found = new Map<string, object>();
  for (const [prefix, theirs] of wanted) {
    const nodeType = types.get(prefix);
    if (!nodeType) continue;
    const { type, find, scope } = nodeType;
    await context.principal(scope);
    const keys = theirs.flatMap((id) => parseId(prefix as IdPrefix, id) ?? []);
    const query = queryFromInfo({ context, info, typeName: type.name, select: { id: true } });
    for (const row of await find(context, query, { id: { in: keys }, organizationId })) {
      brandWithType(row, type as never);
      found.set(`${prefix} ${row.id}`, row);
    }
  }
  return ids.map((id) => {
    const prefix = id.slice(0, id.indexOf('_'));
    return found.get(`${prefix} ${parseId(prefix as IdPrefix, id)}`) ?? null;
  });
}
