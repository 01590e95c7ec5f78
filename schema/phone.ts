import { formatId, livePath } from '../src/domain/ids.ts';
import type { ConnectionStatus, PhonePlatform } from '../src/domain/phone.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { Node } from './node.ts';

/** Whether a phone can be reached. */
export const ConnectionStatusEnum = builder.enumType('ConnectionStatus', {
  description: 'Whether a phone answers now, can be connected on demand, or can not be reached.',
  values: describedValues<ConnectionStatus>({
    online: 'It answered when it was last connected, or is virtual.',
    available: 'Its Appium server answers, and would connect it on demand.',
    offline: 'Its Appium server does not answer.',
  }),
});

/** What a phone runs. */
export const PhonePlatformEnum = builder.enumType('PhonePlatform', {
  description: 'What a phone runs.',
  values: describedValues<PhonePlatform>({
    android: 'Android.',
    ios: 'iOS.',
    chromium: 'A browser whose page stands for a phone.',
  }),
});

/** A phone that sessions run on. */
export const Phone = builder.prismaObject('Phone', {
  interfaces: [Node],
  description: 'A phone that sessions run on.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `phone_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('phone', id),
    }),
    name: t.exposeString('name', { description: 'The name, which works as an id too.' }),
    platform: t.field({
      type: PhonePlatformEnum,
      description: 'What it runs.',
      select: { platform: true },
      resolve: ({ platform }) => platform as PhonePlatform,
    }),
    connectionStatus: t.field({
      type: ConnectionStatusEnum,
      description: 'Whether it can be reached.',
      select: { connectionStatus: true },
      resolve: ({ connectionStatus }) => connectionStatus as ConnectionStatus,
    }),
    widthPx: t.exposeInt('widthPx', {
      nullable: true,
      description: 'The width of its frames in device pixels, once one was taken.',
    }),
    heightPx: t.exposeInt('heightPx', {
      nullable: true,
      description: 'The height of its frames in device pixels, once one was taken.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was registered.' }),
    pool: t.exposeString('pool', {
      nullable: true,
      description: 'The pool that it belongs to; null for none.',
    }),
    liveUrl: t.string({
      description: 'Where it is seen live, as MJPEG: a path on this server, for a GET with the same key.',
      select: { id: true },
      resolve: ({ id }) => livePath(id),
    }),
    session: t.relation('lease', {
      nullable: true,
      description: 'The session that holds it; null when it is free.',
    }),
  }),
});

/** @returns the phone of a relation unless it is removed; the row has as much as its fields ask for. */
export function presentPhone(
  row: { readonly removedAt: Date | null } | null,
): typeof Phone.$inferType | null {
  return row?.removedAt === null ? (row as typeof Phone.$inferType) : null;
}
