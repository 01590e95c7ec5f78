import type { AgentDelta, AgentDeltaType } from '../src/domain/agent-delta.ts';
import { AgentEventInterface, DELTA_TYPE_NAMES } from './agent-event.ts';
import { builder } from './builder.ts';

const DESCRIPTIONS = {
  agent_text_delta: 'says',
  agent_thinking_delta: 'thinks',
} as const satisfies Record<AgentDeltaType, string>;

for (const [type, name] of Object.entries(DELTA_TYPE_NAMES)) {
  const does = DESCRIPTIONS[type as AgentDeltaType];
  builder.objectRef<AgentDelta>(name).implement({
    description: `A piece of what the agent ${does}, as it ${does} it. It is in no log: its \`index\` is that of the last event before it, and the event that follows has the whole text.`,
    interfaces: [AgentEventInterface],
    fields: (t) => ({
      turn: t.int({ description: 'The turn that it belongs to, from 1.', resolve: ({ data }) => data.turn }),
      text: t.string({
        description: 'The next words: join those of a turn.',
        resolve: ({ data }) => data.text,
      }),
    }),
  });
}
