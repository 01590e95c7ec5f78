import { describe, expect, it } from 'vitest';
import { newId } from '../../../../src/domain/ids.ts';
import { entryId, idOfWire, namedId, parseEntryId, wireId } from '../../../../src/rest/everruns/ids.ts';

const sessionId = newId('sess');
const ts = new Date('2026-01-15T12:00:00.123Z');

describe("Everruns' ids", () => {
  it('are our own in other clothes', () => {
    const wire = wireId('session', sessionId);
    expect(wire).toMatch(/^session_[0-9a-f]{32}$/);
    expect(idOfWire('session', wire)).toBe(sessionId);
  });

  it('may have 31 digits, and stand for nothing then', () => {
    const id = idOfWire('agent', 'agent_0193b2c4d5e6f7a8b9c0d1e2f3a4b5c');
    expect(id).toBeDefined();
    expect(id).not.toContain('-');
  });

  it.each([
    'session_',
    `sess_${'a'.repeat(32)}`,
    `session_${'a'.repeat(30)}`,
    `session_${'a'.repeat(33)}`,
    `session_${'A'.repeat(32)}`,
    `session_${'g'.repeat(32)}`,
    sessionId,
  ])('are not %s', (text) => {
    expect(idOfWire('session', text)).toBeUndefined();
  });

  it('of models are made of their names', () => {
    expect(namedId('model', 'claude')).toMatch(/^model_[0-9a-f]{12}8[0-9a-f]{3}8[0-9a-f]{15}$/);
    expect(namedId('model', 'claude')).toBe(namedId('model', 'claude'));
    expect(namedId('model', 'claude')).not.toBe(namedId('model', 'demo'));
  });
});

describe("the ids of a log's entries", () => {
  it.each([
    [0, 0],
    [1, 255],
    [1_048_575, 3],
    [1_048_576, 3],
    [4_294_967_295, 255],
  ])('say index %i and sub %i', (index, sub) => {
    const id = entryId('event', sessionId, { ts, index }, sub);
    expect(id).toMatch(/^event_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(parseEntryId('event', id, sessionId)).toEqual({ index, sub });
  });

  it('sort by time, then index, then sub', () => {
    const later = new Date(ts.getTime() + 1);
    const inOrder = [
      entryId('event', sessionId, { ts, index: 2 }),
      entryId('event', sessionId, { ts, index: 2 }, 1),
      entryId('event', sessionId, { ts, index: 10 }),
      entryId('event', sessionId, { ts, index: 1_048_576 }),
      entryId('event', sessionId, { ts: later, index: 1 }),
    ];
    expect(inOrder.toReversed().toSorted()).toEqual(inOrder);
  });

  it('begin with their time', () => {
    const id = entryId('message', sessionId, { ts, index: 7 });
    expect(Number.parseInt(id.slice('message_'.length, 'message_'.length + 12), 16)).toBe(ts.getTime());
  });

  it('are of one session, and of one kind', () => {
    const id = entryId('turn', sessionId, { ts, index: 1 });
    expect(parseEntryId('turn', id, newId('sess'))).toBeUndefined();
    expect(parseEntryId('event', id, sessionId)).toBeUndefined();
    expect(parseEntryId('turn', id.toUpperCase(), sessionId)).toBeUndefined();
    expect(parseEntryId('turn', id.slice(0, -1), sessionId)).toBeUndefined();
  });
});
