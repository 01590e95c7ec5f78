import type { GraphQLRow, Ids } from './row.ts';

const session = { missing: 'SESSION_NOT_FOUND' } as const;
const commandOn = (argument: string, more: object = {}): GraphQLRow => ({
  scope: 'control',
  ...session,
  args: (ids: Ids) => ({ [argument]: ids.session, ...more }),
});

const onWebhook = (more: object = {}): GraphQLRow => ({
  ...{ scope: 'admin', missing: 'WEBHOOK_NOT_FOUND' },
  args: ({ webhook }) => ({ id: webhook, ...more }),
});

const onEvaluation: GraphQLRow = {
  ...{ scope: 'control', missing: 'EVALUATION_NOT_FOUND' },
  args: ({ evaluation }) => ({ id: evaluation }),
};

const node = (scope: GraphQLRow['scope'], id: (ids: Ids) => string): GraphQLRow => ({
  scope,
  missing: null,
  args: (ids) => ({ id: id(ids) }),
});
const onPhone = (scope: GraphQLRow['scope'], argument: string, more: object = {}): GraphQLRow => ({
  scope,
  missing: 'PHONE_NOT_FOUND',
  args: ({ phone }) => ({ [argument]: phone, ...more }),
});
const LONG_AGO = { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };

/**
 * Every field of the API, once or, with a word behind its name, for several of its arguments. A new field needs
 * a row: the test of the matrix says so.
 */
