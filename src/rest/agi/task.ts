import type { Hono } from 'hono';
import { agiExecution } from '../../domain/agi-status.ts';
import { DomainError } from '../../domain/errors.ts';
import { isFinal } from '../../domain/session.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { HttpFailure } from '../kit/failure.ts';
import { toWireMessage } from './mapping.ts';
import { sessionIdOf, sessionOf } from './sessions.ts';
import {
  AGENT_NAMES,
  messageBody,
  messagesQuery,
  modelsQuery,
  navigateBody,
  sessionPath,
  webAddress,
} from './wire/session.ts';

/** How many events one read fetches. */
const PAGE = 1_000;

const params = sessionPath;

/** Adds what gives an agent its tasks, follows them by asking, and uses the phone. */
export function taskRoutes(app: Hono<DialectEnv>, context: RestContext): void {
  const { sessions, sessionHands, feed } = context;

  endpoint(
    app,
    { method: 'post', path: '/sessions/:session_id/message', params, body: messageBody },
    async (request) => {
      const { principal, body, c } = request;
      const { organizationId } = principal;
      const id = sessionIdOf(request.params.session_id);
      if (body.start_url != null) await sessionHands.openUrl(organizationId, id, body.start_url);
      await sessions.message(organizationId, id, body.message);
      return c.json({ success: true, message: 'Message sent successfully' });
    },
  );

  endpoint(app, { method: 'get', path: '/sessions/:session_id/status', params }, async (request) => {
    const session = await sessionOf(context, request.principal, request.params.session_id);
    return request.c.json({ status: agiExecution(session) });
  });

  endpoint(
    app,
    { method: 'get', path: '/sessions/:session_id/messages', params, query: messagesQuery },
    async (request) => {
      const { after_id: afterId, sanitize } = request.query;
      const session = await sessionOf(context, request.principal, request.params.session_id);
      const messages = [];
      for (let after = afterId - 1, more = true; more; ) {
        const page = await feed.read(session.id, { after, limit: PAGE });
        messages.push(...page.flatMap((event) => toWireMessage(event, sanitize) ?? []));
        after = page.at(-1)?.index ?? after;
        more = page.length === PAGE;
      }
      return request.c.json({ messages, status: agiExecution(session), has_agent: !isFinal(session.status) });
    },
  );

  endpoint(
    app,
    { method: 'post', path: '/sessions/:session_id/pause', params },
    async ({ principal, c, ...request }) => {
      const session = await sessionOf(context, principal, request.params.session_id);
      if (agiExecution(session) === 'paused') return c.json({ success: true, message: 'already_paused' });
      if (isAtRest(session)) throw nothingRuns();
      await sessions.pause(principal.organizationId, session.id);
      return c.json({ success: true, message: 'Session paused successfully' });
    },
  );

  endpoint(
    app,
    { method: 'post', path: '/sessions/:session_id/resume', params },
    async ({ principal, c, ...request }) => {
      const session = await sessionOf(context, principal, request.params.session_id);
      if (agiExecution(session) !== 'paused') return c.json({ success: true, message: 'not_paused' });
      await sessions.resume(principal.organizationId, session.id);
      return c.json({ success: true, message: 'Session resumed successfully' });
    },
  );

  endpoint(
    app,
    { method: 'post', path: '/sessions/:session_id/cancel', params },
    async ({ principal, c, ...request }) => {
      const session = await sessionOf(context, principal, request.params.session_id);
      await sessions.interrupt(principal.organizationId, session.id);
      return c.json({ success: true, message: 'Session cancelled successfully' });
    },
  );

  endpoint(
    app,
    { method: 'post', path: '/sessions/:session_id/navigate', params, body: navigateBody },
    async (request) => {
      const { principal, body, c } = request;
      const id = sessionIdOf(request.params.session_id);
      const url = webAddress.safeParse(body.url);
      if (!url.success) throw new HttpFailure(400, `url: ${url.error.issues[0]?.message}`);
      await sessionHands.openUrl(principal.organizationId, id, url.data);
      return c.json({ current_url: body.url });
    },
  );

  endpoint(app, { method: 'get', path: '/sessions/:session_id/screenshot', params }, async (request) => {
    const { principal, c } = request;
    const { id } = await sessionOf(context, principal, request.params.session_id);
    const { jpeg, app: front } = await sessionHands.look(principal.organizationId, id);
    const screenshot = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
    return c.json({ screenshot, url: front?.id ?? '', title: front?.name ?? '' });
  });

  // Every agent here drives a phone: what it is asked to filter by makes no difference.
  endpoint(app, { method: 'get', path: '/models', query: modelsQuery }, ({ c }) =>
    c.json({ models: [...AGENT_NAMES] }),
  );
}

/** Whether nothing is under way that could be paused. */
function isAtRest(session: SessionRecord): boolean {
  const execution = agiExecution(session);
  return execution === 'ready' || execution === 'finished' || execution === 'error';
}

function nothingRuns(): DomainError {
  return new DomainError(
    'INVALID_TRANSITION',
    'Nothing is under way that could be paused: send a message first.',
  );
}
