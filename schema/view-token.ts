import {
  type CreatedViewToken,
  MAX_VIEW_TOKEN_TTL_S,
  VIEW_TOKEN_TTL_S,
} from '../src/auth/view-token-service.ts';
import { DomainError } from '../src/domain/errors.ts';
import { builder } from './builder.ts';
import { sessionIdOf } from './session.ts';

/** A token that was made. */
const ViewToken = builder.objectRef<CreatedViewToken>('ViewToken').implement({
  description: 'Lets whoever has it look at one session or one phone for a while, and do nothing.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The token: it goes wherever a key goes, or as `?token=` into an address that is read.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends.' }),
    url: t.exposeString('url', {
      description:
        "A path on this server with the token in it: the session's events, or the phone's screen, live.",
    }),
    pageUrl: t.exposeString('pageUrl', {
      nullable: true,
      description:
        'The path of the page on this server that shows the session to people, with the token behind `#`, where no log and no other site sees it; null for a phone.',
    }),
  }),
});

builder.mutationField('createViewToken', (t) =>
  t.field({
    type: ViewToken,
    description:
      'Makes a token for a link: it shows one session or one phone, read only, and ends with the key that made it. Name one of the two. Fails with `SESSION_NOT_FOUND`, `PHONE_NOT_FOUND` or `INVALID_INPUT`.',
    args: {
      sessionId: t.arg.id({ description: 'The id of the session to show.' }),
      phoneId: t.arg.id({ description: 'The id of the phone to show, or its name.' }),
      ttlS: t.arg.int({
        defaultValue: VIEW_TOKEN_TTL_S,
        required: true,
        description: `How long it works, 1 to ${MAX_VIEW_TOKEN_TTL_S.toLocaleString('en')} seconds.`,
      }),
    },
    resolve: async (_root, { sessionId, phoneId, ttlS }, { principal, sessions, createViewToken }) => {
      const who = await principal('control');
      if ((sessionId == null) === (phoneId == null)) {
        throw new DomainError('INVALID_INPUT', 'Name either a session or a phone.');
      }
      if (sessionId != null) {
        const session = await sessions.get(who.organizationId, sessionIdOf(sessionId));
        return createViewToken(who, { sessionId: session.id }, ttlS);
      }
      const phone = await sessions.phone(who.organizationId, String(phoneId));
      return createViewToken(who, { phoneId: phone.id }, ttlS);
    },
  }),
);
