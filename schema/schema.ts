import { builder } from './builder.ts';
import './agent.ts';
import './agent-event-types.ts';
import './agent-events.ts';
import './api-key.ts';
import './loop-events.ts';
import './organization.ts';
import './person-commands.ts';
import './person-events.ts';
import './phone.ts';
import './secret.ts';
import './session.ts';
import './session-commands.ts';
import './session-queue.ts';
import './usage-report.ts';
import './view-token.ts';

/** The GraphQL API. */
export const schema = builder.toSchema();
