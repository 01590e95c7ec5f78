import { tap } from '../act.ts';
import { findInput, findLabel, findNamed } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { backTo, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';

type AddToCart = Extract<Task, { readonly type: 'add_to_cart' }>;

const TOUCHED: readonly ScreenElement['role'][] = ['button', 'tab', 'other', 'image'];
const ITEMS: readonly ScreenElement['role'][] = ['button', 'other', 'list', 'image', 'text'];
const CATALOGUE = /^(shop|home|catalogue|products|browse|store)$/i;
const ADD = /^add( to (the |my )?(cart|basket|bag))?\b/i;
const MORE = /^(increase( quantity)?|more|add one|one more|\+)$/i;
const QUANTITY = /^quantity\D*(\d+)$/i;
const MAX_QUANTITY = 50;

/** Puts an item into the cart, as often as it is wanted. */
export function* addToCart(start: Sight, { item, quantity }: AddToCart): Program {
  const findItem = (screen: Screen) => findNamed(withoutControls(screen), item, ITEMS);
  let sight = yield* toCatalogue(start);
  let found = yield* reveal(sight, findItem, `"${item}"`);
  const search = findInput(found.sight.screen, /search/i);
  if (!found.element && search) {
    sight = yield* fill(found.sight, search, item, 'the search');
    found = yield* reveal(sight, findItem, `"${item}"`);
  }
  if (!found.element) return failed(`I find no "${item}" in the shop`);
  const name = found.element.label.split(', ')[0] ?? item;
  sight = yield tap(found.element, `I see "${found.element.label}" and open it.`);

  const chosen = yield* choose(sight, quantity);
  const times = chosen.all ? 1 : quantity;
  sight = chosen.sight;
  for (let added = 0; added < times; added++) {
    const button = yield* reveal(
      sight,
      (screen) => findLabel(screen, ADD, TOUCHED),
      'a button to add it with',
    );
    if (!button.element) return failed(`I see no button to put "${name}" into the cart with`);
    const count = times === 1 ? '' : `, ${added + 1} of ${times}`;
    sight = yield tap(button.element, `I put "${name}" into the cart${count}.`);
    if (!sight.changed) return failed(`"${name}" does not get into the cart`);
  }
  return succeeded(`put ${quantity === 1 ? '' : `${quantity} × `}"${name}" into the cart`);
}

/** The page with all items is where a tab says so, or further back. */
function* toCatalogue(start: Sight): Program<Sight> {
  const findWay = (screen: Screen) => findLabel(screen, CATALOGUE, ['tab']) ?? findInput(screen, /search/i);
  const { sight, element } = yield* backTo(start, findWay, 'list of items');
  return element?.role === 'tab' && element.checked === false
    ? yield tap(element, 'I go to the list of items.')
    : sight;
}

/** Sets how many are added at once, where the page lets one choose. */
function* choose(start: Sight, quantity: number): Program<{ readonly sight: Sight; readonly all: boolean }> {
  let sight = start;
  if (quantity === 1 || quantity > MAX_QUANTITY || !shownQuantity(sight.screen))
    return { sight, all: quantity === 1 };
  for (let shown = 1; shown < quantity; ) {
    const more = findLabel(sight.screen, MORE, TOUCHED);
    if (!more) break;
    sight = yield tap(more, `I need ${quantity}, and the page says ${shown}. I tap "${more.label}".`);
    const now = shownQuantity(sight.screen) ?? shown;
    if (now <= shown) break;
    shown = now;
  }
  return { sight, all: shownQuantity(sight.screen) === quantity };
}

function shownQuantity({ elements }: Screen): number | undefined {
  const digits = elements.map(({ label }) => QUANTITY.exec(label)?.[1]).find(Boolean);
  return digits === undefined ? undefined : Number(digits);
}

/** Buttons that change or remove an item carry its name as well. */
function withoutControls(screen: Screen): Screen {
  const isControl = /^(increase|decrease|remove|delete|quantity|picture of|\d+ ×)/i;
  return { ...screen, elements: screen.elements.filter(({ label }) => !isControl.test(label)) };
}
