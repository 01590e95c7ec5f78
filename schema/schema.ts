import { builder } from './builder.ts';
import './agent.ts';
import './agent-event-types.ts';
import './agent-deltas.ts';
import './agent-events.ts';
import './api-key.ts';
import './by-hand.ts';
import './frame.ts';
import './loop-events.ts';
import './node.ts';
import './organization.ts';
import './person-commands.ts';
import './person-events.ts';
import './phone-registry.ts';
import './phone-updated.ts';
import './phones.ts';
import './secret.ts';
import './session-commands.ts';
import './session-events.ts';
import './session-queue.ts';
import './session-updated.ts';
import './session-usage.ts';
import './sessions.ts';
import './usage-report.ts';
import './view-token.ts';
import './webhook.ts';

/** The GraphQL API. */
export const schema = builder.toSchema();
