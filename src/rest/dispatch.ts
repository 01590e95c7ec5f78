import type { Context, Hono, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { credentialOf } from '../auth/credential.ts';
import type { Principal } from '../auth/principal.ts';
import type { RootDialect } from '../domain/dialect.ts';
import { MAX_BODY_BYTES as EVERRUNS_BODY_BYTES } from './everruns/body.ts';
import { credentialOf as everrunsCredentialOf } from './everruns/credential.ts';
import { limitBody } from './kit/body-limit.ts';
import type { DialectEnv, RestContext } from './kit/context.ts';
import { UnfitRequest } from './kit/request-parts.ts';
import { errorResponse } from './tapkit/errors.ts';

/** Where the three live that all have sessions there. */
export const ROOT = '/v1';
/** The largest body that any of them takes, in bytes. */
const MAX_BODY_BYTES = EVERRUNS_BODY_BYTES;

/** What only one of them has. */
const ITS_OWN: Readonly<Record<string, RootDialect>> = {
  agents: 'everruns',
  capabilities: 'everruns',
  'llm-providers': 'everruns',
  'llm-models': 'everruns',
  'mcp-servers': 'everruns',
  durable: 'everruns',
  models: 'agi',
};

/** The fields of a new session that only AGI has, or that say nothing to the others. */
const AGI_FIELDS = [
  'agent_name',
  'webhook_url',
  'restore_from_session_id',
  'restore_default_environment_from_user_id',
  'enable_memory_snapshot',
  'goal',
  'max_steps',
];

const NEEDS =
  'Nothing here tells whose session this is to be: TapKit needs phone_id and instruction, Everruns agent_id, and AGI agent_name. Or bind the key to a dialect, or ask below /everruns or /agi.';

/** Who asks, found once for whichever dialect answers. */
export type DispatchEnv = { Variables: { asking: Promise<Principal> } };

/** A dialect that has a prefix of its own too. */
export type PrefixedDialect = { readonly prefix: string; readonly app: Hono<DialectEnv> };

/**
 * Leads what is asked at the root to the dialect that it is meant for: the key's own; else by the form of the id in
 * the path; else, for a new session, by its body; else TapKit, which comes next.
 *
 * @param maxBodyBytes the largest body that TapKit takes
 */
export function dispatcher(
  { authenticate, logger }: Pick<RestContext, 'authenticate' | 'logger'>,
  dialects: Readonly<Record<Exclude<RootDialect, 'tapkit'>, PrefixedDialect>>,
  maxBodyBytes: number,
): MiddlewareHandler<DispatchEnv> {
  const limited = limitBody(MAX_BODY_BYTES, (c) => {
    c.header('connection', 'close');
    const message = `The body is larger than ${MAX_BODY_BYTES} bytes.`;
    return c.json({ error: 'BODY_TOO_LARGE', message, context: {} }, 413);
  });
  return async (c, next) => {
    const [, , noun = '', id] = c.req.path.split('/');
    const own = ITS_OWN[noun];
    if (own === undefined && noun !== 'sessions') return await next();
    const asking = authenticate(credentialOf(c.req.raw) ?? everrunsCredentialOf(c.req.raw));
    c.set('asking', asking);
    const bound = await boundDialect(asking);
    const known = own ?? bound ?? dialectOfId(id);
    if (known !== undefined) return await lead(c, next, known, asking);
    if (c.req.method !== 'POST' || id !== undefined) return await next();
    // The limit is TapKit's own then, whose body this may be.
    return await limited(c, async () => {
      const text = await c.req.text();
      // What is too large for anybody else needs no better reason.
      const fallback = text.length > maxBodyBytes ? 'tapkit' : undefined;
      const chosen = dialectOfBody(text) ?? fallback;
      if (chosen === undefined) {
        const issue = { code: 'custom' as const, path: [], message: NEEDS, input: undefined };
        c.res = errorResponse(c, new UnfitRequest('body', new z.ZodError([issue])), logger);
        return;
      }
      const answer = await lead(c, next, chosen, asking, text);
      if (answer) c.res = answer;
    });
  };

  async function lead(
    c: Context<DispatchEnv>,
    next: () => Promise<void>,
    dialect: RootDialect,
    principal: Promise<Principal>,
    text?: string,
  ): Promise<Response | undefined> {
    if (dialect === 'tapkit') {
      await next();
      return undefined;
    }
    const url = new URL(c.req.url);
    const { prefix, app } = dialects[dialect];
    url.pathname = prefix + url.pathname.slice(ROOT.length);
    const { raw } = c.req;
    const asked = text === undefined ? raw : { method: raw.method, headers: raw.headers, body: text };
    return await app.fetch(new Request(url, asked), {
      ...(c.env as DialectEnv['Bindings']),
      ...{ principal, asked: c.req.path },
    });
  }
}

/** @returns what a key is bound to; whoever answers tells in its own form why a key isn't taken */
async function boundDialect(asking: Promise<Principal>): Promise<RootDialect | null | undefined> {
  try {
    return (await asking).dialect;
  } catch {
    return undefined;
  }
}

/** @returns whose form an id in a path has */
function dialectOfId(id: string | undefined): RootDialect | undefined {
  if (id === undefined) return undefined;
  if (id.startsWith('sess_')) return 'tapkit';
  if (id.startsWith('session_')) return 'everruns';
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? 'agi' : undefined;
}

/** @returns whose new session a body asks for; what is no object is TapKit's to refuse */
function dialectOfBody(text: string): RootDialect | undefined {
  const body = objectIn(text);
  if (!body) return 'tapkit';
  const has = (field: string): boolean => body[field] != null;
  if (has('phone_id') || has('instruction')) return 'tapkit';
  if (has('agent_id')) return 'everruns';
  return AGI_FIELDS.some(has) ? 'agi' : undefined;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? (body as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
