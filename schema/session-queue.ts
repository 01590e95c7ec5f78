import type { SessionId } from '../src/domain/ids.ts';
import { builder } from './builder.ts';

builder.prismaObjectFields('Session', (t) => ({
  isQueued: t.exposeBoolean('isQueued', { description: 'Whether it waits for its phone to be free.' }),
  queuePosition: t.int({
    nullable: true,
    description: '1 for the session that has the phone next, and so on; null for one that does not wait.',
    select: { id: true, isQueued: true },
    resolve: ({ id, isQueued }, _args, { sessions }) =>
      isQueued ? sessions.queuePosition(id as SessionId) : null,
  }),
}));
