import type { Hono } from 'hono';
import { z } from 'zod';
import { CAPABILITIES } from '../../domain/capability.ts';
import { CAPABILITY_REFS } from '../../domain/capability-use.ts';
import type { DialectEnv } from '../kit/context.ts';
import { endpoint } from '../kit/endpoint.ts';
import { HttpFailure } from '../kit/failure.ts';
import { toWireCapability } from './mapping.ts';

/** Adds what lists the capabilities that agents and sessions may have. */
export function capabilityRoutes(app: Hono<DialectEnv>): void {
  endpoint(app, { method: 'get', path: '/capabilities' }, ({ c }) =>
    c.json({ data: CAPABILITY_REFS.map((ref) => toWireCapability(CAPABILITIES[ref])) }),
  );

  const params = z.object({ id: z.string() });
  endpoint(app, { method: 'get', path: '/capabilities/:id', params }, ({ params: { id }, c }) => {
    const ref = CAPABILITY_REFS.find((known) => known === id);
    if (!ref) throw new HttpFailure(404, 'Capability not found');
    return c.json(toWireCapability(CAPABILITIES[ref]));
  });
}
