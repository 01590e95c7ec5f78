import { endsAt, leaves } from '../check.ts';
import type { Hands } from '../hands.ts';
import type { EvalTask } from '../task.ts';
import { PACKAGES } from './packages.ts';

/** Who buys, unless the form is changed. */
export const BUYER = { name: 'Robin Hale', address: '12 Harbour Street, Bristol BS1 5TR' } as const;

async function fillCart(hands: Hands): Promise<void> {
  await hands.open(PACKAGES.shop);
  for (const product of ['Coffee mug', 'Desk lamp', 'Headphones']) {
    await hands.tap(product);
    await hands.tap('Add to cart');
    await hands.tap('Navigate up');
  }
  await hands.goHome();
}

/** Choosing, comparing and buying. */
export const shopTasks: readonly EvalTask[] = [
  {
    id: 'shop-cart-tab',
    title: 'Open the cart',
    instruction: 'Open the Shop app and tap the Cart tab.',
    difficulty: 'one_tap',
    apps: ['Shop'],
    demo: true,
    maxTurns: 12,
    check: endsAt({ foreground: PACKAGES.shop, shopTab: 'cart' }),
  },
  {
    id: 'shop-add',
    title: 'Put two of a product into the cart',
    instruction: 'Add 2 coffee mugs to the cart in the Shop.',
    difficulty: 'single_app',
    apps: ['Shop'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({ ...before, cart: { coffee_mug: 2 } })),
  },
  {
    id: 'shop-add-far',
    title: 'Find a product at the end of a long list',
    instruction:
      'Add a pair of wool socks and one umbrella to the cart in the Shop. Nothing else, and order nothing.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({ ...before, cart: { wool_socks: 1, umbrella: 1 } })),
  },
  {
    id: 'shop-change-cart',
    title: 'Change what is in the cart',
    instruction:
      'In my cart in the Shop, take out the headphones and make it three coffee mugs. Order nothing.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: false,
    maxTurns: 25,
    setUp: fillCart,
    check: leaves((before) => ({ ...before, cart: { coffee_mug: 3, desk_lamp: 1 } })),
  },
  {
    id: 'shop-cheapest',
    title: 'Compare the prices of everything',
    instruction: 'Put the cheapest thing that the Shop sells into my cart, once.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({ ...before, cart: { oat_milk: 1 } })),
  },
  {
    id: 'shop-best-rated',
    title: 'Compare ratings and prices',
    instruction: 'Of what the Shop sells for less than $20, put the one with the most stars into my cart.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: false,
    maxTurns: 30,
    check: leaves((before) => ({ ...before, cart: { notebook: 1 } })),
  },
  {
    id: 'shop-buy-guest',
    title: 'Buy something, without the extra that is chosen beforehand',
    instruction: 'Buy a notebook from the Shop, never paying for premium delivery.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: true,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      orders: [{ ...BUYER, account: null, premiumDelivery: false }],
      ordered: { notebook: 1 },
    })),
  },
  {
    id: 'shop-buy-elsewhere',
    title: 'Buy something and have it sent to another address',
    instruction:
      'Order one umbrella from the Shop as a guest, with premium delivery, to the address "5 Mill Lane, York YO1 7HH". Keep the name and the card.',
    difficulty: 'multi_step',
    apps: ['Shop'],
    demo: false,
    maxTurns: 45,
    check: leaves((before) => ({
      ...before,
      orders: [
        { name: BUYER.name, address: '5 Mill Lane, York YO1 7HH', account: null, premiumDelivery: true },
      ],
      ordered: { umbrella: 1 },
    })),
  },
];
