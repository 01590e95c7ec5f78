import type { Hono } from 'hono';
import type { z } from 'zod';
import { formatId, type OrganizationId } from '../../domain/ids.ts';
import type { DialectEnv, RestContext } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { parse } from '../kit/request-parts.ts';
import { readAgentFile, toAgentFile } from './agent-file.ts';
import { modelOfWire, toWireAgent } from './mapping.ts';
import { createAgentBody, patchAgentBody } from './wire/agent.ts';
import { agentPath } from './wire/id.ts';

/** Adds what creates, lists, reads, changes, archives, imports and exports agents. */
export function agentRoutes(app: Hono<DialectEnv>, { agents, models, clock }: RestContext): void {
  /** In the words of the core: it is called by its name, whatever other agents are called. */
  const toChange = (body: z.output<typeof patchAgentBody>) => ({
    displayName: body.name,
    description: body.description,
    systemPrompt: body.system_prompt === '' ? null : body.system_prompt,
    model: body.default_model_id == null ? body.default_model_id : modelOfWire(models, body.default_model_id),
    tags: body.tags === null ? [] : body.tags,
    // Clients send an empty list for nothing in particular; the phone alone is said by its name.
    capabilities: body.capabilities?.length === 0 ? null : body.capabilities,
  });
  const create = (organizationId: OrganizationId, body: z.output<typeof createAgentBody>) =>
    agents.create(organizationId, { ...toChange(body), displayName: body.name });

  endpoint(
    app,
    { method: 'post', path: '/agents', body: createAgentBody },
    async ({ principal: { organizationId }, body, c }) =>
      c.json(toWireAgent(await create(organizationId, body)), 201),
  );

  endpoint(app, { method: 'get', path: '/agents' }, async ({ principal: { organizationId }, c }) => {
    const all = await agents.list(organizationId);
    return c.json({ data: all.filter(({ archivedAt }) => archivedAt === null).map(toWireAgent) });
  });

  endpoint(app, { method: 'post', path: '/agents/import' }, async ({ principal: { organizationId }, c }) => {
    const body = parse('body', createAgentBody, readAgentFile(await c.req.text()));
    return c.json(toWireAgent(await create(organizationId, body)), 201);
  });

  const path = '/agents/:agent_id';
  const params = agentPath;

  endpoint(
    app,
    { method: 'get', path, params },
    async ({ principal: { organizationId }, params: { agent_id: id }, c }) =>
      c.json(toWireAgent(await agents.get(organizationId, formatId('agent', id)))),
  );

  endpoint(
    app,
    { method: 'patch', path, params, body: patchAgentBody },
    async ({ principal: { organizationId }, params: { agent_id: id }, body, c }) => {
      const archivedAt = { active: null, archived: new Date(clock.now()) };
      const change = { ...toChange(body), archivedAt: body.status && archivedAt[body.status] };
      return c.json(toWireAgent(await agents.update(organizationId, formatId('agent', id), change)));
    },
  );

  // It is archived: its sessions go on to say whose they are.
  endpoint(
    app,
    { method: 'delete', path, params },
    async ({ principal: { organizationId }, params: { agent_id: id }, c }) => {
      const change = { archivedAt: new Date(clock.now()) };
      await agents.update(organizationId, formatId('agent', id), change);
      return c.body(null, 204);
    },
  );

  endpoint(
    app,
    { method: 'get', path: `${path}/export`, params },
    async ({ principal: { organizationId }, params: { agent_id: id }, c }) => {
      const agent = await agents.get(organizationId, formatId('agent', id));
      if (/\bapplication\/json\b/.test(c.req.header('accept') ?? '')) return c.json(toWireAgent(agent));
      return c.body(toAgentFile(agent), 200, { 'content-type': 'text/markdown; charset=utf-8' });
    },
  );
}
