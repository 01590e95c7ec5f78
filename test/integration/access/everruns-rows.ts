import { Hono } from 'hono';
import { everruns } from '../../../src/rest/everruns/routes.ts';
import type { RestContext } from '../../../src/rest/kit/context.ts';
import type { Ids, Row } from './row.ts';

/** An operation of Everruns' dialect. */
export type EverrunsRow = Row & {
  readonly method: string;
  readonly path: (ids: Ids) => string;
  readonly stream: boolean;
  readonly body: object | undefined;
};

/** What stands for a parameter of a path, and the words of naming what isn't there. */
const PLACES: Readonly<Record<string, { readonly of: (ids: Ids) => string; readonly missing?: string }>> = {
  session_id: { of: ({ session }) => session.replace(/^sess_/, 'session_'), missing: 'Session not found' },
  agent_id: { of: ({ agent }) => agent, missing: 'Agent not found' },
  id: { of: () => 'phone' },
};

/** What a body must hold. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /sessions': { agent_id: 'CLAUDE_CODE' },
  'PATCH /sessions/:session_id': { title: 'Mine' },
  'POST /sessions/:session_id/messages': { message: { content: [{ type: 'text', text: 'Stop' }] } },
  'POST /agents': { name: 'Mine', system_prompt: '' },
  'POST /agents/import': { name: 'Mine', system_prompt: '' },
  'PATCH /agents/:agent_id': { name: 'Mine' },
};

// Nobody is asked anything yet.
const { routes } = everruns(new Hono(), {} as RestContext);

/** Every operation, by its method and path below the dialect's prefix. */
export const EVERRUNS_ROWS: Readonly<Record<string, EverrunsRow>> = Object.fromEntries(
  routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => [`${method} ${path}`, rowOf(method, path)]),
);

/** @throws Error for a parameter of a path of which nobody said what it may be */
function rowOf(method: string, path: string): EverrunsRow {
  const placeOf = (name: string) => {
    const place = PLACES[name];
    if (!place) throw new Error(`Say in PLACES what :${name} may be.`);
    return place;
  };
  const [missing] = [...path.matchAll(/:(\w+)/g)].flatMap(([, name = '']) => placeOf(name).missing ?? []);
  return {
    ...{ method, stream: path.endsWith('/sse'), body: BODIES[`${method} ${path}`] },
    scope: method === 'GET' ? 'read' : 'control',
    path: (ids) => path.replace(/:(\w+)/g, (_, name: string) => placeOf(name).of(ids)),
    ...(missing !== undefined && { missing }),
  };
}
