import { z } from 'zod';
import { type PhoneAction, type PhoneButton, phoneAction } from '../src/domain/phone-action.ts';
import { validate } from '../src/domain/validate.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';

const PhoneButtonEnum = builder.enumType('PhoneButton', {
  description: 'A button of a phone.',
  values: describedValues<PhoneButton>({
    home: 'To the home screen.',
    back: 'Back to where one was before.',
    recents: 'The apps that were used last.',
    power: 'Puts the screen to sleep, or wakes it.',
    volume_up: 'Louder.',
    volume_down: 'Quieter.',
    enter: 'The enter key of the keyboard.',
  }),
});

const PointInput = builder.inputType('PointInput', {
  description: 'A pixel of the screen, from the top left, in the orientation of its newest frame.',
  fields: (t) => ({
    x: t.int({ required: true, description: 'Pixels from the left.' }),
    y: t.int({ required: true, description: 'Pixels from the top.' }),
  }),
});

const at = { type: PointInput, required: true, description: 'Where.' } as const;

const LongPressInput = builder.inputType('LongPressInput', {
  description: 'A finger that rests.',
  fields: (t) => ({
    at: t.field(at),
    durationMs: t.int({ required: true, description: 'How long, 0 to 3,000 ms.' }),
  }),
});

const SwipeInput = builder.inputType('SwipeInput', {
  description: 'A finger that moves.',
  fields: (t) => ({
    from: t.field({ ...at, description: 'Where it starts.' }),
    to: t.field({ ...at, description: 'Where it ends.' }),
    durationMs: t.int({ required: true, description: 'How long, 0 to 3,000 ms.' }),
  }),
});

const DragInput = builder.inputType('DragInput', {
  description: 'A finger that rests, moves and lets go.',
  fields: (t) => ({
    from: t.field({ ...at, description: 'Where it rests first.' }),
    to: t.field({ ...at, description: 'Where it lets go.' }),
    holdMs: t.int({ required: true, description: 'How long it rests, 0 to 3,000 ms.' }),
    durationMs: t.int({ required: true, description: 'How long it moves, 0 to 3,000 ms.' }),
  }),
});

const PinchInput = builder.inputType('PinchInput', {
  description: 'Two fingers around a point.',
  fields: (t) => ({
    at: t.field(at),
    scale: t.float({ required: true, description: 'Above 1 spreads them, below 1 closes them; at most 10.' }),
  }),
});

/** One thing to do with a phone. */
export const PhoneActionInput = builder.inputType('PhoneActionInput', {
  description: 'One thing to do with a phone: exactly one field.',
  isOneOf: true,
  fields: (t) => ({
    tap: t.field({ type: PointInput, description: 'Touch a point.' }),
    doubleTap: t.field({ type: PointInput, description: 'Touch a point twice.' }),
    longPress: t.field({ type: LongPressInput, description: 'Rest on a point.' }),
    swipe: t.field({ type: SwipeInput, description: 'Move from one point to another.' }),
    drag: t.field({ type: DragInput, description: 'Pick up at one point, let go at another.' }),
    pinch: t.field({ type: PinchInput, description: 'Zoom with two fingers.' }),
    typeText: t.string({ description: 'Type into what has the focus, 1 to 10,000 characters.' }),
    pressButton: t.field({ type: PhoneButtonEnum, description: 'Press a button.' }),
    openApp: t.string({ description: 'Open an app by its name or package.' }),
    openUrl: t.string({ description: 'Open a web address or a deep link.' }),
  }),
});

const TYPES = {
  tap: (value) => ({ type: 'tap', at: value }),
  doubleTap: (value) => ({ type: 'double_tap', at: value }),
  longPress: (value) => ({ type: 'long_press', ...Object(value) }),
  swipe: (value) => ({ type: 'swipe', ...Object(value) }),
  drag: (value) => ({ type: 'drag', ...Object(value) }),
  pinch: (value) => ({ type: 'pinch', ...Object(value) }),
  typeText: (value) => ({ type: 'type_text', text: value }),
  pressButton: (value) => ({ type: 'press_button', button: value }),
  openApp: (value) => ({ type: 'open_app', name: value }),
  openUrl: (value) => ({ type: 'open_url', url: value }),
} as const satisfies Record<keyof typeof PhoneActionInput.$inferInput, (value: unknown) => object>;

/** @throws {DomainError} `INVALID_INPUT` */
export function phoneActionOf(input: typeof PhoneActionInput.$inferInput): PhoneAction {
  const [[name, value] = []] = Object.entries(input);
  const make = TYPES[name as keyof typeof TYPES];
  return validate(z.object({ action: phoneAction }), { action: make(value) }).action;
}
