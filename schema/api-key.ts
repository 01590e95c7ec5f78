import type { RootDialect } from '../src/domain/dialect.ts';
import { type ApiKeyId, formatId } from '../src/domain/ids.ts';
import { LIMIT_NAMES } from '../src/domain/limits.ts';
import type { Scope } from '../src/domain/scope.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { Limits, LimitsInput, toLimitsChange } from './limits.ts';
import { addNodeType, Node } from './node.ts';

/** What a key may do. */
export const ScopeEnum = builder.enumType('Scope', {
  description:
    'What a key may do: `read` sees everything of its organisation, `control` also runs sessions and phones, `admin` also decides who else may. Each holds the ones before it.',
  values: describedValues<Scope>({
    read: 'Sees everything of its organisation.',
    control: 'Also runs sessions and phones.',
    admin: 'Also decides who else may.',
  }),
});

/** The REST dialects that share the root. */
const DialectEnum = builder.enumType('Dialect', {
  description: 'A REST dialect that lives at the root `/v1`.',
  values: describedValues<RootDialect>({
    tapkit: "TapKit's.",
    everruns: "Everruns'.",
    agi: "AGI's.",
  }),
});

/** A key without the key, which no field has. */
export const ApiKey = builder.prismaObject('ApiKey', {
  interfaces: [Node],
  description: 'What a client asks with. The key itself is shown once, when it is created.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `key_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('key', id),
    }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    prefix: t.exposeString('prefix', {
      description: 'The first characters of the key, to know it again by.',
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What it may do.',
      select: { scopes: true },
      resolve: ({ scopes }) => JSON.parse(scopes) as Scope[],
    }),
    dialect: t.field({
      type: DialectEnum,
      nullable: true,
      description: 'What the root `/v1` speaks to whoever has it; null to tell by each request.',
      select: { dialect: true },
      resolve: ({ dialect }) => dialect as RootDialect | null,
    }),
    limits: t.field({
      type: Limits,
      description: 'What may be used with it.',
      select: LIMIT_NAMES,
      resolve: (limits) => limits,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null for never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null while it was not.',
    }),
  }),
});

addNodeType(
  'key',
  ApiKey,
  ({ database }, query, where) => database.apiKey.findMany({ ...query, where }),
  'admin',
);

/** A new key, with the only sight of it. */
export const CreatedApiKey = builder
  .objectRef<{ readonly key: string; readonly id: ApiKeyId }>('CreatedApiKey')
  .implement({
    description: 'A new API key. Keep it: nothing shows it again.',
    fields: (t) => ({
      key: t.exposeString('key', { description: 'The key: `opp_` and 43 characters.' }),
      apiKey: t.prismaField({
        type: ApiKey,
        description: 'What is known of it from now on.',
        resolve: (query, { id }, _args, { database }) =>
          database.apiKey.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

builder.queryField('apiKeys', (t) =>
  t.prismaField({
    type: [ApiKey],
    description: "The organisation's keys, the newest first, with the ones that have ended. Needs `admin`.",
    resolve: async (query, _root, _args, { principal, database }) => {
      const { organizationId } = await principal('admin');
      return await database.apiKey.findMany({
        ...query,
        where: { organizationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
    },
  }),
);

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreatedApiKey,
    description: 'Creates a key of the same organisation. Needs `admin`. Fails with `INVALID_INPUT`.',
    args: {
      name: t.arg.string({ required: true, description: 'What people call it, 1 to 100 characters.' }),
      scopes: t.arg({ type: [ScopeEnum], required: true, description: 'What it may do.' }),
      expiresAt: t.arg({ type: 'DateTime', description: 'When it ends by itself; never when absent.' }),
      dialect: t.arg({
        type: DialectEnum,
        description: 'What the root `/v1` speaks to whoever has it; told by each request when absent.',
      }),
    },
    resolve: async (_root, args, { principal, apiKeys }) => {
      const { organizationId } = await principal('admin');
      const { key, apiKey } = await apiKeys.create(organizationId, args);
      return { key, id: apiKey.id };
    },
  }),
  revokeApiKey: t.prismaField({
    type: ApiKey,
    description:
      'Ends a key at once, with its view tokens and its subscriptions. Needs `admin`. Fails with `API_KEY_NOT_FOUND`, or with `LAST_ADMIN_KEY` for the last one that administers and does not expire.',
    args: { id: t.arg.id({ required: true, description: 'The id of the key.' }) },
    resolve: async (query, _root, { id }, { principal, apiKeys, database }) => {
      const { organizationId } = await principal('admin');
      const revoked = await apiKeys.revoke(organizationId, id);
      return await database.apiKey.findUniqueOrThrow({ ...query, where: { id: revoked } });
    },
  }),
  setKeyLimits: t.prismaField({
    type: ApiKey,
    description:
      'Changes what may be used with a key. Needs `admin`. Fails with `API_KEY_NOT_FOUND` or `INVALID_INPUT`.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the key.' }),
      limits: t.arg({ type: LimitsInput, required: true, description: 'The change.' }),
    },
    resolve: async (query, _root, { id, limits }, { principal, apiKeys, database }) => {
      const { organizationId } = await principal('admin');
      const changed = await apiKeys.setLimits(organizationId, id, toLimitsChange(limits));
      return await database.apiKey.findUniqueOrThrow({ ...query, where: { id: changed } });
    },
  }),
}));
