import type { EventDraft } from '../domain/agent-event.ts';
import type { OrganizationId, SessionId, SnapshotId } from '../domain/ids.ts';
import { invalidTransition, isFinal } from '../domain/session.ts';
import type { JsonObject } from '../lib/json.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { findSession } from '../storage/session-records.ts';
import { replaceData, replaceTags, wipeSession } from '../storage/session-removal.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { type CommandContext, sessionNotFound } from './command-context.ts';
import { userMessage } from './create-session.ts';
import { untilReleased } from './session-commands.ts';

/** What is to change about a session; what is absent stays. */
export type SessionChange = {
  /** Null for none. */
  readonly title?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  /** In place of what there is, or what becomes of that. */
  readonly metadata?: JsonObject | ((before: JsonObject) => JsonObject) | undefined;
  /** Null for none. */
  readonly taskId?: string | null | undefined;
  /** What to do instead, as long as nothing has begun. */
  readonly instruction?: string | undefined;
  readonly maxTurns?: number | undefined;
  /** Seconds of running time. */
  readonly timeoutS?: number | undefined;
};

/** What users do to the record of a session. */
export type SessionChanges = {
  /**
   * Changes what is given. A session at work keeps to new limits from its next step on.
   *
   * @throws {DomainError} `SESSION_NOT_FOUND`, and `INVALID_TRANSITION` for limits of a session that has ended, or
   *   an instruction of one that has begun
   */
  readonly update: (organizationId: OrganizationId, id: SessionId, change: SessionChange) => Promise<void>;
  /**
   * Deletes a session that has ended, with its log, its snapshots and the frames that nobody else has. What it used is still
   * counted.
   *
   * @param keep the one of its snapshots that outlasts it, for a while; defaults do so anyway
   * @throws {DomainError} `SESSION_NOT_FOUND`, and `INVALID_TRANSITION` when it hasn't ended
   */
  readonly remove: (organizationId: OrganizationId, id: SessionId, keep?: SnapshotId) => Promise<void>;
};

/** @returns the changes over a log, a frame store and a store of snapshots. */
export function sessionChanges(
  { database, wake, clock, write }: CommandContext,
  frames: Pick<FrameStore, 'forget' | 'discard'>,
  snapshots: Pick<SnapshotStore, 'forget' | 'discard'>,
): SessionChanges {
  return {
    async update(organizationId, id, asked) {
      const { title, tags, metadata, taskId, instruction, maxTurns, timeoutS } = asked;
      let data: JsonObject | undefined;
      await write(
        organizationId,
        id,
        ({ status, metadata: before }) => {
          const limits = { ...(maxTurns && { maxTurns }), ...(timeoutS && { timeoutS }) };
          if (isFinal(status) && Object.keys(limits).length > 0) throw invalidTransition(status, 'update');
          if (instruction !== undefined && status !== 'creating') throw invalidTransition(status, 'update');
          data = typeof metadata === 'function' ? metadata(before) : metadata;
          const change = {
            ...limits,
            ...(taskId !== undefined && { taskId }),
            ...(instruction !== undefined && { instruction }),
            ...(title !== undefined && { title }),
            ...(tags && { tags: JSON.stringify(tags) }),
            ...(data && { metadata: JSON.stringify(data) }),
          };
          return { change, drafts: instruction === undefined ? [] : [saidInstead(instruction)] };
        },
        async (tx) => {
          if (tags) await replaceTags(tx, id, tags);
          if (data) await replaceData(tx, id, data);
        },
      );
      wake.announce(id);
    },

    async remove(organizationId, id, keep) {
      const session = await findSession(database, organizationId, id);
      if (!session) throw sessionNotFound();
      if (!isFinal(session.status)) throw invalidTransition(session.status, 'delete');
      // Whoever worked on it may still be about to store a last frame.
      await untilReleased(database, wake, id);
      const deletedAt = new Date(clock.now());
      const gone = await database.$transaction(async (tx) => {
        if (!wipeSession(tx, organizationId, id, deletedAt)) throw sessionNotFound();
        const ofFrames = await frames.forget(tx, organizationId, id);
        return { ofFrames, ofSnapshots: await snapshots.forget(tx, organizationId, id, keep) };
      });
      wake.announce(id);
      await frames.discard(gone.ofFrames);
      await snapshots.discard(gone.ofSnapshots);
    },
  };
}

/** The event of a user who thought better of it before anything began. */
function saidInstead(text: string): EventDraft<'user_message'> {
  const said = `In place of what I said before: ${text}`;
  return { ...userMessage({ text }), block: { role: 'user', content: [{ type: 'text', text: said }] } };
}
