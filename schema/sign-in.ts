import type { Principal } from '../src/auth/principal.ts';
import type { LoginLink } from '../src/auth/sign-in-service.ts';
import { DomainError } from '../src/domain/errors.ts';
import { ApiKey, ScopeEnum } from './api-key.ts';
import { builder } from './builder.ts';
import { Organization } from './organization.ts';

const Viewer = builder.objectRef<Principal>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    organization: t.prismaField({
      type: Organization,
      description: 'The organisation of the key.',
      resolve: (query, { organizationId }, _args, { database }) =>
        database.organization.findUniqueOrThrow({ ...query, where: { id: organizationId } }),
    }),
    apiKey: t.prismaField({
      type: ApiKey,
      description: 'The key that was asked with, or that the browser was signed in with.',
      resolve: (query, { apiKeyId }, _args, { database }) =>
        database.apiKey.findUniqueOrThrow({ ...query, where: { id: apiKeyId } }),
    }),
    scopes: t.expose('scopes', { type: [ScopeEnum], description: 'What it may do.' }),
    isOperator: t.boolean({
      description: 'Whether it administers the default organisation, and with it the server.',
      resolve: (principal, _args, { organizations }) => organizations.isOperator(principal),
    }),
  }),
});

const LoginLinkType = builder.objectRef<LoginLink>('LoginLink').implement({
  description: 'A link that signs a browser in, once.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'A path on this server with the token behind `#`, where no log and no other site sees it.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it ends, if nobody opens it before.',
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who asks.',
    resolve: (_root, _args, { principal }) => principal('read'),
  }),
);

builder.mutationFields((t) => ({
  signIn: t.field({
    type: Viewer,
    description:
      'Signs the browser in that asks: it keeps a cookie that no script can read, for 30 days or until the key ends. Name one of the two. Needs no key. Fails with `INVALID_API_KEY`, `INVALID_LOGIN_LINK`, `INVALID_INPUT`, or with `RATE_LIMITED` after 20 failures a minute.',
    args: {
      apiKey: t.arg.string({ description: 'A key.' }),
      loginToken: t.arg.string({ description: 'What stands behind `#` in a login link, which works once.' }),
    },
    resolve: async (_root, { apiKey, loginToken }, { signIns, browser }) => {
      if (!browser)
        throw new DomainError(
          'INVALID_INPUT',
          'Sign in over HTTP, from a page of this server: neither a WebSocket nor another page keeps its cookie.',
        );
      if ((apiKey == null) === (loginToken == null)) {
        throw new DomainError('INVALID_INPUT', 'Name either an API key or the token of a login link.');
      }
      const credential = apiKey == null ? { loginToken: String(loginToken) } : { apiKey };
      const { token, expiresAt, principal } = await signIns.signIn(credential, browser.address);
      if (browser.token !== undefined) await signIns.signOut(browser.token);
      browser.keep(token, expiresAt);
      return principal;
    },
  }),
  signOut: t.boolean({
    description: 'Signs the browser out that asks. Says whether it was signed in. Needs no key.',
    resolve: async (_root, _args, { signIns, browser }) => {
      if (browser?.token === undefined) return false;
      browser.keep(undefined, new Date(0));
      return await signIns.signOut(browser.token);
    },
  }),
  createLoginLink: t.field({
    type: LoginLinkType,
    description:
      'Makes a link that signs a browser in with the key that asks, once and within a day. Whoever has it first may do what the key may.',
    resolve: async (_root, _args, { principal, signIns }) =>
      await signIns.createLink(await principal('read')),
  }),
}));
