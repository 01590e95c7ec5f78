import type { GraphQLRow, Ids } from './row.ts';

const session = { missing: 'SESSION_NOT_FOUND' } as const;
const commandOn = (argument: string, more: object = {}): GraphQLRow => ({
  scope: 'control',
  ...session,
  args: (ids: Ids) => ({ [argument]: ids.session, ...more }),
});

/** Every field of the API. A new field needs a row: the test of the matrix says so. */
export const GRAPHQL_ROWS: Readonly<Record<string, GraphQLRow>> = {
  'Query.agent': { scope: 'read', missing: 'AGENT_NOT_FOUND', args: ({ agent }) => ({ id: agent }) },
  'Query.agents': { scope: 'read' },
  'Query.apiKeys': { scope: 'admin' },
  'Query.organization': { scope: 'read' },
  'Query.organizations': { scope: 'operator' },
  'Query.phone': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND', view: 'phone' },
    args: ({ phone }) => ({ id: phone }),
  },
  'Query.phones': { scope: 'read' },
  'Query.secrets': { scope: 'read' },
  'Query.session': { scope: 'read', ...session, view: 'session', args: (ids) => ({ id: ids.session }) },
  'Query.sessions': {
    ...{ scope: 'read', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ phoneId: phone }),
  },

  'Mutation.approveAction': commandOn('sessionId', { toolUseId: 'toolu_1' }),
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
  'Mutation.createViewToken': commandOn('sessionId'),
  'Mutation.deleteAgent': {
    ...{ scope: 'control', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ id: agent }),
  },
  'Mutation.deleteSecret': {
    ...{ scope: 'admin', missing: 'SECRET_NOT_FOUND' },
    args: ({ secret }) => ({ name: secret }),
  },
  'Mutation.deleteSession': commandOn('id'),
  'Mutation.denyAction': commandOn('sessionId', { toolUseId: 'toolu_1' }),
  'Mutation.interruptSession': commandOn('id'),
  'Mutation.pauseSession': commandOn('id'),
  'Mutation.performAction': commandOn('sessionId', { action: { pressButton: 'home' } }),
  'Mutation.registerPhone': {
    scope: 'admin',
    args: () => ({
      input: { name: 'mine', platform: 'android', udid: 'mine', capabilities: { platformName: 'Android' } },
    }),
  },
  'Mutation.releaseSession': commandOn('id'),
  'Mutation.removePhone': {
    ...{ scope: 'admin', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ id: phone }),
  },
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
    args: ({ organization }) => ({ organizationId: organization, name: 'free' }),
  },
  'Mutation.setSecret': { scope: 'admin', args: () => ({ name: 'mine', value: 'mine, not theirs' }) },
  'Mutation.setSessionBudget': commandOn('id', { maxCostUsd: 1 }),
  'Mutation.stopSession': commandOn('id'),
  'Mutation.takeoverSession': commandOn('id'),
  'Mutation.testPhone': {
    ...{ scope: 'control', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ id: phone }),
  },
  'Mutation.updateAgent': {
    ...{ scope: 'control', missing: 'AGENT_NOT_FOUND' },
    args: ({ agent }) => ({ id: agent, input: { name: 'mine' } }),
  },
  'Mutation.updatePhone': {
    ...{ scope: 'admin', missing: 'PHONE_NOT_FOUND' },
    args: ({ phone }) => ({ id: phone, input: { pool: 'mine' } }),
  },
  'Mutation.updateSession': commandOn('id', { input: { title: 'mine' } }),

  'Subscription.agentEvents': {
    ...{ scope: 'read', ...session, view: 'session' },
    args: (ids) => ({ sessionId: ids.session }),
  },
};
