import type { PhoneElement, Point } from '../../domain/phone.ts';
import type { PhoneAction } from '../../domain/phone-action.ts';

/** @returns the smallest element under a point that reacts to touch; of several, the last one listed. */
export function targetAt(elements: readonly PhoneElement[], { x, y }: Point): PhoneElement | undefined {
  return elements
    .filter(({ interactive }) => interactive)
    .filter(
      ({ bounds }) =>
        x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height,
    )
    .reduce<PhoneElement | undefined>(
      (least, element) => (least === undefined || area(element) <= area(least) ? element : least),
      undefined,
    );
}

/**
 * @returns the element that an action would act on: the one under its first point, or for text and the
 *   enter key the one that has the focus
 */
export function targetOf(action: PhoneAction, elements: readonly PhoneElement[]): PhoneElement | undefined {
  switch (action.type) {
    case 'tap':
    case 'double_tap':
    case 'long_press':
    case 'pinch':
      return targetAt(elements, action.at);
    case 'swipe':
    case 'drag':
      return targetAt(elements, action.from);
    case 'type_text':
      return elements.find(({ focused }) => focused);
    case 'press_button':
      return action.button === 'enter' ? elements.find(({ focused }) => focused) : undefined;
    default:
      return undefined;
  }
}

function area({ bounds }: PhoneElement): number {
  return bounds.width * bounds.height;
}
