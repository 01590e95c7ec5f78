import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS_DIR } from '../../../src/storage/schema-engine.ts';
import { finishes, taps } from '../../support/scripted-model.ts';
import { stage } from '../../support/sessions.ts';
import { sharedDatabase } from '../../support/shared-database.ts';

const db = sharedDatabase();

test('a session of an older version gets its newest frame and its times from its log', async () => {
  await using on = await stage(db());
  on.model.answers(taps(1, 2)).answers(finishes());
  const id = await on.create();
  await on.ended(id);
  const select = { latestFrameId: true, modelMs: true, actionMs: true, settleMs: true, captureMs: true };
  const read = () => on.database.session.findUniqueOrThrow({ where: { id }, select });
  const written = await read();
  expect(written.latestFrameId).not.toBeNull();
  const older = { latestFrameId: null, modelMs: 0, actionMs: 0, settleMs: 0, captureMs: 99 };
  await on.database.session.update({ where: { id }, data: older });
  const sql = await readFile(join(MIGRATIONS_DIR, '0010_look_back', 'migration.sql'), 'utf8');
  for (const statement of sql.split(/;\n/).filter((text) => text.trim() !== '')) {
    await on.database.$executeRawUnsafe(statement);
  }
  expect(await read()).toEqual(written);
});
