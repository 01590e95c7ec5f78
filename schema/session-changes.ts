import { z } from 'zod';
import { sessionFields } from '../src/domain/session-fields.ts';
import { validate } from '../src/domain/validate.ts';
import { builder } from './builder.ts';
import { Session, sessionIdOf } from './session.ts';
import { reload } from './session-commands.ts';

const UpdateSessionInput = builder.inputType('UpdateSessionInput', {
  description: 'What is to change about a session: what is absent stays.',
  fields: (t) => ({
    title: t.string({ description: 'A name for people, 1 to 200 characters; null for none.' }),
    tags: t.stringList({
      description: 'At most 50 labels of 1 to 100 characters, in the place of those before.',
    }),
    metadata: t.field({
      type: 'JSONObject',
      description: "Data of the client's own, in the place of what was there.",
    }),
    taskId: t.string({
      description: "The client's own name of a task that it belongs to, 1 to 200 characters; null for none.",
    }),
    maxTurns: t.int({
      description:
        'The limit of model turns, 1 to 1,000. Only before its final status, from its next step on.',
    }),
    timeoutS: t.int({
      description:
        'The limit of running time in seconds, 1 to 86,400. Only before its final status, from its next step on.',
    }),
  }),
});

const updateSessionInput = z.object({
  title: sessionFields.title.nullable().optional(),
  tags: sessionFields.tags.optional(),
  metadata: sessionFields.metadata.optional(),
  taskId: sessionFields.taskId.nullable().optional(),
  maxTurns: sessionFields.maxTurns.optional(),
  timeoutS: sessionFields.timeoutS.optional(),
});

builder.mutationFields((t) => ({
  updateSession: t.prismaField({
    type: Session,
    description:
      'Changes what a session is found by, or its limits. Fails with `SESSION_NOT_FOUND`, `INVALID_INPUT` or `INVALID_TRANSITION`.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the session.' }),
      input: t.arg({ type: UpdateSessionInput, required: true, description: 'What is to change.' }),
    },
    resolve: async (query, _root, { id, input }, context) => {
      const { organizationId } = await context.principal('control');
      const sessionId = sessionIdOf(id);
      await context.sessions.update(organizationId, sessionId, validate(updateSessionInput, input));
      return await reload(context, query, sessionId);
    },
  }),
  deleteSession: t.boolean({
    description:
      'Deletes a session that has ended: its log, its texts, and the frames that no other session has. What it used is still counted. Fails with `SESSION_NOT_FOUND`, or with `INVALID_TRANSITION` when it has not ended.',
    args: { id: t.arg.id({ required: true, description: 'The id of the session.' }) },
    resolve: async (_root, { id }, { principal, sessions }) => {
      const { organizationId } = await principal('control');
      await sessions.remove(organizationId, sessionIdOf(id));
      return true;
    },
  }),
}));
