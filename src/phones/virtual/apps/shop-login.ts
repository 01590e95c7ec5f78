import type { Os } from '../app.ts';
import { button, COLOR, TYPE } from '../theme.ts';
import { text, type View } from '../view.ts';
import { goTo, type ShopState } from './shop-state.ts';
import { nextButton, problemOf, stepField, stepPage } from './shop-step.ts';

const MIN_PASSWORD = 6;

/** The page that asks who one is; on the way to an order one may stay a guest. */
export function loginPage(state: ShopState, os: Os): View {
  const logIn = (): void => {
    if (!/^\S+@\S+\.\S+$/.test(state.email.trim())) state.problem = 'Enter a valid e-mail address.';
    else if (state.password.length < MIN_PASSWORD) state.problem = 'The password is too short.';
    else goTo(state, 'code', os);
  };
  return stepPage(
    state,
    os,
    'Log in',
    [
      text('Welcome back', { fontSize: 24, fontWeight: 700, color: COLOR.ink }),
      text('Log in to see your orders on all your devices.', TYPE.small),
      stepField(state, os, 'email', 'E-mail', { onSubmit: () => os.focus('password') }),
      stepField(state, os, 'password', 'Password', { password: true, onSubmit: logIn }),
      problemOf(state),
    ],
    button('Log in', logIn, { id: 'log_in' }),
    state.isCheckingOut &&
      button('Continue as guest', () => goTo(state, 'delivery', os), { id: 'guest', kind: 'plain' }),
  );
}

/** The page that asks for the code that came by message. */
export function codePage(state: ShopState, os: Os): View {
  const verify = (): void => {
    if (state.code.trim() !== state.expectedCode) {
      state.problem = 'This code is not right.';
      return;
    }
    state.account = state.email.trim();
    state.password = '';
    state.code = '';
    state.tab = state.isCheckingOut ? 'cart' : 'account';
    goTo(state, state.isCheckingOut ? 'delivery' : null, os);
    os.toast('You are logged in');
  };
  return stepPage(
    state,
    os,
    'Login code',
    [
      text('Check your messages', { fontSize: 24, fontWeight: 700, color: COLOR.ink }),
      text('We sent you a code with six digits by text message.', TYPE.small),
      stepField(state, os, 'code', 'Login code', { onSubmit: verify }),
      problemOf(state),
    ],
    nextButton('Verify', verify, state.code.trim() === ''),
  );
}
