import type { Os } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, avatar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { money, productOf } from './shop-products.ts';
import { goTo, type Order, type ShopState } from './shop-state.ts';

/** Who is logged in, and what was ordered. */
export function account(state: ShopState, os: Os): readonly Child[] {
  const logIn = (): void => {
    state.isCheckingOut = false;
    goTo(state, 'login', os);
  };
  const logOut = (): void => {
    state.account = null;
    state.email = '';
    os.toast('You are signed out');
  };
  return [
    appBar('Account'),
    list(
      'shop.account',
      { background: COLOR.ground },
      column(
        { style: { padding: 16, gap: 14 } },
        row(
          { style: { padding: 16, gap: 14, borderRadius: 18, background: COLOR.paper } },
          state.account === null ? image(lines(COLOR.soft, SHAPE.person), 44) : avatar(state.account, 48),
          column(
            { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, gap: 3 } },
            text(state.account ?? 'Guest', TYPE.strong, { id: 'account_name' }),
            text(state.account === null ? 'You are not logged in' : 'Logged in', TYPE.small),
          ),
          state.account === null
            ? button('Log in', logIn, { id: 'log_in', style: { height: 40 } })
            : button('Sign out', logOut, { id: 'sign_out', kind: 'plain', style: { height: 40 } }),
        ),
        text('Orders', { ...TYPE.heading, padding: '8px 4px 0' }),
        ...state.orders.map(orderView).reverse(),
        state.orders.length === 0 &&
          text('You have not ordered anything yet.', { ...TYPE.small, padding: 4 }),
      ),
    ),
  ];
}

function orderView({ number, lines: items, totalCents, premiumDelivery }: Order): View {
  const what = items.map(({ product, quantity }) => `${quantity} × ${productOf(product).name}`).join(', ');
  return column(
    { id: 'order', style: { padding: 16, gap: 5, borderRadius: 18, background: COLOR.paper } },
    row(
      { style: { justifyContent: 'space-between' } },
      text(number, TYPE.strong, { id: 'order_number' }),
      text(money(totalCents), TYPE.strong, { id: 'order_total' }),
    ),
    text(what, { fontSize: 14, color: '#4b5260' }, { id: 'order_lines' }),
    text(premiumDelivery ? 'Premium delivery' : 'Standard delivery', TYPE.small),
  );
}
