import { defineApp, type Os } from '../app.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { type Child, column, type View } from '../view.ts';
import { account } from './shop-account.ts';
import { cart } from './shop-cart.ts';
import { catalogue } from './shop-catalogue.ts';
import { confirmationPage, deliveryPage, paymentPage, reviewPage } from './shop-checkout.ts';
import { codePage, loginPage } from './shop-login.ts';
import { productPage } from './shop-product.ts';
import {
  backToCatalogue,
  type CheckoutStep,
  countOf,
  type ShopState,
  type ShopTab,
  startShop,
} from './shop-state.ts';
import { stepBack } from './shop-step.ts';
import { tabBar } from './tab-bar.ts';

const STEPS: Readonly<Record<CheckoutStep, (state: ShopState, os: Os) => View>> = {
  login: loginPage,
  code: codePage,
  delivery: deliveryPage,
  payment: paymentPage,
  review: reviewPage,
  confirmed: confirmationPage,
};

/** A shop, from its catalogue to the order. */
export const shop = defineApp<ShopState>({
  package: 'com.opposable.shop',
  name: 'Shop',
  aliases: ['Store'],
  icon: { colors: ['#a779f0', '#6238b8'], svg: lines('#ffffff', SHAPE.bag) },
  secure: ({ step }) => step === 'payment',
  start: startShop,
  stored: ({ cart, account, orders, nextOrder, expectedCode }) => ({
    ...{ cart, account, orders, nextOrder, expectedCode },
  }),
  open(state, os) {
    if (state.openedAtMs === 0) state.openedAtMs = os.now();
    if (state.step === 'confirmed') backToCatalogue(state, os);
  },
  back(state, os) {
    if (stepBack(state, os)) return true;
    if (state.product !== null) {
      state.product = null;
      return true;
    }
    if (state.search !== '' && state.tab === 'catalogue') {
      state.search = '';
      os.focus(undefined);
      return true;
    }
    if (state.tab === 'catalogue') return false;
    state.tab = 'catalogue';
    return true;
  },
  exported: ({ tab, product, step, cart, account, orders }) => ({
    tab,
    product,
    step,
    cart,
    account,
    orders,
  }),
  view: (state, os) => column({ style: { background: COLOR.paper } }, ...page(state, os)),
});

function page(state: ShopState, os: Os): readonly Child[] {
  if (state.step !== null) return [STEPS[state.step](state, os)];
  if (state.product !== null) return [productPage(state, state.product, os)];
  return [
    ...{ catalogue, cart, account }[state.tab](state, os),
    tabBar<ShopTab>(
      [
        { name: 'catalogue', label: 'Shop', path: SHAPE.house },
        { name: 'cart', label: 'Cart', path: SHAPE.bag, count: countOf(state) },
        { name: 'account', label: 'Account', path: SHAPE.person },
      ],
      state.tab,
      (tab) => {
        state.tab = tab;
        os.focus(undefined);
      },
    ),
  ];
}
