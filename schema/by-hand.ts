import type { Done, SeenScreen } from '../src/by-hand/phone-hands.ts';
import type { Bounds, PhoneElement } from '../src/domain/phone.ts';
import { builder } from './builder.ts';
import { PhoneActionInput, phoneActionOf } from './phone-action.ts';
import { Screen } from './screen.ts';

const FAILS =
  'Fails with `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_TIMEOUT`, or `PHONE_BUSY` when a session holds the phone';

const ElementBounds = builder.objectRef<Bounds>('ElementBounds').implement({
  description: 'A rectangle in pixels of the screen.',
  fields: (t) => ({
    x: t.exposeInt('x', { description: 'Pixels from the left.' }),
    y: t.exposeInt('y', { description: 'Pixels from the top.' }),
    width: t.exposeInt('width', { description: 'The width.' }),
    height: t.exposeInt('height', { description: 'The height.' }),
  }),
});

const ScreenElement = builder.objectRef<PhoneElement>('ScreenElement').implement({
  description: 'Something on a screen, as accessibility services see it.',
  fields: (t) => ({
    role: t.exposeString('role', { description: 'What it is: button, input, switch, text and so on.' }),
    label: t.exposeString('label', { description: 'What it says, in the words of the app.' }),
    value: t.string({
      nullable: true,
      description: "What an input holds; dots for a password's.",
      resolve: ({ value }) => value,
    }),
    bounds: t.field({
      type: ElementBounds,
      description: 'Where it is.',
      resolve: ({ bounds }) => bounds,
    }),
    interactive: t.exposeBoolean('interactive', { description: 'Whether it reacts to touch.' }),
    checked: t.boolean({
      nullable: true,
      description: 'Whether it is on; null for what is neither on nor off.',
      resolve: ({ checked }) => checked,
    }),
    focused: t.boolean({
      description: 'Whether it has the focus.',
      resolve: ({ focused }) => focused ?? false,
    }),
    disabled: t.boolean({
      description: 'Whether it is switched off.',
      resolve: ({ disabled }) => disabled ?? false,
    }),
  }),
});

const SeenScreenType = builder.objectRef<SeenScreen>('SeenScreen').implement({
  description: 'A screen, and what is on it.',
  fields: (t) => ({
    screen: t.field({ type: Screen, description: 'The picture.', resolve: ({ screen }) => screen }),
    elements: t.field({
      type: [ScreenElement],
      description: 'What is on it, in reading order; empty where that can not be told.',
      resolve: ({ elements }) => elements,
    }),
  }),
});

const PhoneActionResult = builder.objectRef<Done>('PhoneActionResult').implement({
  description: 'What became of an action.',
  fields: (t) => ({
    remark: t.exposeString('remark', {
      nullable: true,
      description: 'What there is to say of it: a field that holds something else than what was typed.',
    }),
    seen: t.field({
      type: SeenScreenType,
      nullable: true,
      description: 'The screen afterwards, once it rested; null when it could not be seen.',
      resolve: ({ seen }) => seen,
    }),
  }),
});

builder.mutationField('performPhoneAction', (t) =>
  t.field({
    type: PhoneActionResult,
    description: `Does one thing with a phone that nobody else holds, and answers when it is done. The key goes on holding the phone for 5 seconds; a session that starts takes it at any time. ${FAILS} or another key uses it by hand, \`INVALID_INPUT\`, \`NOT_SUPPORTED\` or \`ACTION_FAILED\`.`,
    args: {
      phoneId: t.arg.id({ required: true, description: 'The id of a phone, or its name.' }),
      action: t.arg({ type: PhoneActionInput, required: true, description: 'What to do.' }),
    },
    resolve: async (_root, { phoneId, action }, { principal, hands }) =>
      await hands.act(await principal('control'), phoneId, phoneActionOf(action)),
  }),
);

builder.mutationField('capturePhone', (t) =>
  t.field({
    type: SeenScreenType,
    description: `Looks at a phone that no session holds, as it is now. ${FAILS}.`,
    args: { phoneId: t.arg.id({ required: true, description: 'The id of a phone, or its name.' }) },
    resolve: async (_root, { phoneId }, { principal, hands }) =>
      await hands.look((await principal('control')).organizationId, phoneId),
  }),
);
