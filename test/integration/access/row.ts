import type { Scope } from '../../../src/domain/scope.ts';

/** What an operation may name: a victim's, or what nobody has, or what is no id at all. */
export type Ids = {
  readonly session: string;
  readonly phone: string;
  readonly frame: string;
  readonly job: string;
  readonly key: string;
  readonly organization: string;
  readonly secret: string;
  readonly agent: string;
  readonly webhook: string;
  readonly delivery: string;
  readonly evaluation: string;
  readonly snapshot: string;
};

/** What is expected of one GraphQL field or REST operation, whoever asks. */
export type Row = {
  /** What a key must have; `operator` means `admin` in the default organisation, `none` that no key is needed. */
  readonly scope: Scope | 'operator' | 'none';
  /**
   * The code of the answer to ids that the asker's organisation doesn't have, when it takes any; null when
   * that is no failure.
   */
  readonly missing?: string | null;
  /** What a view token must show to be let in; none is when absent. */
  readonly view?: 'session' | 'phone';
  /** The code that a key gets which may do it, here where a session holds the phone; none when absent. */
  readonly answer?: string;
  /** Whether a subscription has nothing to say at first. */
  readonly quiet?: boolean;
};

/** A field with its arguments. */
export type GraphQLRow = Row & { readonly args?: (ids: Ids) => Readonly<Record<string, unknown>> };

/** An operation with the parameters of its path, by their names, its query and its body. */
export type RestRow = Row & {
  readonly path?: (ids: Ids) => Readonly<Record<string, string>>;
  readonly query?: string;
  /** Whether it answers with a stream that may never end. */
  readonly stream?: boolean;
  readonly body?: (ids: Ids) => object;
};

/** Ids of the right form that nothing has. */
export const MISSING: Ids = {
  session: `sess_${'0'.repeat(32)}`,
  phone: `phone_${'0'.repeat(32)}`,
  frame: `frame_${'0'.repeat(32)}`,
  job: `job_${'0'.repeat(32)}`,
  key: `key_${'0'.repeat(32)}`,
  organization: `org_${'0'.repeat(32)}`,
  secret: 'nobodys',
  agent: `agent_${'0'.repeat(32)}`,
  webhook: `webhook_${'0'.repeat(32)}`,
  delivery: `msg_${'0'.repeat(32)}`,
  evaluation: `eval_${'0'.repeat(32)}`,
  snapshot: `snap_${'0'.repeat(32)}`,
};

/** What is no id of anything. */
export const GARBAGE: Ids = {
  session: 'x',
  phone: 'x',
  frame: 'x',
  job: 'x',
  key: 'x',
  organization: 'x',
  secret: 'x',
  agent: 'x',
  webhook: 'x',
  delivery: 'x',
  evaluation: 'x',
  snapshot: 'x',
};
