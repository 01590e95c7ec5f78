import type { Os } from '../app.ts';
import { spinner } from '../system/bars.ts';
import { filled } from '../system/icons.ts';
import { dialog } from '../system/overlays.ts';
import { button, COLOR, TYPE, toggle } from '../theme.ts';
import { column, image, row, text, type View } from '../view.ts';
import { money, productOf } from './shop-products.ts';
import {
  backToCatalogue,
  goTo,
  PREMIUM_CENTS,
  placeOrder,
  type ShopState,
  subtotalOf,
  totalOf,
} from './shop-state.ts';
import { billLine, nextButton, problemOf, stepField, stepPage } from './shop-step.ts';

const TICK = 'M12 2 A10 10 0 1 0 12.01 2 Z M10.4 16.6 L6 12.2 L7.6 10.6 L10.4 13.4 L16.6 7.2 L18.2 8.8 Z';

/** Where it goes, and what is chosen along with it unless one looks. */
export function deliveryPage(state: ShopState, os: Os): View {
  const goOn = (): void => {
    if (state.name.trim() === '' || state.address.trim() === '') state.problem = 'Fill in name and address.';
    else goTo(state, 'payment', os);
  };
  return stepPage(
    state,
    os,
    'Delivery',
    [
      stepField(state, os, 'name', 'Name'),
      stepField(state, os, 'address', 'Address'),
      problemOf(state),
      row(
        { style: { padding: 16, gap: 14, borderRadius: 18, background: '#eef2ff' } },
        column(
          { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, gap: 3 } },
          text('Premium delivery', TYPE.strong),
          text(`Tomorrow before noon for ${money(PREMIUM_CENTS)}`, TYPE.small),
        ),
        toggle(
          `Add premium delivery ${money(PREMIUM_CENTS)}`,
          state.premiumDelivery,
          () => {
            state.premiumDelivery = !state.premiumDelivery;
          },
          'premium_delivery',
        ),
      ),
      text('Standard delivery is free and takes two to four days.', TYPE.small),
    ],
    nextButton('Continue', goOn),
  );
}

/** The card; a secure page. */
export function paymentPage(state: ShopState, os: Os): View {
  const goOn = (): void => {
    const isComplete = /^(\d ?){16}$/.test(state.card.trim()) && /^\d{3}$/.test(state.securityCode);
    if (isComplete) goTo(state, 'review', os);
    else state.problem = 'Check the card number and the security code.';
  };
  return stepPage(
    state,
    os,
    'Payment',
    [
      text('Card saved on this phone', TYPE.strong),
      stepField(state, os, 'card', 'Card number'),
      stepField(state, os, 'securityCode', 'Security code', { password: true }),
      problemOf(state),
    ],
    nextButton('Continue', goOn),
  );
}

/** Everything once more, and the question whether it shall be ordered. */
export function reviewPage(state: ShopState, os: Os): View {
  const total = money(totalOf(state));
  const page = stepPage(
    state,
    os,
    'Review',
    [
      ...state.cart.map(({ product: id, quantity }) => {
        const { name, priceCents } = productOf(id);
        return billLine(`${quantity} × ${name}`, money(priceCents * quantity), 'line_price');
      }),
      billLine(
        state.premiumDelivery ? 'Premium delivery' : 'Standard delivery',
        state.premiumDelivery ? money(PREMIUM_CENTS) : 'Free',
        'delivery_price',
      ),
      column({ style: { height: 1, background: COLOR.line } }),
      billLine('Total', total, 'order_total', true),
      column(
        { style: { marginTop: 8, padding: 16, gap: 4, borderRadius: 18, background: COLOR.ground } },
        text(state.name, TYPE.strong),
        text(state.address, TYPE.small),
        text(`Card ending in ${state.card.trim().slice(-4)}`, TYPE.small),
      ),
      text(`Subtotal ${money(subtotalOf(state))}, taxes included`, TYPE.small),
    ],
    nextButton(
      'Place order',
      () => {
        state.isConfirming = true;
      },
      state.isConfirming,
    ),
  );
  if (!state.isConfirming) return page;
  const question = dialog({
    title: `Place order for ${total}?`,
    body: `The card ending in ${state.card.trim().slice(-4)} will be charged.`,
    choices: [
      { label: 'Place order', kind: 'filled', id: 'confirm_order', onTap: () => placeOrder(state, os) },
      {
        label: 'Cancel',
        id: 'cancel_order',
        onTap: () => {
          state.isConfirming = false;
        },
      },
    ],
  });
  return { ...page, children: [...page.children, question] };
}

/** What becomes of the order. */
export function confirmationPage(state: ShopState, os: Os): View {
  const order = state.orders.at(-1);
  const isThrough = os.reached(state.placedAtMs);
  return column(
    {
      style: {
        flexGrow: 1,
        padding: 28,
        gap: 12,
        alignItems: 'center',
        justifyContent: 'center',
        background: COLOR.paper,
      },
    },
    ...(isThrough && order
      ? [
          image(filled(COLOR.good, TICK), 84),
          text('Order confirmed', { fontSize: 24, fontWeight: 700, color: COLOR.ink }, { id: 'title' }),
          text(`Number ${order.number}`, TYPE.heading, { id: 'order_number' }),
          text(`${money(order.totalCents)} to ${order.address}`, { ...TYPE.small, textAlign: 'center' }),
          button('Back to the shop', () => backToCatalogue(state, os), {
            id: 'back_to_shop',
            style: { marginTop: 16 },
          }),
        ]
      : [spinner(os, 'Loading'), text('Sending your order', TYPE.small)]),
  );
}
