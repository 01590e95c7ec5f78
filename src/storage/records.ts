import { z } from 'zod';
import type { CapabilityUse } from '../domain/capability-use.ts';
import type { WantedPhone } from '../domain/phone.ts';
import { policy } from '../domain/policy.ts';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import { snapshotKindOf } from '../domain/snapshot.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Phone, Session } from './generated/sqlite/client.ts';

const strings = z.array(z.string());
const jsonObject = z.record(z.string(), z.json());

/** @returns what a row of the table says, as the domain names it. */
export function toSessionRecord(row: Session): SessionRecord {
  return {
    ...(row as unknown as SessionRecord),
    tags: strings.parse(JSON.parse(row.tags)),
    metadata: jsonObject.parse(JSON.parse(row.metadata)) as JsonObject,
    capabilities: capabilitiesOf(row),
    wantedPhone: row.wantedPhone === null ? null : (JSON.parse(row.wantedPhone) as WantedPhone),
    allowedApps: row.allowedApps === null ? null : strings.parse(JSON.parse(row.allowedApps)),
    policy: policy.parse(JSON.parse(row.policy)),
    outputSchema:
      row.outputSchema === null ? null : (jsonObject.parse(JSON.parse(row.outputSchema)) as JsonObject),
    output: row.output === null ? null : (JSON.parse(row.output) as Json),
  };
}

/** @returns what a row says of the capabilities that it is given. */
export function capabilitiesOf({
  capabilities,
}: Pick<Session, 'capabilities'>): readonly CapabilityUse[] | null {
  return capabilities === null ? null : (JSON.parse(capabilities) as CapabilityUse[]);
}

/** @returns what a row of the table says, as the domain names it. */
export function toPhoneRecord(row: Phone): PhoneRecord {
  const record = row as unknown as PhoneRecord;
  const capabilities = jsonObject.parse(JSON.parse(row.capabilities));
  return { ...record, snapshotKind: snapshotKindOf({ ...record, capabilities }) ?? null };
}