export const GRAPHQL_ROWS: Readonly<Record<string, GraphQLRow>> = {
  'Query.agent': { scope: 'read', missing: 'AGENT_NOT_FOUND', args: ({ agent }) => ({ id: agent }) },
  'Query.agents': { scope: 'read' },
  'Query.apiKeys': { scope: 'admin' },
  'Query.models': { scope: 'read' },
  'Query.capabilities': { scope: 'read' },
  'Query.node session': node('read', ({ session: id }) => id),
  'Query.node phone': node('read', ({ phone }) => phone),
  'Query.node frame': node('read', ({ frame }) => frame),
  'Query.node agent': node('read', ({ agent }) => agent),
  'Query.node organization': node('read', ({ organization }) => organization),
  'Query.node key': node('admin', ({ key }) => key),
  'Query.nodes': {
    ...{ scope: 'read', missing: null },
    args: ({ session: id, phone, frame, agent }) => ({ ids: [id, phone, frame, agent] }),
  },
  'Query.evaluation': { ...onEvaluation, scope: 'read' },
  'Query.evaluations': { scope: 'read' },
  'Query.node evaluation': node('read', ({ evaluation }) => evaluation),
  'Query.organization': { scope: 'read' },
  'Query.viewer': { scope: 'read' },
  'Query.organizations': { scope: 'operator' },
  'Query.phone': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND', view: 'phone' },
    args: ({ phone }) => ({ id: phone }),
  },
  'Query.phones': { scope: 'read' },
  'Query.secrets': { scope: 'read' },
  'Query.session': { scope: 'read', ...session, view: 'session', args: (ids) => ({ id: ids.session }) },
  'Query.sessionEstimate': {
    ...{ scope: 'read', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ agentId: agent }),
  },
  'Query.usage': { scope: 'read', args: () => LONG_AGO },
  'Query.usage of everybody': { scope: 'operator', args: () => ({ allOrganizations: true, ...LONG_AGO }) },
  'Query.usage of a phone': {
    ...{ scope: 'read', missing: null },
    args: ({ phone }) => ({ filter: { phone }, ...LONG_AGO }),
  },
  'Query.sessions of an agent': {
    ...{ scope: 'read', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ agentId: agent }),
  },
  'Query.sessions': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ phoneId: phone }),
  },
  'Query.webhook': { ...onWebhook(), scope: 'read' },
  'Query.webhooks': { scope: 'read' },

  'Mutation.approveAction': commandOn('sessionId', { toolUseId: 'toolu_1' }),
  'Mutation.capturePhone': onPhone('control', 'phoneId'),
  'Mutation.createAgent': {
    scope: 'control',
    missing: 'PHONE_NOT_FOUND',
    args: ({ phone }) => ({ input: { name: 'theirs', phoneId: phone } }),
  },
  'Mutation.createApiKey': { scope: 'admin', args: () => ({ name: 'mine', scopes: ['admin'] }) },
  'Mutation.createOrganization': { scope: 'operator', args: () => ({ name: 'mine' }) },
  'Mutation.createSession': {
    ...{ scope: 'control', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ input: { phoneId: phone, instruction: 'Open Clock' } }),
  },
  'Mutation.createSession of an agent': {
    ...{ scope: 'control', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ input: { agentId: agent, instruction: 'Open Clock' } }),
  },
  'Mutation.createSession from a snapshot': {
    ...{ scope: 'control', missing: 'SNAPSHOT_NOT_FOUND' },
    args: (ids) => ({ input: { restoreFromSessionId: ids.session, instruction: 'Open Clock' } }),
  },
  'Mutation.createViewToken': commandOn('sessionId'),
  'Mutation.createViewToken of a phone': onPhone('control', 'phoneId'),
  'Mutation.deleteAgent': {
    ...{ scope: 'control', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ id: agent }),
  },
  'Mutation.deleteEvaluation': onEvaluation,
  'Mutation.deleteSecret': {
    ...{ scope: 'admin', missing: 'SECRET_NOT_FOUND' },
    args: ({ secret }) => ({ name: secret }),
  },
  'Mutation.deleteSession': commandOn('id'),
  'Mutation.deleteSnapshot': {
    ...{ scope: 'control', missing: 'SNAPSHOT_NOT_FOUND' },
    args: ({ snapshot }) => ({ id: snapshot }),
  },
  'Mutation.saveSnapshot': commandOn('sessionId'),
  'Mutation.denyAction': commandOn('sessionId', { toolUseId: 'toolu_1' }),
  'Mutation.interruptSession': commandOn('id'),
  'Mutation.pauseSession': commandOn('id'),
  'Mutation.performAction': commandOn('sessionId', { action: { pressButton: 'home' } }),
  'Mutation.performPhoneAction': onPhone('control', 'phoneId', { action: { pressButton: 'home' } }),
  'Mutation.recordEvaluation': {
    scope: 'control',
    args: () => ({
      input: {
        ...{
          runKey: 'mine',
          startedAt: '2026-11-01T00:00:00Z',
          durationMs: 1,
          model: 'mine',
          modelLabel: 'mine',
        },
        tasks: [
          {
            ...{ taskId: 'mine', title: 'mine', instruction: 'mine', difficulty: 'one_tap', apps: [] },
            ...{ passed: true, status: 'completed', turns: 1, durationMs: 1 },
          },
        ],
      },
    }),
  },
  'Mutation.registerPhone': {
    scope: 'admin',
    args: () => ({ input: { name: 'mine', platform: 'android', udid: 'mine', capabilities: {} } }),
  },
  'Mutation.releaseSession': commandOn('id'),
  'Mutation.removePhone': onPhone('admin', 'id'),
  'Mutation.resumeSession': commandOn('id'),
  'Mutation.revokeApiKey': {
    ...{ scope: 'admin', missing: 'API_KEY_NOT_FOUND' },
    args: ({ key }) => ({ id: key }),
  },
  'Mutation.sendMessage': commandOn('sessionId', { text: 'Hello?' }),
  'Mutation.setKeyLimits': {
    ...{ scope: 'admin', missing: 'API_KEY_NOT_FOUND' },
    args: ({ key }) => ({ id: key, limits: { requestsPerMinute: 1 } }),
  },
  'Mutation.setOrganizationLimits': {
    scope: 'operator',
    args: ({ organization }) => ({ organizationId: organization, limits: { requestsPerMinute: 1 } }),
  },
  'Mutation.setOrganizationPlan': {
    scope: 'operator',
    args: ({ organization }) => ({ organizationId: organization, includedMinutes: 1 }),
  },
  'Mutation.setSecret': { scope: 'admin', args: () => ({ name: 'mine', value: 'mine, not theirs' }) },
  'Mutation.setSessionBudget': commandOn('id', { maxCostUsd: 1 }),
  'Mutation.stopSession': commandOn('id'),
  'Mutation.completeSession': commandOn('id'),
  'Mutation.takeoverSession': commandOn('id'),
  'Mutation.testPhone': onPhone('control', 'id'),
  'Mutation.updatePhone': onPhone('admin', 'id', { input: { displayName: 'mine' } }),
  'Mutation.updateSession': commandOn('id', { input: { title: 'mine' } }),
  'Mutation.updateAgent': {
    ...{ scope: 'control', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ id: agent, input: { name: 'mine' } }),
  },
  'Mutation.createWebhook': { scope: 'admin', args: () => ({ input: { url: 'https://mine.invalid/' } }) },
  'Mutation.deleteWebhook': onWebhook(),
  'Mutation.dropOldWebhookSecret': onWebhook(),
  'Mutation.enableWebhook': onWebhook(),
  'Mutation.pingWebhook': onWebhook(),
  'Mutation.redeliver': {
    ...{ scope: 'admin', missing: 'WEBHOOK_DELIVERY_NOT_FOUND' },
    args: ({ delivery }) => ({ deliveryId: delivery }),
  },
  'Mutation.rotateWebhookSecret': onWebhook(),
  'Mutation.signIn': { scope: 'none', missing: 'INVALID_API_KEY', args: () => ({ apiKey: 'nobodys' }) },
  'Mutation.signOut': { scope: 'none' },
  'Mutation.createLoginLink': { scope: 'read' },
  'Mutation.updateWebhook': onWebhook({ input: { description: 'mine' } }),

  'Subscription.phoneUpdated': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND', quiet: true },
    args: ({ phone }) => ({ ids: [phone] }),
  },
  'Subscription.sessionUpdated': {
    ...{ scope: 'read', ...session, quiet: true },
    args: (ids) => ({ filter: { ids: [ids.session] } }),
  },
  'Subscription.sessionUpdated on a phone': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND', quiet: true },
    args: ({ phone }) => ({ filter: { phoneId: phone } }),
  },
  'Subscription.phoneScreen': { ...onPhone('read', 'phoneId'), view: 'phone' },
  'Subscription.sessionScreen': {
    ...{ scope: 'read', ...session, view: 'session' },
    args: (ids) => ({ sessionId: ids.session }),
  },
  'Subscription.agentEvents': {
    ...{ scope: 'read', ...session, view: 'session' },
    args: (ids) => ({ sessionId: ids.session }),
  },
};
