import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { json } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { PHONE_ERRORS } from './device-actions.ts';
import { operation } from './operation.ts';
import { jobQuery, toWireJob, wireJobId } from './wire/job.ts';
import {
  phonePath,
  settingsBody,
  toWirePhone,
  toWirePhoneStatus,
  toWireSettings,
  toWireStatus,
  wireApps,
  wirePhone,
  wirePhoneInfo,
  wirePhoneStatus,
  wireSettings,
  wireStatus,
} from './wire/phone.ts';

const tag = 'Phones';
const params = phonePath;

/** Adds what tells about phones. */
export function phoneRoutes(app: OpenAPIHono<TapkitEnv>, { sessions, byHand }: TapkitContext): void {
  operation(
    app,
    {
      ...{ method: 'get', path: '/status', id: 'getStatus', tag },
      summary: 'Tell how the server stands, and the first phone that can be reached',
      answers: { 200: json(wireStatus, 'How it stands, also when no phone can be reached.') },
    },
    async ({ principal, c }) => c.json(toWireStatus(await byHand.statuses.first(principal.organizationId))),
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones', id: 'listPhones', tag, summary: 'List the phones by name' },
      answers: { 200: json(z.array(wirePhone), 'The phones.') },
    },
    async ({ principal, c }) => c.json((await sessions.phones(principal.organizationId)).map(toWirePhone)),
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/info', id: 'getPhoneInfo', tag, params },
      summary: 'Tell how large the screenshots of a phone are',
      answers: { 200: json(wirePhoneInfo, 'What coordinates are pixels of.') },
      errors: [...PHONE_ERRORS, 'SCREENSHOT_FAILED'],
    },
    async ({ principal, params: { phone_id }, c }) => {
      const { phone, size } = await byHand.jobs.size(principal.organizationId, phone_id);
      const { widthPx: width, heightPx: height } = size;
      return c.json({ width, height, name: phone.name, unique_id: phone.udid });
    },
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/status', id: 'getPhoneStatus', tag, params },
      summary: 'Tell how a phone stands',
      answers: { 200: json(wirePhoneStatus, 'How it stands.') },
      errors: ['PHONE_NOT_FOUND'],
    },
    async ({ principal, params: { phone_id }, c }) =>
      c.json(toWirePhoneStatus(await byHand.statuses.get(principal.organizationId, phone_id))),
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/apps', id: 'listPhoneApps', tag, params },
      summary: 'List the apps of a phone that no session holds',
      answers: { 200: json(wireApps, 'The apps.') },
      errors: PHONE_ERRORS,
    },
    async ({ principal, params: { phone_id }, c }) => {
      const apps = await byHand.jobs.apps(principal.organizationId, phone_id);
      return c.json({ apps: apps.map(({ id, name }) => ({ name, id })) });
    },
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/screenshot', id: 'takeScreenshot', tag, params },
      summary: 'See the screen of a phone that no session holds',
      description: 'Coordinates are its pixels. With `async`, the job has the picture under `download`.',
      query: jobQuery,
      answers: {
        200: {
          description: 'The screenshot.',
          content: { 'image/png': { schema: z.string().meta({ format: 'binary' }) } },
        },
        202: json(wireJobId, 'With `async`: the job that goes on.'),
      },
      errors: [...PHONE_ERRORS, 'SCREENSHOT_FAILED'],
    },
    async ({ principal: who, params: { phone_id: phone }, query, c }) => {
      if (query.async) {
        const job = await byHand.jobs.screenshotJob({ who, phone, action: 'screenshot', isAsync: true });
        return c.json({ job_id: toWireJob(job).id }, 202);
      }
      const { png } = await byHand.jobs.screenshot(who.organizationId, phone);
      const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' };
      return new Response(new Uint8Array(png), { headers });
    },
  );

  operation(
    app,
    {
      ...{ method: 'get', path: '/phones/{phone_id}/settings', id: 'getPhoneSettings', tag, params },
      summary: 'Read what is set of a phone',
      answers: { 200: json(wireSettings, 'The settings.') },
      errors: ['PHONE_NOT_FOUND'],
    },
    async ({ principal, params: { phone_id }, c }) =>
      c.json(toWireSettings(await sessions.phone(principal.organizationId, phone_id))),
  );

  operation(
    app,
    {
      ...{ method: 'patch', path: '/phones/{phone_id}/settings', id: 'changePhoneSettings', tag, params },
      summary: 'Set something of a phone',
      body: settingsBody,
      answers: { 200: json(wirePhone, 'The phone.') },
      errors: ['PHONE_NOT_FOUND'],
    },
    async ({ principal, params: { phone_id }, body, c }) =>
      c.json(toWirePhone(await byHand.statuses.set(principal.organizationId, phone_id, body))),
  );

  operation(
    app,
    {
      ...{ method: 'post', path: '/phones/{phone_id}/select', id: 'selectPhone', tag, params },
      summary: 'Choose a phone',
      description: 'Answers the phone. Nothing is remembered: every request names its phone.',
      answers: { 200: json(wirePhone, 'The phone.') },
      errors: ['PHONE_NOT_FOUND'],
    },
    async ({ principal, params: { phone_id }, c }) =>
      c.json(toWirePhone(await sessions.phone(principal.organizationId, phone_id))),
  );
}
