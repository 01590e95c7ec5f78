import type { AgentEvent } from '../src/domain/agent-event.ts';
import { formatId, framePath } from '../src/domain/ids.ts';
import { builder } from './builder.ts';

/** A screen as the agent is shown it. */
export const Screen = builder.objectRef<AgentEvent<'screenshot'>['data']>('Screen').implement({
  description: 'A screen as the agent was shown it, and how its picture maps to the device.',
  fields: (t) => ({
    frameId: t.id({
      nullable: true,
      description: 'The screenshot; null for a screen that can not be pictured.',
      resolve: ({ frameId }) => frameId && formatId('frame', frameId),
    }),
    frameUrl: t.string({
      nullable: true,
      description: 'Where the screenshot is, on this server.',
      resolve: ({ frameId }) => frameId && framePath(frameId),
    }),
    widthPx: t.exposeInt('widthPx', { description: 'The width of the picture.' }),
    heightPx: t.exposeInt('heightPx', { description: 'The height of the picture.' }),
    deviceWidthPx: t.exposeInt('deviceWidthPx', { description: 'The width of the screen in its pixels.' }),
    deviceHeightPx: t.exposeInt('deviceHeightPx', { description: 'The height of the screen in its pixels.' }),
    pointWidth: t.float({
      nullable: true,
      description: 'The width of the screen in the units that its driver takes touches in.',
      resolve: ({ pointWidth }) => pointWidth,
    }),
    pointHeight: t.float({
      nullable: true,
      description: 'The height of the screen in the units that its driver takes touches in.',
      resolve: ({ pointHeight }) => pointHeight,
    }),
    scaleX: t.float({
      nullable: true,
      description: 'Pixels of the screen a pixel of the picture, across.',
      resolve: ({ scaleX }) => scaleX,
    }),
    scaleY: t.float({
      nullable: true,
      description: 'Pixels of the screen a pixel of the picture, down.',
      resolve: ({ scaleY }) => scaleY,
    }),
    app: t.exposeString('app', { nullable: true, description: 'The app in front.' }),
    secure: t.boolean({
      description: 'Whether it could not be pictured, or must not be.',
      resolve: ({ secure }) => secure ?? false,
    }),
  }),
});
