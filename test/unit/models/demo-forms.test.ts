import { describe, expect, it } from 'vitest';
import { PagesPhone, type Row } from './pages-phone.ts';
import { play } from './play.ts';

/** An input that keeps what is typed into it. */
function field(values: Record<string, string>, label: string): Row {
  return {
    role: 'input',
    label,
    value: values[label] ?? '',
    type: (text) => {
      values[label] = (values[label] ?? '') + text;
    },
  };
}

function shop(orders: string[][]): PagesPhone {
  const cart: string[] = [];
  const items = [
    'Desk lamp',
    'Coffee mug',
    ...Array.from({ length: 14 }, (_, index) => `Thing ${index}`),
    'Oat milk',
  ];
  return new PagesPhone((phone) => ({
    home: [],
    shop: [
      ...items.map((label): Row => ({ role: 'other', label, tap: () => phone.go(`shop/${label}`) })),
      { label: 'Cart', tap: () => phone.go('shop/cart') },
    ],
    ...Object.fromEntries(
      items.map((label) => [
        `shop/${label}`,
        [
          { role: 'text', label },
          {
            label: cart.length === 0 ? 'Add to cart' : `Add to cart (${cart.length})`,
            tap: () => cart.push(label),
          },
          { label: 'Cart', tap: () => phone.go('shop/cart') },
        ],
      ]),
    ),
    'shop/cart': [
      ...cart.map((label): Row => ({ role: 'text', label })),
      { label: 'Check out', tap: () => phone.go('shop/address') },
    ],
    'shop/address': [{ label: 'Continue', tap: () => phone.go('shop/pay') }],
    'shop/pay': [
      {
        label: 'Place order',
        tap: () => {
          orders.push([...cart]);
          phone.go('shop/thanks');
        },
      },
    ],
    'shop/thanks': [{ role: 'text', label: 'Thank you! Your order is on its way.' }],
  }));
}

describe('the demo model, asked to shop', () => {
  it('puts an item into the cart and checks out', async () => {
    const orders: string[][] = [];
    const { success, summary } = await play('Add oat milk to the cart and check out', shop(orders));
    expect(orders).toEqual([['Oat milk']]);
    expect(success).toBe(true);
    expect(summary).toContain('put "Oat milk" into the cart, then checked out');
  });

  it('takes as many as are wanted', async () => {
    const orders: string[][] = [];
    expect((await play('Open Shop and buy 3 coffee mugs', shop(orders))).success).toBe(true);
    expect(orders).toEqual([['Coffee mug', 'Coffee mug', 'Coffee mug']]);
  });

  it('buys nothing else when there is no such item', async () => {
    const orders: string[][] = [];
    const { success, summary } = await play('Buy a submarine', shop(orders));
    expect(success).toBe(false);
    expect(summary).toContain('no "submarine"');
    expect(orders).toEqual([]);
  });
});

describe('the demo model, asked to write something down', () => {
  it('writes a note with a title', async () => {
    const values: Record<string, string> = {};
    const phone = new PagesPhone((phone) => ({
      home: [],
      notes: [{ label: 'New note', tap: () => phone.go('notes/new') }],
      'notes/new': [
        field(values, 'Title'),
        field(values, 'Note'),
        { label: 'Save', tap: () => phone.go('notes') },
      ],
    }));
    expect((await play('Create a note titled "Trip" saying "Pack the charger"', phone)).success).toBe(true);
    expect(values).toEqual({ Title: 'Trip', Note: 'Pack the charger' });
  });

  it('saves a contact, with the name in two fields where there are two', async () => {
    const values: Record<string, string> = {};
    const phone = new PagesPhone((phone) => ({
      home: [],
      contacts: [{ label: 'Add contact', tap: () => phone.go('contacts/new') }],
      'contacts/new': [
        ...['First name', 'Last name', 'Company', 'Phone'].map((label) => field(values, label)),
        { label: 'Save', tap: () => phone.go('contacts') },
      ],
    }));
    const { success } = await play(
      'Add a contact named Ada King Lovelace with number +44 20 7946 0018',
      phone,
    );
    expect(success).toBe(true);
    expect(values).toEqual({ 'First name': 'Ada', 'Last name': 'King Lovelace', Phone: '+44 20 7946 0018' });
  });
});
