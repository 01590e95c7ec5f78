import { expect, test } from 'vitest';
import type { AgentChange } from '../../../src/domain/agent.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { formatId } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { type AgentService, agentService } from '../../../src/sessions/agent-service.ts';
import { addPhone } from '../../support/database.ts';
import { finishes, ScriptedModel } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

function agentsOf(on: Stage): AgentService {
  return agentService(on.database, (modelId = 'scripted') => {
    if (modelId === 'unknown') throw new DomainError('INVALID_INPUT', 'No such model.');
    return { model: on.model, modelId };
  });
}

const PROFILE = {
  model: 'one',
  systemPrompt: 'Be polite.',
  toolProfile: 'phone',
  pictureSize: 'economy',
  maxTurns: 7,
  timeoutS: 70,
  maxCostUsd: 0.7,
  allowedApps: ['Clock'] as string[],
  policy: { ...DEFAULT_POLICY, approvals: [{ tool: 'open_url', decision: 'deny' }] },
} as const;

test('a session starts from its profile, and what it says itself wins', async () => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  const agent = await agents.create(on.organizationId, { name: 'clerk', ...PROFILE, phoneId: on.phoneName });
  on.model.answers(finishes());
  const id = await on.create({ agent: 'clerk', phone: undefined, maxTurns: 3, model: 'two' });
  const { session } = await on.ended(id);
  expect(session).toMatchObject({
    agentId: agent.id,
    systemPrompt: 'Be polite.',
    model: 'two',
    toolProfile: 'phone',
    pictureSize: 'economy',
    maxTurns: 3,
    timeoutS: 70,
    maxCostMicroUsd: 700_000,
    allowedApps: ['Clock'],
    policy: PROFILE.policy,
  });
  const phone = await on.sessions.phone(on.organizationId, on.phoneName);
  expect(session.phoneId).toBe(phone.id);
  expect(on.model.requests[0]?.system).toMatch(/^You operate a phone[\s\S]+Be polite\.$/);
});

test('a phone or a pool of the session comes before those of its profile', async () => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  await agents.create(on.organizationId, { name: 'pooled', pool: 'of nobody' });
  await expect(on.create({ agent: 'pooled', phone: undefined })).rejects.toMatchObject({
    code: 'PHONE_NOT_FOUND',
  });
  on.model.answers(finishes());
  await on.ended(await on.create({ agent: 'pooled' }));
});

test('what a session is told stays the same when its profile changes, and over a restart', async () => {
  const before = await stage(db());
  const agents = agentsOf(before);
  const { id: agentId } = await agents.create(before.organizationId, {
    name: 'host',
    systemPrompt: 'Be brief.',
  });
  const speaking = before.model.parks(finishes());
  const id = await before.create({ agent: 'host' });
  await speaking.reached;
  await before[Symbol.asyncDispose]();
  await agents.update(before.organizationId, 'host', { systemPrompt: 'Be long-winded.', name: 'hostess' });
  expect((await agents.get(before.organizationId, 'hostess')).id).toBe(agentId);
  await agents.remove(before.organizationId, 'hostess');

  const model = new ScriptedModel().answers(finishes());
  await using after = await stage(db(), { phone: before.phone, phoneName: before.phoneName, model });
  await after.takesUp();
  const { session } = await after.ended(id);
  expect(session).toMatchObject({ status: 'completed', agentId: null, systemPrompt: 'Be brief.' });
  expect(model.requests[0]?.system).toBe(before.model.requests[0]?.system);
});

test('what is given is changed, null clears, and a pool and a phone take the place of each other', async () => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  const phone = await addPhone(on.database, on.organizationId);
  const { id } = await agents.create(on.organizationId, { name: 'many', ...PROFILE, phoneId: phone });
  const change = async (input: Parameters<AgentService['update']>[2]) =>
    await agents.update(on.organizationId, 'many', input);
  expect(await change({ maxCostUsd: null, policy: null, allowedApps: null })).toMatchObject({
    id,
    model: 'one',
    maxTurns: 7,
    maxCostMicroUsd: null,
    policy: null,
    allowedApps: null,
  });
  expect(await change({ pool: 'lab' })).toMatchObject({ phoneId: null, pool: 'lab' });
  expect(await change({ phoneId: phone })).toMatchObject({ phoneId: expect.any(String), pool: null });
});

