import { press, tap } from '../act.ts';
import { findLabel } from '../find.ts';
import { failed, type Outcome, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { reveal } from '../steps.ts';

const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'other', 'image'];
const CART = /^(view |go to |open |your |my |shopping )?(cart|basket|bag)\b/i;
const CHECK_OUT = /^(proceed to |go to )?check\s*out\b/i;
const EMPTY = /\b(nothing in here|(cart|basket|bag) is empty|empty (cart|basket|bag))\b/i;
const NEXT =
  /^(continue|next|place (the |your )?order|confirm( order)?|pay( now)?|order now|complete order)\b/i;
const GUEST = /\bguest\b/i;
/** What costs more and was not asked for. */
const EXTRA = /premium|express|insurance|protection|warranty|gift|donat|subscri|newsletter|[$€£]\s*\d/i;
const ORDERED = /\b(order (placed|confirmed|complete)|thank you|thanks for your order|is on its way)\b/i;
const NUMBER = /\bnumber\b.*\d/i;
const MAX_STEPS = 12;

/** Goes from the cart to the end of the order, as a guest where that is possible, and without paid extras. */
export function* checkOut(start: Sight): Program {
  const cart = yield* openCart(start);
  if ('ok' in cart) return cart;
  const found = yield* reveal(
    cart,
    (screen) => findLabel(screen, CHECK_OUT, TOUCHED),
    'a button to check out with',
  );
  if (!found.element) return failed('I see no button to check out with');
  let sight: Sight = yield tap(found.element, 'The cart has what you want. I check out.');
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const ordered = sight.screen.elements.find(({ label }) => ORDERED.test(label));
    if (ordered) return succeeded(`checked out: ${[ordered.label, ...orderNumber(sight.screen)].join(', ')}`);
    const extra = findExtra(sight.screen);
    if (extra) {
      sight = yield tap(extra, `You did not ask for "${extra.label}", so I turn it off.`);
      if (findExtra(sight.screen)?.label === extra.label) return failed(`"${extra.label}" does not go off`);
      continue;
    }
    const findNext = (screen: Screen) =>
      findLabel(screen, GUEST, TOUCHED) ?? findLabel(screen, NEXT, TOUCHED);
    const next = yield* reveal(sight, findNext, 'how to go on');
    if (!next.element) return failed('I see no way to complete the order');
    sight = yield tap(next.element, `The order goes on with "${next.element.label}".`);
    if (!sight.changed) return failed(`the order does not go on after "${next.element.label}"`);
  }
  return failed('the order does not come to an end');
}

function* openCart(start: Sight): Program<Sight | Outcome> {
  let sight = start;
  if (!findLabel(sight.screen, CHECK_OUT, TOUCHED)) {
    let cart = findLabel(sight.screen, CART, TOUCHED);
    if (!cart) {
      sight = yield press('back', 'I see no cart here, so I go back.');
      cart = findLabel(sight.screen, CART, TOUCHED);
    }
    if (!cart) return failed('I see no cart');
    sight = yield tap(cart, 'I open the cart.');
  }
  return sight.screen.elements.some(({ label }) => EMPTY.test(label)) ? failed('the cart is empty') : sight;
}

function findExtra({ elements }: Screen): ScreenElement | undefined {
  return elements.find(
    ({ role, label, checked }) => (role === 'switch' || role === 'checkbox') && checked && EXTRA.test(label),
  );
}

function orderNumber({ elements }: Screen): readonly string[] {
  return elements.filter(({ label }) => NUMBER.test(label)).map(({ label }) => label);
}
