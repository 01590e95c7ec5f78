import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { spinner } from '../system/bars.ts';
import { COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { money, PRODUCTS, type Product } from './shop-products.ts';
import { stars } from './shop-stars.ts';
import type { ShopState } from './shop-state.ts';

/** The list of products, which takes its time when the app is first opened. */
export function catalogue(state: ShopState, os: Os): readonly Child[] {
  return [
    column(
      { style: { padding: '14px 16px 10px', gap: 12, background: COLOR.paper } },
      text('Shop', { fontSize: 26, fontWeight: 700, color: COLOR.ink }, { id: 'title' }),
      input(os, {
        id: 'search_products',
        hint: 'Search products',
        value: state.search,
        onInput: (value) => {
          state.search = value;
          os.scrollToTop('shop.catalogue');
        },
        onSubmit: () => os.focus(undefined),
        style: { borderRadius: 22, padding: '10px 18px' },
      }),
    ),
    os.reached(state.openedAtMs + os.loadMs())
      ? products(state, os)
      : column(
          { style: { flexGrow: 1, justifyContent: 'center', background: COLOR.ground } },
          spinner(os, 'Loading products'),
        ),
  ];
}

function products(state: ShopState, os: Os): View {
  const wanted = state.search.trim().toLowerCase();
  const found = PRODUCTS.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(wanted));
  return list(
    'shop.catalogue',
    { background: COLOR.ground },
    wanted === '' && banner(),
    row(
      { style: { padding: 16, gap: 12, flexWrap: 'wrap' } },
      ...found.map((product) => card(state, product, os)),
      found.length === 0 && text('No products found', { ...TYPE.small, padding: 12 }),
    ),
  );
}

function banner(): View {
  return column(
    {
      id: 'banner',
      style: {
        margin: '16px 16px 0',
        padding: '18px 20px',
        gap: 4,
        borderRadius: 20,
        background: 'linear-gradient(120deg, #5b34ad, #a779f0)',
      },
    },
    text('New for the quiet season', { fontSize: 18, fontWeight: 700, color: '#ffffff' }),
    text('Warm things, good light, slow mornings', { fontSize: 13, color: 'rgba(255, 255, 255, 0.88)' }),
  );
}

function card(state: ShopState, product: Product, os: Os): View {
  return column(
    {
      id: 'product',
      onTap: () => {
        state.product = product.id;
        state.quantity = 1;
        os.focus(undefined);
        os.scrollToTop('shop.product');
      },
      style: { width: 158, borderRadius: 18, overflow: 'hidden', background: COLOR.paper },
    },
    row(
      { style: { height: 124, justifyContent: 'center', background: product.color } },
      image(product.svg, 92),
    ),
    column(
      { style: { padding: '10px 12px 12px', gap: 4 } },
      text(product.name, { fontSize: 14, fontWeight: 600, color: COLOR.ink }, { id: 'product_name' }),
      row(
        { style: { justifyContent: 'space-between' } },
        text(
          money(product.priceCents),
          { fontSize: 14, fontWeight: 700, color: '#5b34ad' },
          { id: 'product_price' },
        ),
        stars(product.stars),
      ),
    ),
  );
}
