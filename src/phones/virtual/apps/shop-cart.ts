import type { Os } from '../app.ts';
import { appBar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { money, productOf } from './shop-products.ts';
import { type CartLine, checkOut, type ShopState, setQuantity, subtotalOf } from './shop-state.ts';
import { stepper } from './shop-stepper.ts';

/** What is going to be bought. */
export function cart(state: ShopState, os: Os): readonly Child[] {
  if (state.cart.length === 0) {
    return [
      appBar('Cart'),
      column(
        { style: { flexGrow: 1, justifyContent: 'center', alignItems: 'center', gap: 6 } },
        text('Nothing in here yet', TYPE.heading),
        text('What you add shows up on this page.', TYPE.small),
      ),
    ];
  }
  return [
    appBar('Cart'),
    list(
      'shop.cart',
      { background: COLOR.ground },
      column({ style: { padding: 16, gap: 12 } }, ...state.cart.map((line) => lineView(state, line))),
    ),
    column(
      {
        style: {
          padding: '14px 16px',
          gap: 12,
          background: COLOR.paper,
          borderTop: `1px solid ${COLOR.line}`,
        },
      },
      row(
        { style: { justifyContent: 'space-between' } },
        text('Total', TYPE.heading),
        text(money(subtotalOf(state)), TYPE.title, { id: 'cart_total' }),
      ),
      button('Check out', () => checkOut(state, os), { id: 'check_out' }),
    ),
  ];
}

function lineView(state: ShopState, { product: id, quantity }: CartLine): View {
  const product = productOf(id);
  return row(
    { id: 'cart_line', style: { padding: 12, gap: 14, borderRadius: 18, background: COLOR.paper } },
    row(
      {
        style: {
          width: 76,
          height: 76,
          borderRadius: 14,
          justifyContent: 'center',
          background: product.color,
        },
      },
      image(product.svg, 56),
    ),
    column(
      { style: { flexGrow: 1, gap: 6 } },
      row(
        { style: { justifyContent: 'space-between' } },
        text(product.name, TYPE.strong, { id: 'line_name' }),
        text(money(product.priceCents * quantity), TYPE.strong, { id: 'line_price' }),
      ),
      row(
        { style: { justifyContent: 'space-between' } },
        stepper(quantity, (wanted) => setQuantity(state, id, wanted), product.name),
        row(
          {
            label: `Remove ${product.name}`,
            id: 'remove_line',
            onTap: () => setQuantity(state, id, 0),
            style: { height: 44, padding: '0 4px 0 10px' },
          },
          text('Remove', { fontSize: 14, fontWeight: 600, color: COLOR.danger }),
        ),
      ),
    ),
  );
}
