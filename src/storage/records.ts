import type { CapabilityUse } from '../domain/capability-use.ts';
import type { WantedPhone } from '../domain/phone.ts';
import type { Policy } from '../domain/policy.ts';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import { snapshotKindOf } from '../domain/snapshot.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import { onceEach } from '../lib/once-each.ts';
import type { Phone, Session } from './generated/sqlite/client.ts';

/** @returns what a row of the table says, as the domain names it. */
export const toSessionRecord = onceEach((row: Session): SessionRecord => {
  return {
    ...(row as unknown as SessionRecord),
    tags: JSON.parse(row.tags) as string[],
    metadata: JSON.parse(row.metadata) as JsonObject,
    capabilities: capabilitiesOf(row),
    wantedPhone: row.wantedPhone === null ? null : (JSON.parse(row.wantedPhone) as WantedPhone),
    allowedApps: row.allowedApps === null ? null : (JSON.parse(row.allowedApps) as string[]),
    policy: JSON.parse(row.policy) as Policy,
    outputSchema: row.outputSchema === null ? null : (JSON.parse(row.outputSchema) as JsonObject),
    output: row.output === null ? null : (JSON.parse(row.output) as Json),
  };
});

/** @returns what a row says of the capabilities that it is given. */
export function capabilitiesOf({
  capabilities,
}: Pick<Session, 'capabilities'>): readonly CapabilityUse[] | null {
  return capabilities === null ? null : (JSON.parse(capabilities) as CapabilityUse[]);
}

/** @returns what a row of the table says, as the domain names it. */
export function toPhoneRecord(row: Phone): PhoneRecord {
  const record = row as unknown as PhoneRecord;
  const capabilities = JSON.parse(row.capabilities) as JsonObject;
  return { ...record, snapshotKind: snapshotKindOf({ ...record, capabilities }) ?? null };
}
