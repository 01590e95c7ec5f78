import { newId, type OrganizationId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Prisma } from '../../src/storage/generated/sqlite/client.ts';

/** Stores a session that has used something, as far as usage is concerned; on the phone with that name. */
export async function usedSession(
  database: Database,
  organizationId: OrganizationId,
  phoneName: string,
  used: Partial<Prisma.SessionUncheckedCreateInput> & { readonly startedAt: Date },
): Promise<void> {
  const phone = await database.phone.findFirstOrThrow({ where: { organizationId, name: phoneName } });
  await database.session.create({
    data: {
      id: newId('sess'),
      organizationId,
      phoneId: phone.id,
      instruction: 'Use something',
      mode: 'task',
      model: 'scripted',
      modelLabel: 'scripted',
      maxTurns: 5,
      timeoutS: 60,
      status: 'completed',
      ...used,
    },
  });
}
