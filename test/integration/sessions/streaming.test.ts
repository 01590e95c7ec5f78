import { expect, test } from 'vitest';
import { NO_USAGE } from '../../../src/domain/usage.ts';
import { type ContentBlock, ModelError, type ModelResponse } from '../../../src/models/model.ts';
import { type Gate, gate } from '../../support/gate.ts';
import { dataOf, typesOf } from '../../support/logged.ts';
import { finishes, ScriptedModel, says, taps, USAGE } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

/** What comes of an answer, piece by piece: a block, a place to wait at, or a failure. */
type Piece = ContentBlock | Gate | ModelError;

const isGate = (piece: ContentBlock | Gate): piece is Gate => typeof piece['pass'] === 'function';

/** A model whose first answers come in pieces, and whose later ones are scripted. */
class PiecemealModel extends ScriptedModel {
  readonly #answers: (readonly Piece[])[];

  constructor(...answers: (readonly Piece[])[]) {
    super();
    this.#answers = answers;
  }

  override async *stream(...[request, signal]: Parameters<ScriptedModel['stream']>) {
    const pieces = this.#answers.shift();
    if (!pieces) return yield* super.stream(request, signal);
    this.requests.push(structuredClone(request));
    yield { type: 'usage' as const, usage: { ...NO_USAGE, inputTokens: 100 }, model: 'scripted' };
    const content: ContentBlock[] = [];
    for (const piece of pieces) {
      if (piece instanceof ModelError) throw piece;
      if (isGate(piece)) {
        await piece.pass(signal);
        continue;
      }
      content.push(piece);
      yield { type: 'block' as const, block: piece };
    }
    const response: ModelResponse = { content, stopReason: 'tool_use', usage: USAGE, model: 'scripted' };
    return response;
  }
}

const broken = new ModelError('connection', 'The connection broke.', { retryable: true });

test('a tool use is carried out while the rest of the answer still arrives', async () => {
  const held = gate();
  const model = new PiecemealModel([says('I tap.'), taps(1, 1), held, taps(2, 2)]).answers(finishes());
  await using on = await stage(db(), { model });
  const id = await on.create();
  await on.event(id, ({ type }) => type === 'tool_result');
  expect(on.phone.actions).toEqual([{ type: 'tap', at: { x: 1, y: 1 } }]);
  expect(typesOf(await on.events(id))).not.toContain('turn_completed');
  held.open();
  const { session, events } = await on.ended(id);
  expect(session).toMatchObject({ status: 'completed', numTurns: 2, inputTokens: 200, outputTokens: 20 });
  expect(on.phone.actions).toHaveLength(2);
  // The answer is one message of the conversation all the same.
  const [, answered] = on.model.requests[1]?.messages ?? [];
  expect(answered?.content.map(({ type }) => type)).toEqual(['text', 'tool_use', 'tool_use']);
  expect(dataOf(events, 'tool_use').map(({ turn }) => turn)).toEqual([1, 1, 2]);
});

test('an answer that breaks before it does anything is asked for again, and leaves no trace', async () => {
  const model = new PiecemealModel([says('I'), broken]).answers(finishes());
  await using on = await stage(db(), { model });
  const { session, events } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'completed', numTurns: 1 });
  expect(dataOf(events, 'agent_text')).toEqual([]);
  expect(dataOf(events, 'model_retry')).toHaveLength(1);
  expect(on.model.requests[1]?.messages).toEqual(on.model.requests[0]?.messages);
});

test('an answer that breaks behind an action ends there, and the action is not repeated', async () => {
  const model = new PiecemealModel([says('I tap.'), taps(1, 1), says('And'), broken]).answers(finishes());
  await using on = await stage(db(), { model });
  const { session, events } = await on.ended(await on.create());
  expect(session).toMatchObject({ status: 'completed', numTurns: 2 });
  expect(on.phone.actions).toHaveLength(1);
  expect(dataOf(events, 'model_retry')).toMatchObject([{ delayMs: 0, kind: 'connection' }]);
  const [, answered] = on.model.requests[1]?.messages ?? [];
  expect(answered?.content).toHaveLength(2);
  // What it said is paid for by an estimate, since nobody has told.
  expect(dataOf(events, 'turn_completed')[0]?.usage.outputTokens).toBeGreaterThan(10);
});

test('a stop in the middle of a stream that is not over ends it at once', async () => {
  const held = gate();
  const model = new PiecemealModel([taps(1, 1), held]);
  await using on = await stage(db(), { model });
  const id = await on.create();
  await on.event(id, ({ type }) => type === 'tool_result');
  await on.sessions.stop(on.organizationId, id);
  const { session } = await on.ended(id);
  expect(session).toMatchObject({ status: 'killed', numTurns: 1 });
  expect(await on.holder()).toBeNull();
});

test('an action that fails while the answer still arrives stops the rest of it', async () => {
  const held = gate();
  const model = new PiecemealModel([taps(900, 1), held, taps(2, 2)]).answers(finishes());
  await using on = await stage(db(), { model });
  const id = await on.create();
  await on.event(id, ({ type }) => type === 'tool_result');
  held.open();
  const { events } = await on.ended(id);
  expect(on.phone.actions).toEqual([]);
  expect(dataOf(events, 'tool_result')[1]).toMatchObject({
    ...{ isError: true, text: 'Not run: an earlier tool use of this turn was not valid.' },
  });
});
