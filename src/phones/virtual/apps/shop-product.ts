import type { Os } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, button, COLOR, TYPE } from '../theme.ts';
import { column, image, list, row, text, type View } from '../view.ts';
import { money, productOf } from './shop-products.ts';
import { stars } from './shop-stars.ts';
import { addToCart, countOf, type ShopState } from './shop-state.ts';
import { stepper } from './shop-stepper.ts';

/** The page of a product. */
export function productPage(state: ShopState, id: string, os: Os): View {
  const product = productOf(id);
  return column(
    { style: { flexGrow: 1, flexShrink: 1, minHeight: 0, background: COLOR.paper } },
    appBar('Details', {
      onBack: () => {
        state.product = null;
      },
      actions: [cartButton(state, os)],
    }),
    list(
      'shop.product',
      {},
      row(
        { style: { height: 270, justifyContent: 'center', background: product.color } },
        image(product.svg, 200, `Picture of ${product.name}`),
      ),
      column(
        { style: { padding: 20, gap: 10 } },
        text(product.name, { fontSize: 24, fontWeight: 700, color: COLOR.ink }, { id: 'product_name' }),
        stars(`${product.stars} from customers`),
        text(
          money(product.priceCents),
          { fontSize: 22, fontWeight: 700, color: '#5b34ad' },
          { id: 'product_price' },
        ),
        text(product.about, { ...TYPE.body, lineHeight: 1.5 }, { id: 'product_about' }),
      ),
    ),
    row(
      {
        style: {
          padding: '12px 16px',
          gap: 14,
          background: COLOR.paper,
          borderTop: `1px solid ${COLOR.line}`,
        },
      },
      stepper(state.quantity, (quantity) => {
        state.quantity = quantity;
      }),
      button(
        'Add to cart',
        () => {
          addToCart(state, product.id, state.quantity);
          state.quantity = 1;
          os.toast('Added to cart');
        },
        { id: 'add_to_cart', style: { flexGrow: 1 } },
      ),
    ),
  );
}

function cartButton(state: ShopState, os: Os): View {
  const count = countOf(state);
  return row(
    {
      label: `Cart, ${count} ${count === 1 ? 'item' : 'items'}`,
      id: 'open_cart',
      onTap: () => {
        state.product = null;
        state.tab = 'cart';
        os.focus(undefined);
      },
      style: { height: 48, padding: '0 10px', gap: 6 },
    },
    image(lines(COLOR.ink, SHAPE.bag), 25),
    text(String(count), { fontSize: 15, fontWeight: 600, color: COLOR.ink }),
  );
}
