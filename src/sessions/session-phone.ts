import { secretNames } from '../domain/secret.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import type { PhoneDriver } from '../phones/phone-driver.ts';
import { phoneConnection } from '../storage/phone-records.ts';
import { readWhole } from './log-reader.ts';
import type { SessionRunnerContext } from './runner-context.ts';

/**
 * Connects the phone of a session, which types the secrets of its organisation and hides them.
 *
 * @throws {PhoneError} when the phone can't be reached
 */
export async function connectSessionPhone(
  { database, log, secrets, connectPhone, takePhone, withSecrets }: SessionRunnerContext,
  session: Pick<SessionRecord, 'id' | 'phoneId' | 'organizationId'>,
  signal: AbortSignal,
): Promise<PhoneDriver> {
  const connection = await phoneConnection(database, session.phoneId);
  const known = await secrets.all(session.organizationId);
  const typedBefore = known.length > 0 && (await readWhole(log, session.id)).some(typesSecret);
  return await takePhone(session.phoneId, async () =>
    withSecrets(await connectPhone(connection, signal), known, typedBefore),
  );
}

/** Whether an event says that a secret was typed, which may still be on the screen. */
function typesSecret({ type, data }: Awaited<ReturnType<typeof readWhole>>[number]): boolean {
  const action = type === 'tool_use' || type === 'user_action' ? data.action : undefined;
  return action?.type === 'type_text' && secretNames(action.text).length > 0;
}
