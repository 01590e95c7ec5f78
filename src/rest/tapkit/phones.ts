import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { json } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { toWirePhone, wirePhone } from './wire/phone.ts';

const tag = 'Phones';

/** Adds what tells about phones. */
export function phoneRoutes(app: OpenAPIHono<TapkitEnv>, { sessions }: TapkitContext): void {
  operation(
    app,
    {
      method: 'get',
      path: '/phones',
      id: 'listPhones',
      tag,
      summary: 'List the phones by name',
      answers: { 200: json(z.array(wirePhone), 'The phones.') },
    },
    async ({ principal, c }) => c.json((await sessions.phones(principal.organizationId)).map(toWirePhone)),
  );
}
