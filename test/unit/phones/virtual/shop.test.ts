import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loginCode } from '../../../../src/phones/virtual/login-code.ts';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Line = { readonly product: string; readonly quantity: number };
type Shop = {
  readonly step: string | null;
  readonly cart: readonly Line[];
  readonly account: string | null;
  readonly orders: readonly {
    readonly number: string;
    readonly account: string | null;
    readonly lines: readonly Line[];
    readonly premiumDelivery: boolean;
    readonly totalCents: number;
  }[];
};

const SEED = 7;
const LOAD_MS = 1_200;

function opened(): HeldPhone {
  const held = new HeldPhone({ seed: SEED });
  held.phone.openApp('com.opposable.shop');
  held.wait(LOAD_MS);
  return held;
}

const shopOf = (held: HeldPhone) => held.state<Shop>('shop');
const openProduct = (held: HeldPhone, name: string) => held.tap({ id: 'product_name', text: name });

async function withMugInCart(): Promise<HeldPhone> {
  const held = opened();
  await openProduct(held, 'Coffee mug');
  await held.tap('Add to cart');
  await held.tap('Cart, 1 item');
  return held;
}

async function order(held: HeldPhone): Promise<void> {
  await held.tap('Continue');
  await held.tap('Continue');
  await held.tap('Place order');
  await held.tap({ id: 'confirm_order' });
  held.wait(LOAD_MS);
}

async function logIn(held: HeldPhone): Promise<void> {
  await held.typeInto({ id: 'email' }, 'robin@example.com');
  await held.typeInto({ id: 'password' }, 'hunter22');
  await held.tap({ id: 'log_in' });
  await held.typeInto({ id: 'code' }, loginCode(SEED));
  await held.tap('Verify');
}

describe('the catalogue', () => {
  it('takes its time when the app is first opened, and only then', async () => {
    const held = new HeldPhone();
    held.phone.openApp('com.opposable.shop');
    expect(await held.find('Loading products')).toBeDefined();
    expect(await held.texts('product_name')).toEqual([]);
    held.wait(LOAD_MS);
    expect(await held.texts('product_name')).toContain('Coffee mug');
    await held.back();
    held.phone.openApp('com.opposable.shop');
    expect(await held.find('Loading products')).toBeUndefined();
  });

  it('is searched', async () => {
    const held = opened();
    await held.typeInto('Search products', 'tea');
    expect(await held.texts('product_name')).toEqual(['Green tea']);
    await held.phone.type('pot');
    expect(await held.find('No products found')).toBeDefined();
  });
});

describe('the cart', () => {
  it('takes as many of a product as are chosen', async () => {
    const held = opened();
    await openProduct(held, 'Oat milk');
    await held.tap('Increase quantity');
    await held.tap('Increase quantity');
    await held.tap('Decrease quantity');
    await held.tap('Add to cart');
    await held.tap('Add to cart');
    expect(shopOf(held).cart).toEqual([{ product: 'oat_milk', quantity: 3 }]);
    expect(await held.find('Cart, 3 items')).toBeDefined();
  });

  it('adds up, and changes', async () => {
    const held = await withMugInCart();
    await held.tap('Increase quantity of Coffee mug');
    expect(await held.texts('cart_total')).toEqual(['$25.00']);
    await held.tap('Decrease quantity of Coffee mug');
    expect((await held.see('Decrease quantity of Coffee mug')).enabled).toBe(false);
    await held.tap('Remove Coffee mug');
    expect(shopOf(held).cart).toEqual([]);
    expect(await held.find('Check out')).toBeUndefined();
  });
});

