import { z } from 'zod';
import type { PhoneRecord, SessionRecord } from '../domain/session-record.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Phone, Session } from './generated/sqlite/client.ts';

const tags = z.array(z.string());
const metadata = z.record(z.string(), z.json());

/** @returns what a row of the table says, as the domain names it. */
export function toSessionRecord(row: Session): SessionRecord {
  return {
    ...(row as unknown as SessionRecord),
    tags: tags.parse(JSON.parse(row.tags)),
    metadata: metadata.parse(JSON.parse(row.metadata)) as JsonObject,
  };
}

/** @returns what a row of the table says, as the domain names it. */
export function toPhoneRecord(row: Phone): PhoneRecord {
  return row as unknown as PhoneRecord;
}
