import { v7 as uuidv7 } from 'uuid';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A dashed, lower-case UUIDv7: what the database holds. Wire forms are made by {@link formatId}. */
export type SessionId = Branded<'SessionId'>;
export type PhoneId = Branded<'PhoneId'>;
export type OrganizationId = Branded<'OrganizationId'>;
export type ApiKeyId = Branded<'ApiKeyId'>;
export type SignInId = Branded<'SignInId'>;
export type FrameId = Branded<'FrameId'>;
export type SecretId = Branded<'SecretId'>;
export type AgentId = Branded<'AgentId'>;
export type WebhookId = Branded<'WebhookId'>;
export type WebhookMessageId = Branded<'WebhookMessageId'>;
export type JobId = Branded<'JobId'>;
export type EvaluationId = Branded<'EvaluationId'>;
export type SnapshotId = Branded<'SnapshotId'>;

type Ids = {
  readonly sess: SessionId;
  readonly phone: PhoneId;
  readonly org: OrganizationId;
  readonly key: ApiKeyId;
  readonly signin: SignInId;
  readonly frame: FrameId;
  readonly secret: SecretId;
  readonly agent: AgentId;
  readonly webhook: WebhookId;
  readonly msg: WebhookMessageId;
  readonly job: JobId;
  readonly eval: EvaluationId;
  readonly snap: SnapshotId;
};

/** The prefixes of the ids of GraphQL and of the TapKit dialect. */
export type IdPrefix = keyof Ids;

/** @returns a new id; ids of one process sort by creation. */
export function newId<P extends IdPrefix>(_prefix: P): Ids[P] {
  return uuidv7() as Ids[P];
}

/** @returns the wire form: `sess_` and 32 lower-case hex digits. */
export function formatId<P extends IdPrefix>(prefix: P, id: Ids[P] | string): string {
  return `${prefix}_${hexOf(id)}`;
}

/** @returns where the picture of a frame is, on the server that has it. */
export function framePath(id: FrameId | string): string {
  return `/v1/frames/${formatId('frame', id)}`;
}

/** @returns where a phone is seen live, on the server that reaches it. */
export function livePath(id: PhoneId | string): string {
  return `/v1/phones/${formatId('phone', id)}/live`;
}

/** @returns the id that a wire form stands for, or undefined when `text` isn't one. */
export function parseId<P extends IdPrefix>(prefix: P, text: string): Ids[P] | undefined {
  return text.startsWith(`${prefix}_`) ? idOfHex(prefix, text.slice(prefix.length + 1)) : undefined;
}

/** @returns the 32 lower-case hex digits of an id, which every dialect dresses in its own way. */
export function hexOf(id: string): string {
  return id.replaceAll('-', '');
}

/** @returns the id that 32 lower-case hex digits stand for, or undefined when `hex` isn't that. */
export function idOfHex<P extends IdPrefix>(_prefix: P, hex: string): Ids[P] | undefined {
  if (!/^[0-9a-f]{32}$/.test(hex)) return undefined;
  const part = (from: number, to: number): string => hex.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}` as Ids[P];
}
