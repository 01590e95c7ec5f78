import { press, tap } from '../act.ts';
import { findInput, findLabel, findNamed } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';

type AddToCart = Extract<Task, { readonly type: 'add_to_cart' }>;

const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'other', 'image'];
const ADD = /^(add to (the )?(cart|basket|bag)|add)\b/i;
const MORE = /^(increase( quantity)?|more|add one|one more|\+)$/i;
const CART = /^(view |go to |open |your |my |shopping )?(cart|basket|bag)\b/i;
const CHECK_OUT = /^(proceed to |go to )?check\s*out\b/i;
const NEXT = /^(continue|next|place (the )?order|confirm( order)?|pay( now)?|order now|complete order)\b/i;
const ORDERED = /(order (placed|confirmed|complete)|thank you|thanks for your order|is on its way)/i;
const MAX_STEPS = 6;

/** Puts an item into the cart, as often as it is wanted. */
export function* addToCart(start: Sight, { item, quantity }: AddToCart): Program {
  const find = (screen: Screen) => findNamed(screen, item, [...TOUCHED, 'list', 'text']);
  let found = yield* reveal(start, find, item);
  const search = findInput(found.sight.screen, /search/i);
  if (!found.element && search) {
    const sight = yield* fill(found.sight, search, item, 'the search');
    found = yield* reveal(sight, find, item);
  }
  if (!found.element) return failed(`I find no "${item}" in the shop`);
  const { label } = found.element;
  let sight: Sight = yield tap(found.element, `I see "${label}" and open it.`);
  for (let added = 0; added < quantity; added++) {
    const isFirst = added === 0;
    const button = yield* reveal(
      sight,
      (screen) => (isFirst ? undefined : findLabel(screen, MORE, TOUCHED)) ?? findLabel(screen, ADD, TOUCHED),
      'a button to add it with',
    );
    if (!button.element) return failed(`I see no button to put "${label}" into the cart with`);
    sight = yield tap(button.element, `I put "${label}" into the cart, ${added + 1} of ${quantity}.`);
    if (!sight.changed) return failed(`"${label}" does not get into the cart`);
  }
  return succeeded(`put ${quantity === 1 ? '' : `${quantity} × `}"${label}" into the cart`);
}

/** Goes from the cart to the end of the order. */
export function* checkOut(start: Sight): Program {
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
  const found = yield* reveal(
    sight,
    (screen) => findLabel(screen, CHECK_OUT, TOUCHED),
    'a button to check out with',
  );
  if (!found.element) return failed('I see no button to check out with');
  sight = yield tap(found.element, 'The cart has what you want. I check out.');
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const ordered = sight.screen.elements.find(({ label }) => ORDERED.test(label));
    if (ordered) return succeeded(`checked out: "${ordered.label}"`);
    const next = yield* reveal(sight, (screen) => findLabel(screen, NEXT, TOUCHED), 'how to go on');
    if (!next.element) return failed('I see no way to complete the order');
    sight = yield tap(next.element, `The order goes on with "${next.element.label}".`);
  }
  return failed('the order does not come to an end');
}
