import { formatId, parseId, type SessionId } from '../src/domain/ids.ts';
import {
  type SnapshotKind,
  type SnapshotMode,
  type SnapshotRecord,
  snapshotNotFound,
} from '../src/domain/snapshot.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { sessionIdOf } from './session.ts';

const SnapshotModeEnum = builder.enumType('SnapshotMode', {
  description: 'How much of a phone a snapshot holds.',
  values: describedValues<SnapshotMode>({
    memory: 'All of it, with what runs.',
    filesystem: 'Only what its apps have stored.',
  }),
});

const SnapshotKindEnum = builder.enumType('SnapshotKind', {
  description: 'What kind of phone a snapshot fits.',
  values: describedValues<SnapshotKind>({
    virtual: 'Any virtual phone.',
    android_emulator: 'The Android emulator that it was taken of.',
  }),
});

const Snapshot = builder.objectRef<SnapshotRecord>('Snapshot').implement({
  description: 'What the phone of a session held when it was saved.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `snap_` and 32 hex digits.',
      resolve: ({ id }) => formatId('snap', id),
    }),
    sessionId: t.id({
      description: 'The id of the session, which may be deleted by now.',
      resolve: ({ sessionId }) => formatId('sess', sessionId),
    }),
    mode: t.expose('mode', { type: SnapshotModeEnum, description: 'How much it holds.' }),
    kind: t.expose('kind', { type: SnapshotKindEnum, description: 'What it can be restored on.' }),
    byteLength: t.exposeInt('byteLength', {
      description: 'How many bytes it has, before they are compressed.',
    }),
    isDefault: t.boolean({
      description: 'Whether it is the default of a key, and kept for as long as it is.',
      resolve: ({ defaultOf }) => defaultOf !== null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
  }),
});

builder.prismaObjectFields('Session', (t) => ({
  snapshots: t.field({
    type: [Snapshot],
    description: 'What was saved of its phone, newest first.',
    select: { id: true },
    resolve: ({ id }, _args, { sessions }) => sessions.snapshots(id as SessionId),
  }),
}));

builder.mutationFields((t) => ({
  saveSnapshot: t.field({
    type: Snapshot,
    description:
      'Saves what the phone of a session holds; a turn in progress is interrupted first. Fails with `SESSION_NOT_FOUND`, `NOT_SUPPORTED` for a phone that can not be saved, `INVALID_TRANSITION` when the session has ended or has not begun, `PHONE_BUSY`, `PHONE_NOT_CONNECTED`, `PHONE_TIMEOUT` or `ACTION_FAILED`.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
      mode: t.arg({
        type: SnapshotModeEnum,
        required: true,
        defaultValue: 'filesystem',
        description: 'How much to save.',
      }),
    },
    resolve: async (_root, { sessionId, mode }, { principal, sessions }) => {
      const { organizationId } = await principal('control');
      return await sessions.saveSnapshot(organizationId, sessionIdOf(sessionId), { mode });
    },
  }),
  deleteSnapshot: t.boolean({
    description: 'Deletes a snapshot. Fails with `SNAPSHOT_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the snapshot.' }) },
    resolve: async (_root, { id }, { principal, sessions }) => {
      const { organizationId } = await principal('control');
      const snapshotId = parseId('snap', String(id));
      if (!snapshotId) throw snapshotNotFound();
      await sessions.deleteSnapshot(organizationId, snapshotId);
      return true;
    },
  }),
}));
