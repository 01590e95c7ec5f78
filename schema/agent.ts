import { type AgentRecord, agentInput } from '../src/domain/agent.ts';
import { formatId } from '../src/domain/ids.ts';
import type { PictureSize, ToolProfile } from '../src/domain/session.ts';
import { validate } from '../src/domain/validate.ts';
import type { JsonObject } from '../src/lib/json.ts';
import { builder } from './builder.ts';
import type { GraphQLContext } from './context.ts';
import { addNodeType, Node } from './node.ts';
import { Phone, presentPhone } from './phone.ts';
import { PictureSizeEnum, ToolProfileEnum } from './session-status.ts';

/** A named profile that sessions start from. */
const Agent = builder.prismaObject('Agent', {
  interfaces: [Node],
  description:
    'A named profile that sessions start from: what it says is copied into each of them. What is null is left to the session, or to the server.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `agent_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('agent', id),
    }),
    name: t.exposeString('name', { description: 'The name, which works as an id too.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is for, for people.',
    }),
    model: t.exposeString('model', { nullable: true, description: 'The id of a model.' }),
    systemPrompt: t.exposeString('systemPrompt', {
      nullable: true,
      description: 'What its sessions are told besides what every agent is told.',
    }),
    toolProfile: t.field({
      type: ToolProfileEnum,
      nullable: true,
      description: 'Which tools its sessions act with.',
      select: { toolProfile: true },
      resolve: ({ toolProfile }) => toolProfile as ToolProfile | null,
    }),
    pictureSize: t.field({
      type: PictureSizeEnum,
      nullable: true,
      description: 'How large the screenshots are that the model sees.',
      select: { pictureSize: true },
      resolve: ({ pictureSize }) => pictureSize as PictureSize | null,
    }),
    maxTurns: t.exposeInt('maxTurns', { nullable: true, description: 'The limit of model turns.' }),
    timeoutS: t.exposeInt('timeoutS', {
      nullable: true,
      description: 'The limit of running time, in seconds.',
    }),
    maxCostUsd: t.float({
      nullable: true,
      description: 'What a session may cost, in US dollars.',
      select: { maxCostMicroUsd: true },
      resolve: ({ maxCostMicroUsd }) => (maxCostMicroUsd === null ? null : maxCostMicroUsd / 1e6),
    }),
    allowedApps: t.stringList({
      nullable: true,
      description: 'The apps that its sessions may use, by package or name; null for any.',
      select: { allowedApps: true },
      resolve: ({ allowedApps }) => (allowedApps === null ? null : (JSON.parse(allowedApps) as string[])),
    }),
    policy: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'What needs an approval, which tools may not be used, and how dialogs are answered.',
      select: { policy: true },
      resolve: ({ policy }) => (policy === null ? null : (JSON.parse(policy) as JsonObject)),
    }),
    phone: t.field({
      type: Phone,
      nullable: true,
      description: 'The phone of sessions that name none; null without one, and once that is removed.',
      select: (_args, _context, nested) => ({ phone: nested({ select: { removedAt: true } }) }),
      resolve: ({ phone }) => presentPhone(phone),
    }),
    pool: t.exposeString('pool', {
      nullable: true,
      description: 'The pool whose phones serve sessions that name none.',
    }),
    displayName: t.exposeString('displayName', {
      nullable: true,
      description: 'What it was to be called, when its name had to be another one.',
    }),
    capabilities: t.field({
      type: ['JSONObject'],
      nullable: true,
      description: 'What its sessions are given, `{ref, config}` each; null for all but `remember`.',
      select: { capabilities: true },
      resolve: ({ capabilities }) =>
        capabilities === null ? null : (JSON.parse(capabilities) as JsonObject[]),
    }),
    tags: t.stringList({
      description: 'Labels.',
      select: { tags: true },
      resolve: ({ tags }) => JSON.parse(tags) as string[],
    }),
    memory: t.stringList({
      description: 'What it noted for its later sessions, the oldest first.',
      select: { memory: true },
      resolve: ({ memory }) => JSON.parse(memory) as string[],
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when no new session may start from it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
});

addNodeType('agent', Agent, ({ database }, query, where) => database.agent.findMany({ ...query, where }));

