import type { OpenAPIHono } from '@hono/zod-openapi';
import { nothing } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { messageBody } from './wire/command.ts';
import { sessionPath } from './wire/session.ts';

const tag = 'Session commands';

const COMMANDS = {
  pause: ['Pause a session', 'The agent stops after what it is doing; its phone stays its own.'],
  resume: ['Resume a paused session', 'The agent goes on where it left off.'],
  interrupt: ['Interrupt a session', 'What the agent is doing ends at once; it waits for a message.'],
  stop: ['Stop a session', 'Everything ends within a second, the phone is free, and nothing leads back.'],
} as const;

/** Adds what steers a session. */
export function sessionCommandRoutes(app: OpenAPIHono<TapkitEnv>, { sessions }: TapkitContext): void {
  operation(
    app,
    {
      method: 'post',
      path: '/sessions/{session_id}/message',
      id: 'messageSession',
      tag,
      summary: 'Say something to the agent, or answer its question',
      description: 'A session that waits for a message goes on with it.',
      params: sessionPath,
      body: messageBody,
      answers: { 204: nothing('The agent will read it.') },
      errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION'],
    },
    async ({ principal, params, body, c }) => {
      await sessions.message(principal.organizationId, params.session_id, body.message);
      return c.body(null, 204);
    },
  );

  for (const command of ['pause', 'resume', 'interrupt', 'stop'] as const) {
    const [summary, description] = COMMANDS[command];
    operation(
      app,
      {
        method: 'post',
        path: `/sessions/{session_id}/${command}`,
        id: `${command}Session`,
        tag,
        summary,
        description,
        params: sessionPath,
        answers: { 204: nothing('It is so, or was already.') },
        errors: ['SESSION_NOT_FOUND', 'INVALID_TRANSITION'],
      },
      async ({ principal, params, c }) => {
        await sessions[command](principal.organizationId, params.session_id);
        return c.body(null, 204);
      },
    );
  }
}
