import type { SessionId } from '../domain/ids.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import type { Database } from './database.ts';

/** The session that a message is about, also when it was deleted. */
export type WebhookSubject = Pick<
  SessionRecord,
  'id' | 'createdAt' | 'status' | 'pauseReason' | 'hasNews' | 'instruction' | 'success'
> & {
  /** Null for one that started from no agent. */
  readonly agentName: string | null;
};

/** @throws when there never was such a session */
export async function webhookSubject(database: Database, id: SessionId): Promise<WebhookSubject> {
  const standing = { status: true, pauseReason: true, hasNews: true, instruction: true, success: true };
  const { agent, ...session } = await database.session.findUniqueOrThrow({
    where: { id },
    select: { id: true, createdAt: true, ...standing, agent: { select: { name: true } } },
  });
  return { ...session, agentName: agent?.name ?? null } as WebhookSubject;
}