describe('the checkout', () => {
  it('lets a guest order, with premium delivery unless it is turned off', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await held.tap('Continue as guest');
    expect((await held.see('Add premium delivery $9.99')).checked).toBe(true);
    await order(held);
    expect(shopOf(held).orders).toMatchObject([
      {
        account: null,
        premiumDelivery: true,
        totalCents: 2249,
        lines: [{ product: 'coffee_mug', quantity: 1 }],
      },
    ]);
    expect(shopOf(held).cart).toEqual([]);
  });

  it('charges no more than was asked for when premium delivery is turned off', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await held.tap('Continue as guest');
    await held.tap('Add premium delivery $9.99');
    await order(held);
    const [ordered] = shopOf(held).orders;
    expect(ordered).toMatchObject({ premiumDelivery: false, totalCents: 1250 });
    expect(await held.find('Order confirmed')).toBeDefined();
    expect(await held.texts('order_number')).toEqual([`Number ${ordered?.number}`]);
  });

  it('orders nothing before the question is answered', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await held.tap('Continue as guest');
    await held.tap('Continue');
    await held.tap('Continue');
    await held.tap('Place order');
    expect(await held.find('Place order for $22.49?')).toBeDefined();
    await held.tap('Cancel');
    expect(shopOf(held).orders).toEqual([]);
    expect(shopOf(held).step).toBe('review');
  });

  it('hides the card from pictures, not from the tree', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await held.tap('Continue as guest');
    await held.tap('Continue');
    expect((await held.see('Card number')).text).toBe('4242 4242 4242 4242');
    const { channels } = await sharp(await held.phone.screenshot()).stats();
    expect(channels.map(({ max }) => max)).toEqual([0, 0, 0]);
  });

  it('goes back page by page', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await held.tap('Continue as guest');
    await held.tap('Continue');
    const steps: (string | null)[] = [];
    for (let times = 0; times < 3; times += 1) {
      await held.back();
      steps.push(shopOf(held).step);
    }
    expect(steps).toEqual(['delivery', 'login', null]);
    expect(await held.find('Check out')).toBeDefined();
  });
});

describe('an account', () => {
  it('takes an e-mail address, a password and the code of the message', async () => {
    const held = await withMugInCart();
    await held.tap('Check out');
    await logIn(held);
    expect(shopOf(held)).toMatchObject({ account: 'robin@example.com', step: 'delivery' });
    await order(held);
    expect(shopOf(held).orders).toMatchObject([{ account: 'robin@example.com' }]);
  });

  it('asks again after a wrong code', async () => {
    const held = opened();
    await held.tap('Account');
    await held.tap('Log in');
    await held.typeInto({ id: 'email' }, 'robin@example.com');
    await held.typeInto({ id: 'password' }, 'hunter22');
    await held.tap({ id: 'log_in' });
    await held.typeInto({ id: 'code' }, '000000');
    await held.tap('Verify');
    expect(await held.texts('problem')).toEqual(['This code is not right.']);
    expect(shopOf(held).account).toBeNull();
  });

  it.each([
    ['robin', 'hunter22', 'Enter a valid e-mail address.'],
    ['robin@example.com', 'short', 'The password is too short.'],
  ])('refuses %s with the password %s', async (email, password, problem) => {
    const held = opened();
    await held.tap('Account');
    await held.tap('Log in');
    expect(await held.find('Continue as guest')).toBeUndefined();
    await held.typeInto({ id: 'email' }, email);
    await held.typeInto({ id: 'password' }, password);
    await held.tap({ id: 'log_in' });
    expect(await held.texts('problem')).toEqual([problem]);
  });

  it('lists orders, and signs out', async () => {
    const held = opened();
    await held.tap('Account');
    await held.tap('Log in');
    await logIn(held);
    await held.tap('Shop');
    await openProduct(held, 'Desk lamp');
    await held.tap('Add to cart');
    await held.tap('Cart, 1 item');
    await held.tap('Check out');
    await order(held);
    await held.tap('Back to the shop');
    await held.tap('Account');
    expect(await held.texts('order_lines')).toEqual(['1 × Desk lamp']);
    expect(await held.texts('order_number')).toEqual([shopOf(held).orders[0]?.number]);
    await held.tap('Sign out');
    expect(shopOf(held).account).toBeNull();
  });
});