const FIELDS = {
  name: '1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation.',
  description: 'What it is for, for people, 1 to 1,000 characters.',
  model: 'The id of a model; `fast` for whichever fast one the server has.',
  systemPrompt:
    'What its sessions are told besides what every agent is told, 1 to 20,000 characters. Never a secret: name one as `{{secret:name}}`.',
  maxTurns: 'The limit of model turns, 1 to 1,000.',
  timeoutS: 'The limit of running time in seconds, 1 to 86,400.',
  maxCostUsd: 'What a session may cost, in US dollars.',
  allowedApps: 'The apps that its sessions may use, by package or name, 1 to 100.',
  policy:
    'As for a session. A rule `{tool, decision: "deny"}` takes a tool away: `open_url`, `type_text` and so on.',
  phoneId: 'The id or name of the phone of sessions that name none; takes the place of a pool.',
  pool: 'The pool whose phones serve sessions that name none; takes the place of a phone.',
  capabilities:
    'What its sessions are given, `{ref, config}` each, by the ids of `capabilities`; all but `remember` when null.',
  tags: 'At most 50 labels of 1 to 100 characters.',
} as const;

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const profileFields = (t: InputFields) => ({
  description: t.string({ description: FIELDS.description }),
  model: t.string({ description: FIELDS.model }),
  systemPrompt: t.string({ description: FIELDS.systemPrompt }),
  toolProfile: t.field({ type: ToolProfileEnum, description: 'Which tools its sessions act with.' }),
  pictureSize: t.field({ type: PictureSizeEnum, description: 'How large the screenshots are.' }),
  maxTurns: t.int({ description: FIELDS.maxTurns }),
  timeoutS: t.int({ description: FIELDS.timeoutS }),
  maxCostUsd: t.float({ description: FIELDS.maxCostUsd }),
  allowedApps: t.stringList({ description: FIELDS.allowedApps }),
  policy: t.field({ type: 'JSONObject', description: FIELDS.policy }),
  phoneId: t.id({ description: FIELDS.phoneId }),
  pool: t.string({ description: FIELDS.pool }),
  capabilities: t.field({ type: ['JSONObject'], description: FIELDS.capabilities }),
  tags: t.stringList({ description: FIELDS.tags }),
});

const CreateAgentInput = builder.inputType('CreateAgentInput', {
  description: 'What an agent is to be.',
  fields: (t) => ({ name: t.string({ required: true, description: FIELDS.name }), ...profileFields(t) }),
});

const UpdateAgentInput = builder.inputType('UpdateAgentInput', {
  description: 'What is to change about an agent: what is absent stays, and null clears.',
  fields: (t) => ({
    name: t.string({ description: FIELDS.name }),
    ...profileFields(t),
    isArchived: t.boolean({ description: 'Whether no new session may start from it.' }),
    memory: t.stringList({
      description: 'What it is to know of its earlier sessions: at most 50 notes of 500 characters.',
    }),
  }),
});

/** Loads an agent again, as the selection wants it. */
async function reload<Query extends object>({ database }: GraphQLContext, query: Query, { id }: AgentRecord) {
  return await database.agent.findUniqueOrThrow({ ...query, where: { id } });
}

builder.queryFields((t) => ({
  agent: t.prismaField({
    type: Agent,
    description: 'An agent. Fails with `AGENT_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of an agent, or its name.' }) },
    resolve: async (query, _root, { id }, context) => {
      const { organizationId } = await context.principal();
      return await reload(context, query, await context.agents.get(organizationId, id));
    },
  }),
  agents: t.prismaField({
    type: [Agent],
    description: "The organisation's agents, by name.",
    args: {
      archived: t.arg.boolean({
        defaultValue: false,
        required: true,
        description: 'Whether to list the archived ones as well.',
      }),
    },
    resolve: async (query, _root, { archived }, { principal, database }) => {
      const { organizationId } = await principal();
      const where = { organizationId, ...(!archived && { archivedAt: null }) };
      return await database.agent.findMany({ ...query, where, orderBy: { name: 'asc' } });
    },
  }),
}));

builder.mutationFields((t) => ({
  createAgent: t.prismaField({
    type: Agent,
    description: 'Creates an agent. Fails with `INVALID_INPUT`, `NAME_TAKEN` or `PHONE_NOT_FOUND`.',
    args: { input: t.arg({ type: CreateAgentInput, required: true, description: 'What it is to be.' }) },
    resolve: async (query, _root, { input }, context) => {
      const { organizationId } = await context.principal('control');
      const created = await context.agents.create(organizationId, validate(agentInput.newAgent, input));
      return await reload(context, query, created);
    },
  }),
  updateAgent: t.prismaField({
    type: Agent,
    description:
      'Changes an agent, for sessions to come. Fails with `AGENT_NOT_FOUND`, `INVALID_INPUT`, `NAME_TAKEN` or `PHONE_NOT_FOUND`.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of an agent, or its name.' }),
      input: t.arg({ type: UpdateAgentInput, required: true, description: 'What is to change.' }),
    },
    resolve: async (query, _root, { id, input }, context) => {
      const { organizationId } = await context.principal('control');
      const { isArchived, ...rest } = input;
      const change = {
        ...validate(agentInput.agentChange, rest),
        ...(isArchived != null && { archivedAt: isArchived ? new Date(context.clock.now()) : null }),
      };
      return await reload(context, query, await context.agents.update(organizationId, id, change));
    },
  }),
  deleteAgent: t.boolean({
    description: 'Deletes an agent; its sessions stay. Fails with `AGENT_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of an agent, or its name.' }) },
    resolve: async (_root, { id }, { principal, agents }) => {
      const { organizationId } = await principal('control');
      await agents.remove(organizationId, id);
      return true;
    },
  }),
}));

builder.prismaObjectFields('Session', (t) => ({
  agent: t.relation('agent', {
    nullable: true,
    description: 'The agent that it started from; null without one, and once that is deleted.',
  }),
  systemPrompt: t.exposeString('systemPrompt', {
    nullable: true,
    description: 'What it is told besides what every agent is told.',
  }),
}));
