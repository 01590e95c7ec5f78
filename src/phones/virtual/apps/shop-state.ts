import type { Os } from '../app.ts';
import { loginCode } from '../login-code.ts';
import { seededRandom } from '../random.ts';
import { productOf } from './shop-products.ts';

/** A product in the cart or in an order. */
export type CartLine = { readonly product: string; quantity: number };

/** What was ordered, as tests check it. */
export type Order = {
  readonly number: string;
  /** The e-mail address of the account; null for a guest. */
  readonly account: string | null;
  readonly lines: readonly CartLine[];
  readonly premiumDelivery: boolean;
  readonly name: string;
  readonly address: string;
  readonly totalCents: number;
};

/** The main pages. */
export type ShopTab = 'catalogue' | 'cart' | 'account';

/** The steps from the cart to the order; the first two are for logging in, and stand alone, too. */
export type CheckoutStep = 'login' | 'code' | 'delivery' | 'payment' | 'review' | 'confirmed';

/** What the Shop knows. */
export type ShopState = {
  tab: ShopTab;
  /** When the app was first opened, for the catalogue that loads late. */
  openedAtMs: number;
  search: string;
  /** The product whose page is open, and how many of it are chosen there. */
  product: string | null;
  quantity: number;
  cart: CartLine[];
  step: CheckoutStep | null;
  /** Whether what comes after logging in is the checkout, not the account. */
  isCheckingOut: boolean;
  email: string;
  password: string;
  code: string;
  /** What is wrong with what was typed in. */
  problem: string;
  /** The e-mail address of the account that is logged in. */
  account: string | null;
  name: string;
  address: string;
  card: string;
  securityCode: string;
  premiumDelivery: boolean;
  isConfirming: boolean;
  /** When the order is through, while it is sent. */
  placedAtMs: number;
  orders: Order[];
  nextOrder: number;
  readonly expectedCode: string;
};

/** What premium delivery costs; it is chosen unless one looks. */
export const PREMIUM_CENTS = 999;

/** @returns a shop that nobody has bought in yet */
export function startShop(seed: number): ShopState {
  return {
    tab: 'catalogue',
    openedAtMs: 0,
    search: '',
    product: null,
    quantity: 1,
    cart: [],
    step: null,
    isCheckingOut: false,
    email: '',
    password: '',
    code: '',
    problem: '',
    account: null,
    name: 'Robin Hale',
    address: '12 Harbour Street, Bristol BS1 5TR',
    card: '4242 4242 4242 4242',
    securityCode: '123',
    premiumDelivery: true,
    isConfirming: false,
    placedAtMs: 0,
    orders: [],
    nextOrder: 104_000 + Math.floor(seededRandom(seed)() * 5_000),
    expectedCode: loginCode(seed),
  };
}

/** @returns how many things are in the cart */
export function countOf({ cart }: ShopState): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** @returns what the cart costs without delivery */
export function subtotalOf({ cart }: ShopState): number {
  return cart.reduce((sum, { product, quantity }) => sum + productOf(product).priceCents * quantity, 0);
}

/** @returns what the order will cost */
export function totalOf(state: ShopState): number {
  return subtotalOf(state) + (state.premiumDelivery ? PREMIUM_CENTS : 0);
}

/** Puts some of a product into the cart. */
export function addToCart(state: ShopState, product: string, quantity: number): void {
  const line = state.cart.find((candidate) => candidate.product === product);
  if (line) line.quantity += quantity;
  else state.cart.push({ product, quantity });
}

/** Changes how many of a product are in the cart; none takes it out. */
export function setQuantity(state: ShopState, product: string, quantity: number): void {
  state.cart = state.cart
    .map((line) => (line.product === product ? { product, quantity } : line))
    .filter((line) => line.quantity > 0);
}

/** Goes to a step of the checkout, or out of it. */
export function goTo(state: ShopState, step: CheckoutStep | null, os: Os): void {
  state.step = step;
  state.problem = '';
  os.focus(undefined);
  os.scrollToTop('shop.step');
}

/** Starts to check out; who isn't logged in is asked to, or goes on as a guest. */
export function checkOut(state: ShopState, os: Os): void {
  state.isCheckingOut = true;
  state.premiumDelivery = true;
  goTo(state, state.account === null ? 'login' : 'delivery', os);
}

/** Turns the cart into an order. */
export function placeOrder(state: ShopState, os: Os): void {
  state.orders.push({
    number: `OP-${state.nextOrder++}`,
    account: state.account,
    lines: structuredClone(state.cart),
    premiumDelivery: state.premiumDelivery,
    name: state.name,
    address: state.address,
    totalCents: totalOf(state),
  });
  state.cart = [];
  state.isConfirming = false;
  state.placedAtMs = os.now() + os.loadMs();
  goTo(state, 'confirmed', os);
}

/** Leaves the checkout for the list of products. */
export function backToCatalogue(state: ShopState, os: Os): void {
  state.tab = 'catalogue';
  state.product = null;
  goTo(state, null, os);
}
