import { formatId } from '../src/domain/ids.ts';
import {
  CONNECTION_STATUSES,
  type ConnectionStatus,
  PHONE_PLATFORMS,
  type PhonePlatform,
} from '../src/domain/phone.ts';
import { builder } from './builder.ts';

const ConnectionStatusEnum = builder.enumType('ConnectionStatus', {
  description: 'Whether a phone answers now, can be connected on demand, or can not be reached.',
  values: CONNECTION_STATUSES,
});

const PhonePlatformEnum = builder.enumType('PhonePlatform', {
  description: 'What a phone runs.',
  values: PHONE_PLATFORMS,
});

/** A phone that sessions run on. */
export const Phone = builder.prismaObject('Phone', {
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
    session: t.relation('lease', {
      nullable: true,
      description: 'The session that holds it; null when it is free.',
    }),
  }),
});

builder.queryFields((t) => ({
  phone: t.field({
    type: Phone,
    description: 'A phone by its id or name. Fails with `PHONE_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of a phone, or its name.' }) },
    resolve: async (_root, { id }, { sight, sessions, database }, info) => {
      const { organizationId } = await sight({ phoneId: id }, info);
      const phone = await sessions.phone(organizationId, id);
      return await database.phone.findUniqueOrThrow({ where: { id: phone.id } });
    },
  }),
  phones: t.prismaField({
    type: [Phone],
    description: "The organisation's phones, by name.",
    resolve: async (query, _root, _args, { principal, database }) => {
      const { organizationId } = await principal();
      return await database.phone.findMany({ ...query, where: { organizationId }, orderBy: { name: 'asc' } });
    },
  }),
}));
