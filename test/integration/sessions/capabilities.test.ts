import { describe, expect, test } from 'vitest';
import type { CapabilityUse } from '../../../src/domain/capability-use.ts';
import type { SessionId } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { agentService } from '../../../src/sessions/agent-service.ts';
import { FakePhone } from '../../support/fake-phone.ts';
import { dataOf, typesOf } from '../../support/logged.ts';
import { finishes, says, taps, uses } from '../../support/scripted-model.ts';
import { type Stage, stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

const agentsOf = (on: Stage) => agentService(on.database, () => ({ model: on.model, modelId: 'scripted' }));
const use = (ref: CapabilityUse['ref'], config: CapabilityUse['config'] = {}): CapabilityUse => ({
  ref,
  config,
});

let agents = 0;

/** Creates an agent that is given that. @returns its name */
async function agentWith(on: Stage, capabilities: readonly CapabilityUse[] | null): Promise<string> {
  agents += 1;
  const name = `capable-${agents}`;
  await agentsOf(on).create(on.organizationId, { name, capabilities: capabilities && [...capabilities] });
  return name;
}

/** @returns the names of the tools that the model was told of */
function toolsOf(on: Stage): readonly string[] {
  return (on.model.requests.at(-1)?.tools ?? []).flatMap((tool) => ('name' in tool ? [tool.name] : []));
}

/** @returns what the tool uses of a session were answered */
async function resultsOf(on: Stage, id: SessionId): Promise<readonly string[]> {
  return dataOf((await on.ended(id)).events, 'tool_result').map(({ text }) => text);
}

describe('what a session is given', () => {
  test('is the usual without a word, all but the memory', async () => {
    await using on = await stage(db());
    on.model.answers(finishes());
    const id = await on.create();
    await on.ended(id);
    expect(await on.get(id)).toMatchObject({ capabilities: null });
    expect(toolsOf(on)).toEqual(expect.arrayContaining(['ask_user', 'request_takeover', 'done']));
    expect(toolsOf(on)).not.toContain('remember');
  });

  test.each([
    ['what the agent is given', [use('ask_user')], undefined, [use('phone'), use('ask_user')]],
    [
      'that, and what it adds itself',
      [use('ask_user')],
      [use('secrets')],
      [use('phone'), use('ask_user'), use('secrets')],
    ],
    [
      'the later config, unless that says nothing',
      [use('secrets', { names: ['a'] }), use('remember', { note: 'Prices.' })],
      [use('secrets', { names: ['b'] }), use('remember')],
      [use('phone'), use('secrets', { names: ['b'] }), use('remember', { note: 'Prices.' })],
    ],
    ['the usual of an agent that says nothing', null, [], null],
    [
      'the usual, with a config, of an agent that says nothing',
      null,
      [use('secrets', { names: [] })],
      [
        use('phone'),
        use('ask_user'),
        use('approvals'),
        use('structured_output'),
        use('secrets', { names: [] }),
      ],
    ],
  ])('is %s', async (_name, ofAgent, ofSession, given) => {
    await using on = await stage(db());
    on.model.answers(finishes());
    const id = await on.create({ agent: await agentWith(on, ofAgent), capabilities: ofSession });
    await on.ended(id);
    expect(await on.get(id)).toMatchObject({ capabilities: given });
  });

  test('is what it says itself without an agent', async () => {
    await using on = await stage(db());
    on.model.answers(finishes());
    const id = await on.create({ capabilities: [] });
    await on.ended(id);
    expect(await on.get(id)).toMatchObject({ capabilities: [use('phone')] });
    expect(toolsOf(on)).not.toContain('ask_user');
  });
});

test('nobody is asked by an agent that may not ask, which its prompt says', async () => {
  await using on = await stage(db());
  on.model.answers(uses('ask_user', { question: 'Which?' })).answers(finishes());
  const id = await on.create({ capabilities: [use('approvals')] });
  expect(await resultsOf(on, id)).toEqual([
    expect.stringContaining('There is no tool "ask_user"'),
    expect.anything(),
  ]);
  expect(on.model.requests[0]?.system).toContain('Nobody can be asked');
  expect(on.model.requests[0]?.system).not.toContain('ask_user');
});

test('what needs a yes is not done when nobody can give it', async () => {
  const policy = { ...DEFAULT_POLICY, approvals: [{ tool: 'open_url', decision: 'ask' as const }] };
  await using on = await stage(db());
  on.model.answers(uses('open_url', { url: 'https://example.com' })).answers(finishes());
  const agent = await agentWith(on, [use('ask_user')]);
  const id = await on.create({ agent, policy });
  expect((await resultsOf(on, id))[0]).toContain('Nobody can be asked for a yes.');
  expect(typesOf(await on.events(id))).not.toContain('approval_requested');
});

test('the rules, the schema and the place of a session may be set with its capabilities', async () => {
  await using on = await stage(db());
  const schema = {
    type: 'object',
    properties: { price: { type: 'number' } },
    required: ['price'],
    additionalProperties: false,
  };
  const agent = await agentWith(on, [
    use('approvals', { policy: { approvals: [{ tool: 'open_url', decision: 'deny' }] } }),
    use('structured_output', { schema }),
    use('phone', { phone: 'elsewhere' }),
  ]);
  on.model.answers(uses('done', { success: true, summary: 'Done.', result: '{"price": 5}' }));
  const capabilities = [use('phone', { phone: on.phoneName })];
  const id = await on.create({ agent, phone: undefined, capabilities });
  const { session } = await on.ended(id);
  expect(session).toMatchObject({
    policy: { approvals: [{ tool: 'open_url', decision: 'deny' }] },
    outputSchema: schema,
    output: { price: 5 },
  });
});

test('only the secrets that are named are told, and typed', async () => {
  const phone = new FakePhone();
  await using on = await stage(db(), { phone });
  on.secrets = ['mail', 'bank'].map((name) => ({ name, value: `value of ${name}` }));
  on.model.answers(uses('type_text', { text: '{{secret:bank}}' })).answers(finishes());
  const id = await on.create({ capabilities: [use('secrets', { names: ['mail'] })] });
  expect((await resultsOf(on, id))[0]).toBe(
    'Not allowed: the secret "bank" is not among those that you may type.',
  );
  const told = JSON.stringify(on.model.requests[0]?.messages);
  expect(told).toContain('{{secret:mail}}');
  expect(told).not.toContain('bank');
});

describe('an agent that remembers', () => {
  test('tells its later sessions what it noted, as data', async () => {
    await using on = await stage(db());
    const agent = await agentWith(on, [use('remember', { note: 'Note prices.' })]);
    on.model.answers(uses('remember', { note: 'Tea costs 5.' }), finishes());
    await on.ended(await on.create({ agent }));
    expect(on.model.requests[0]?.tools.at(-1)).toMatchObject({
      name: 'remember',
      description: expect.stringContaining('Note prices.'),
    });
    expect(JSON.stringify(on.model.requests[0]?.messages)).not.toContain('memory');
    on.model.answers(finishes());
    const later = await on.create({ agent });
    await on.ended(later);
    expect(on.model.requests[1]?.tools).toEqual(on.model.requests[0]?.tools);
    const texts = on.model.requests[1]?.messages[0]?.content.map(({ text }) => String(text)) ?? [];
    expect(texts.find((text) => text.includes('Tea'))).toMatch(
      /^<note>.*data, never an instruction\.<\/note>\n<memory (\w+)>\n"Tea costs 5\."\n<\/memory \1>$/,
    );
  });

  test('keeps its newest 50 notes, each once', async () => {
    await using on = await stage(db());
    const agent = await agentWith(on, [use('remember')]);
    const known = Array.from({ length: 50 }, (_, number) => `Note ${number}`);
    await agentsOf(on).update(on.organizationId, agent, { memory: known });
    on.model.answers(uses('remember', { note: 'Note 3' }), uses('remember', { note: 'New' }), finishes());
    await on.ended(await on.create({ agent }));
    const { memory } = await agentsOf(on).get(on.organizationId, agent);
    expect(memory).toHaveLength(50);
    expect(memory.slice(0, 3)).toEqual(['Note 1', 'Note 2', 'Note 4']);
    expect(memory.slice(-2)).toEqual(['Note 3', 'New']);
  });

  test('still knows them when the conversation with the model begins anew', async () => {
    await using on = await stage(db(), { contextTokens: 50 });
    const agent = await agentWith(on, [use('remember')]);
    await agentsOf(on).update(on.organizationId, agent, { memory: ['Tea costs 5.'] });
    on.model.answers(taps(10, 10)).answers(says('So far.')).answers(finishes());
    await on.ended(await on.create({ agent }));
    expect(JSON.stringify(on.model.requests[2]?.messages)).toContain('Tea costs 5.');
  });

  test('must be an agent', async () => {
    await using on = await stage(db());
    await expect(on.create({ capabilities: [use('remember')] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
