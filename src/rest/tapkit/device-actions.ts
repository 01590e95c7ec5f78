import type { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import { flick } from '../../by-hand/flick.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Point, Size } from '../../domain/phone.ts';
import type { HandAction } from '../../domain/phone-action.ts';
import { json } from './answer.ts';
import type { TapkitContext, TapkitEnv } from './context.ts';
import { operation } from './operation.ts';
import { dragOf, pinchOf, plainBodies, pointBodies, selectBodies } from './wire/device-action.ts';
import { jobQuery, toWireJob, wireJob, wireJobId } from './wire/job.ts';
import { phonePath } from './wire/phone.ts';

/** How any device action may fail. */
export const PHONE_ERRORS = [
  ...(['PHONE_NOT_FOUND', 'PHONE_NOT_CONNECTED', 'PHONE_BUSY', 'PHONE_TIMEOUT'] as const),
  ...(['NOT_SUPPORTED', 'ACTION_FAILED', 'INVALID_INPUT'] as const),
] satisfies readonly ErrorCode[];

const SELECT_ERRORS = [...PHONE_ERRORS, 'ELEMENT_NOT_FOUND', 'MODEL_FAILED'] as const;

const ANSWERS = {
  200: json(wireJob, 'It is done.'),
  202: json(wireJobId, 'With `async`: the job that goes on.'),
};

/** What there is to say of a device action. */
type Described = { readonly path: string; readonly id: string; readonly summary: string };

const SELECT_NOTE =
  'A model finds what the words mean on the screen, by one request; its cost is `cost_usd` in the result.';

/** Adds what is done with a phone that no session holds. */
export function deviceActionRoutes(app: OpenAPIHono<TapkitEnv>, { byHand }: TapkitContext): void {
  const at = <B extends z.ZodType>(
    { path, id, summary }: Described,
    body: B | undefined,
    make: (body: z.output<B>, screenshot: Size) => HandAction,
    bodyIsOptional = false,
  ): void =>
    operation(
      app,
      {
        ...{ method: 'post', path: `/phones/{phone_id}/${path}`, id, tag: 'Device actions', summary },
        ...{ params: phonePath, query: jobQuery, answers: ANSWERS, errors: PHONE_ERRORS, bodyIsOptional },
        ...(body && { body }),
      },
      async ({ principal: who, params: { phone_id: phone }, query, body: asked, c }) => {
        const options = { who, phone, action: path, isAsync: query.async ?? false };
        const job = toWireJob(await byHand.jobs.act(options, (size) => make(asked as z.output<B>, size)));
        return options.isAsync ? c.json({ job_id: job.id }, 202) : c.json(job);
      },
    );

  const on = <B extends z.ZodType>(
    { path, id, summary }: Described,
    body: B,
    selectors: (body: z.output<B>) => readonly string[],
    make: (points: readonly Point[], body: z.output<B>, screenshot: Size) => HandAction,
  ): void =>
    operation(
      app,
      {
        ...{ method: 'post', path: `/phones/{phone_id}/${path}/select`, id, tag: 'Device actions' },
        ...{ summary, description: SELECT_NOTE, params: phonePath, query: jobQuery, body },
        ...{ answers: ANSWERS, errors: SELECT_ERRORS },
      },
      async ({ principal: who, params: { phone_id: phone }, query, body: asked, c }) => {
        const options = { who, phone, action: `${path}/select`, isAsync: query.async ?? false };
        const act = (points: readonly Point[], size: Size): HandAction => make(points, asked, size);
        const job = toWireJob(await byHand.jobs.actOn(options, selectors(asked), act));
        return options.isAsync ? c.json({ job_id: job.id }, 202) : c.json(job);
      },
    );

  at({ path: 'tap', id: 'tap', summary: 'Tap' }, pointBodies.at, (point) => ({ type: 'tap', at: point }));
  at({ path: 'double-tap', id: 'doubleTap', summary: 'Tap twice' }, pointBodies.at, (point) => ({
    ...{ type: 'double_tap', at: point },
  }));
  at(
    { path: 'tap-and-hold', id: 'tapAndHold', summary: 'Press and hold' },
    pointBodies.hold,
    ({ duration_ms: durationMs, ...point }) => ({ type: 'long_press', at: point, durationMs }),
  );
  at(
    { path: 'flick', id: 'flick', summary: 'Flick' },
    pointBodies.flick,
    ({ direction, ...point }, screenshot) => flick(point, direction, screenshot),
  );
  at({ path: 'drag', id: 'drag', summary: 'Drag' }, pointBodies.drag, (body) =>
    dragOf({ x: body.from_x, y: body.from_y }, { x: body.to_x, y: body.to_y }, 0),
  );
  at(
    { path: 'hold-and-drag', id: 'holdAndDrag', summary: 'Press, hold and drag' },
    pointBodies.holdAndDrag,
    (body) =>
      dragOf({ x: body.from_x, y: body.from_y }, { x: body.to_x, y: body.to_y }, body.hold_duration_ms),
  );
  at(
    { path: 'pinch', id: 'pinch', summary: 'Pinch or turn two fingers' },
    pointBodies.pinch,
    ({ x, y, ...how }) => pinchOf({ x, y }, how),
  );

  on(
    { path: 'tap', id: 'tapSelected', summary: 'Tap what is described' },
    selectBodies.at,
    ({ selector }) => [selector],
    ([point = NOWHERE]) => ({ type: 'tap', at: point }),
  );
  on(
    { path: 'double-tap', id: 'doubleTapSelected', summary: 'Tap what is described twice' },
    selectBodies.at,
    ({ selector }) => [selector],
    ([point = NOWHERE]) => ({ type: 'double_tap', at: point }),
  );
  on(
    { path: 'tap-and-hold', id: 'tapAndHoldSelected', summary: 'Press and hold what is described' },
    selectBodies.hold,
    ({ selector }) => [selector],
    ([point = NOWHERE], { duration_ms: durationMs }) => ({ type: 'long_press', at: point, durationMs }),
  );
  on(
    { path: 'flick', id: 'flickSelected', summary: 'Flick what is described' },
    selectBodies.flick,
    ({ selector }) => [selector],
    ([point = NOWHERE], { direction }, screenshot) => flick(point, direction, screenshot),
  );
  on(
    { path: 'pinch', id: 'pinchSelected', summary: 'Pinch what is described, or turn two fingers there' },
    selectBodies.pinch,
    ({ selector }) => [selector],
    ([point = NOWHERE], how) => pinchOf(point, how),
  );
  on(
    { path: 'drag', id: 'dragSelected', summary: 'Drag from one thing that is described to another' },
    selectBodies.drag,
    ({ from_selector, to_selector }) => [from_selector, to_selector],
    ([from = NOWHERE, to = NOWHERE]) => dragOf(from, to, 0),
  );

  for (const { path, id, summary, action } of BODILESS) at({ path, id, summary }, undefined, () => action);
  at(
    { path: 'unlock', id: 'unlock', summary: 'Wake the phone and put its lock screen away' },
    plainBodies.unlock,
    ({ passcode }) => ({ type: 'unlock', ...(passcode !== undefined && { passcode }) }),
    true,
  );
  at(
    { path: 'open-app', id: 'openApp', summary: 'Open an app' },
    plainBodies.openApp,
    ({ app_name: name }) => ({
      ...{ type: 'open_app', name },
    }),
  );
  at(
    { path: 'shortcut', id: 'runShortcut', summary: 'Run a shortcut of the phone; none can do that yet' },
    plainBodies.shortcut,
    ({ index }) => ({ type: 'run_shortcut', index }),
  );
  at(
    { path: 'copy-text', id: 'copyText', summary: 'Put a text on the clipboard of the phone' },
    plainBodies.copyText,
    ({ text }) => ({ type: 'copy_text', text }),
  );
}

/** Every selector has its point: where one would be missing, the action has failed before. */
const NOWHERE: Point = { x: 0, y: 0 };

const BODILESS: readonly (Described & { readonly action: HandAction })[] = [
  {
    ...{ path: 'home', id: 'pressHome', summary: 'Go to the home screen' },
    action: { type: 'press_button', button: 'home' },
  },
  { path: 'lock', id: 'lock', summary: 'Turn the screen off', action: { type: 'lock' } },
  {
    ...{ path: 'spotlight', id: 'openSpotlight', summary: "Open the phone's search" },
    action: { type: 'open_panel', panel: 'search' },
  },
  {
    ...{ path: 'siri', id: 'openSiri', summary: "Open the phone's assistant" },
    action: { type: 'open_panel', panel: 'assistant' },
  },
  {
    ...{ path: 'escape', id: 'escape', summary: 'Go back' },
    action: { type: 'press_button', button: 'back' },
  },
  {
    ...{ path: 'app-switcher', id: 'openAppSwitcher', summary: 'Show the apps that were used last' },
    action: { type: 'press_button', button: 'recents' },
  },
  {
    ...{ path: 'control-center', id: 'openControlCenter', summary: 'Open the quick settings' },
    action: { type: 'open_panel', panel: 'control_center' },
  },
  {
    ...{ path: 'action-button', id: 'pressActionButton', summary: 'Press the action button of an iPhone' },
    action: { type: 'press_action_button' },
  },
];