test.each([
  [
    'a name that another has',
    (agents: AgentService, org: Stage['organizationId']) => agents.create(org, { name: 'taken' }),
    'NAME_TAKEN',
  ],
  [
    'the name of another',
    (agents: AgentService, org: Stage['organizationId']) => agents.update(org, 'other', { name: 'taken' }),
    'NAME_TAKEN',
  ],
  [
    'a phone that is not there',
    (agents: AgentService, org: Stage['organizationId']) => agents.update(org, 'other', { phoneId: 'no' }),
    'PHONE_NOT_FOUND',
  ],
  [
    'a model that is not there',
    (agents: AgentService, org: Stage['organizationId']) => agents.update(org, 'other', { model: 'unknown' }),
    'INVALID_INPUT',
  ],
  [
    'a phone and a pool',
    (agents: AgentService, org: Stage['organizationId']) =>
      agents.update(org, 'other', { phoneId: 'x', pool: 'y' }),
    'INVALID_INPUT',
  ],
  [
    'an agent that is not there',
    (agents: AgentService, org: Stage['organizationId']) => agents.update(org, 'nobody', {}),
    'AGENT_NOT_FOUND',
  ],
] as const)('%s is refused', async (_, act, code) => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  for (const name of ['taken', 'other']) {
    await agents.create(on.organizationId, { name }).catch(() => undefined);
  }
  await expect(act(agents, on.organizationId)).rejects.toMatchObject({ code });
});

test('a session of an agent that is not there is not created', async () => {
  await using on = await stage(db());
  await expect(on.create({ agent: 'nobody' })).rejects.toMatchObject({ code: 'AGENT_NOT_FOUND' });
});

test('an agent is called what it is to be called, and has a name of its own', async () => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  const called = async (displayName: string) => await agents.create(on.organizationId, { displayName });
  expect(await called('Reader')).toMatchObject({ name: 'Reader', displayName: null });
  const second = await called('Reader');
  expect(second).toMatchObject({ name: 'Reader 2', displayName: 'Reader' });
  expect(await called('Reader')).toMatchObject({ name: 'Reader 3', displayName: 'Reader' });
  expect(await called('¿Qué? (v2)')).toMatchObject({ name: 'Qué v2', displayName: '¿Qué? (v2)' });
  expect(await called('???')).toMatchObject({ name: 'agent', displayName: '???' });
  expect(await called('agent_of mine')).toMatchObject({ name: 'agent of mine' });
  const long = '𝒜'.repeat(100);
  expect(await called(long)).toMatchObject({ name: '𝒜'.repeat(56), displayName: long });
  expect(await called(long)).toMatchObject({ name: `${'𝒜'.repeat(56)} 2`, displayName: long });
  const rename = async (change: AgentChange) =>
    await agents.update(on.organizationId, formatId('agent', second.id), change);
  expect(await rename({ displayName: 'Reader' })).toMatchObject({ name: 'Reader 2', displayName: 'Reader' });
  expect(await rename({ name: 'Writer' })).toMatchObject({ name: 'Writer', displayName: null });
  expect(await rename({ description: 'Writes.' })).toMatchObject({ name: 'Writer', displayName: null });
});

test('an archived agent begins no session until it is active again', async () => {
  await using on = await stage(db());
  const agents = agentsOf(on);
  await agents.create(on.organizationId, { name: 'retired', archivedAt: new Date(0) });
  await expect(on.create({ agent: 'retired' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await agents.update(on.organizationId, 'retired', { archivedAt: null });
  on.model.answers(finishes());
  await on.ended(await on.create({ agent: 'retired' }));
});
