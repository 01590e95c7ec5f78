import { expect, test } from 'vitest';
import { z } from 'zod';
import { AGENT_EVENT_TYPES, type AgentEvent, agentEventData } from '../../../src/domain/agent-event.ts';
import { newId } from '../../../src/domain/ids.ts';
import { toWireEvent } from '../../../src/domain/wire-event.ts';
import { problems, type Schema } from '../../support/openapi/document.ts';
import { validInput } from '../../support/openapi/valid-input.ts';

const EVENT: Schema = { $ref: '#/components/schemas/Event' };

/** The least that an event of a type may hold, and the most. */
const cases = AGENT_EVENT_TYPES.flatMap((type) => {
  const schema = JSON.stringify(z.toJSONSchema(agentEventData[type], { io: 'input' }));
  // What may be any JSON refers to itself.
  const known = JSON.parse(schema.replaceAll(/\{"\$ref":"#\/\$defs\/\w+"\}/g, '{"const":"any"}')) as Schema;
  return [false, true].map((all) => ({ type, all, data: validInput(known, all) }));
});

test.each(cases)('$type is documented as it is sent, with all that it may hold: $all', ({ type, data }) => {
  const event = { sessionId: newId('sess'), index: 3, ts: new Date(0), type, data } as AgentEvent;
  expect(problems(EVENT, toWireEvent(event))).toEqual([]);
});
