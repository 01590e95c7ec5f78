import { z } from 'zod';
import type { LivePicture } from '../src/by-hand/live-view.ts';
import type { WatchOptions } from '../src/by-hand/live-views.ts';
import { validate } from '../src/domain/validate.ts';
import { builder } from './builder.ts';
import { liveItems, shown } from './live-items.ts';
import { sessionIdOf } from './session.ts';

const MIN_EDGE_PX = 16;
const MAX_EDGE_PX = 4_096;
const MAX_INTERVAL_MS = 60_000;

const watchInput = z.object({
  maxEdgePx: z.int().min(MIN_EDGE_PX).max(MAX_EDGE_PX),
  minIntervalMs: z.int().min(0).max(MAX_INTERVAL_MS),
});

const ScreenPicture = builder.objectRef<LivePicture>('ScreenPicture').implement({
  description: "A phone's screen, as people may see it: what may be a secret is covered.",
  fields: (t) => ({
    jpeg: t.string({
      description: 'The picture, a JPEG in base64.',
      resolve: ({ jpeg }) => Buffer.from(jpeg).toString('base64'),
    }),
    widthPx: t.exposeInt('widthPx', { description: 'The width of the picture.' }),
    heightPx: t.exposeInt('heightPx', { description: 'The height of the picture.' }),
    deviceWidthPx: t.int({
      description: 'The width of the screen in its pixels, which actions take.',
      resolve: ({ device }) => device.widthPx,
    }),
    deviceHeightPx: t.int({
      description: 'The height of the screen in its pixels, which actions take.',
      resolve: ({ device }) => device.heightPx,
    }),
    takenAt: t.field({
      type: 'DateTime',
      description: 'When the phone was looked at.',
      resolve: ({ takenAt }) => new Date(takenAt),
    }),
  }),
});

const ABOUT =
  'the screen as it is now, then each change, at most 10 a second; fewer while an agent uses the phone. Who reads slowly misses pictures.';

builder.subscriptionFields((t) => {
  const how = {
    maxEdgePx: t.arg.int({
      required: true,
      defaultValue: MAX_EDGE_PX,
      description: `The longest edge of a picture, ${MIN_EDGE_PX} to ${MAX_EDGE_PX.toLocaleString('en')} pixels; no picture is made larger than the server's own.`,
    }),
    minIntervalMs: t.arg.int({
      required: true,
      defaultValue: 0,
      description: `The shortest time from one picture to the next, 0 to ${MAX_INTERVAL_MS.toLocaleString('en')} ms.`,
    }),
  };
  return {
    phoneScreen: t.field({
      type: ScreenPicture,
      description: `A phone live, whether or not a session holds it: ${ABOUT} Fails with \`PHONE_NOT_FOUND\`, \`INVALID_INPUT\`, and as soon as it can not be seen with \`PHONE_NOT_CONNECTED\`, \`PHONE_TIMEOUT\` or \`ACTION_FAILED\`.`,
      args: {
        phoneId: t.arg.id({ required: true, description: 'The id of the phone, or its name.' }),
        ...how,
      },
      subscribe: async (_root, { phoneId, ...args }, context, info) => {
        const principal = await context.sight({ phoneId }, info);
        const options: WatchOptions = validate(watchInput, args);
        const { statuses, views } = context.live;
        const phone = await statuses.reachable(principal.organizationId, phoneId);
        return liveItems(context, principal, (signal) => views.watch(phone, signal, options));
      },
      resolve: (item) => shown(item),
    }),
    sessionScreen: t.field({
      type: ScreenPicture,
      description: `The phone of a session live, from when the session has it up to its end: ${ABOUT} Fails with \`SESSION_NOT_FOUND\` and as \`phoneScreen\` does.`,
      args: {
        sessionId: t.arg.id({ required: true, description: 'The id of the session.' }),
        ...how,
      },
      subscribe: async (_root, { sessionId, ...args }, context, info) => {
        const principal = await context.sight({ sessionId }, info);
        const options: WatchOptions = validate(watchInput, args);
        const { id } = await context.sessions.get(principal.organizationId, sessionIdOf(sessionId));
        return liveItems(context, principal, (signal) => context.live.watchSession(id, signal, options));
      },
      resolve: (item) => shown(item),
    }),
  };
});
