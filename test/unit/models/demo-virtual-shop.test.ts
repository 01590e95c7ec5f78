import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { PlayedPhone } from './virtual-phone.ts';

type Shop = {
  readonly cart: readonly { product: string; quantity: number }[];
  readonly orders: readonly {
    readonly lines: readonly { product: string; quantity: number }[];
    readonly premiumDelivery: boolean;
    readonly totalCents: number;
  }[];
};

describe('the demo model in the Shop on the virtual phone', () => {
  it('buys as a guest, without the extras that nobody asked for', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play('Open Shop, add 2 coffee mugs to the cart and check out', phone);
    expect(summary).toMatch(/then checked out: Order confirmed, Number OP-\d+\.$/);
    expect(success).toBe(true);
    const { cart, orders } = phone.state<Shop>('shop');
    expect(cart).toEqual([]);
    expect(orders).toMatchObject([
      { lines: [{ product: 'coffee_mug', quantity: 2 }], premiumDelivery: false },
    ]);
  });

  it('fills the cart with several things', async () => {
    const phone = new PlayedPhone();
    const instruction =
      'Add oat milk to the cart, add 3 green teas to the cart and add a water bottle to the cart';
    expect(await play(instruction, phone)).toMatchObject({ success: true });
    expect(phone.state<Shop>('shop').cart).toEqual([
      { product: 'oat_milk', quantity: 1 },
      { product: 'green_tea', quantity: 3 },
      { product: 'water_bottle', quantity: 1 },
    ]);
  });

  it('finds its way from the cart back to the list of items', async () => {
    const phone = new PlayedPhone();
    await play('Open Shop, add an umbrella to the cart and tap "Cart"', phone);
    expect(await play('Buy wool socks', phone)).toMatchObject({ success: true });
    expect(phone.state<Shop>('shop').orders).toMatchObject([
      { lines: [{ product: 'umbrella' }, { product: 'wool_socks' }] },
    ]);
  });

  it('buys nothing else', async () => {
    const phone = new PlayedPhone();
    const { success, summary } = await play('Buy a submarine', phone);
    expect({ success, summary }).toEqual({ success: false, summary: 'I find no "submarine" in the shop.' });
    expect(phone.state<Shop>('shop').orders).toEqual([]);
  });

  it('says that the cart is empty', async () => {
    const { success, summary } = await play('Open Shop and check out', new PlayedPhone());
    expect({ success, summary }).toEqual({
      success: false,
      summary: 'I opened Shop, but the cart is empty.',
    });
  });
});
