import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { appBar, button, COLOR, TYPE } from '../theme.ts';
import { type Child, column, list, row, text, type View } from '../view.ts';
import { goTo, type ShopState } from './shop-state.ts';

/** The fields of the state that are typed in on the way to an order. */
export type ShopField = 'email' | 'password' | 'code' | 'name' | 'address' | 'card' | 'securityCode';

/** Goes one step back from where the checkout is. @returns whether there was one */
export function stepBack(state: ShopState, os: Os): boolean {
  const { step } = state;
  if (step === null) return false;
  if (state.isConfirming) state.isConfirming = false;
  else if (step === 'confirmed') {
    state.tab = 'catalogue';
    goTo(state, null, os);
  } else if (step === 'code') goTo(state, 'login', os);
  else if (step === 'payment') goTo(state, 'delivery', os);
  else if (step === 'review') goTo(state, 'payment', os);
  else goTo(state, step === 'delivery' && state.account === null ? 'login' : null, os);
  return true;
}

/** A page of the checkout: what it is about, and how it goes on. */
export function stepPage(
  state: ShopState,
  os: Os,
  title: string,
  content: readonly Child[],
  ...actions: readonly Child[]
): View {
  return column(
    { style: { flexGrow: 1, flexShrink: 1, minHeight: 0, background: COLOR.paper } },
    appBar(title, { onBack: () => void stepBack(state, os) }),
    list('shop.step', {}, column({ style: { padding: 20, gap: 16 } }, ...content)),
    column({ style: { padding: '12px 16px', gap: 8, borderTop: `1px solid ${COLOR.line}` } }, ...actions),
  );
}

/** A field with its name above it. */
export function stepField(
  state: ShopState,
  os: Os,
  field: ShopField,
  hint: string,
  options: { readonly password?: boolean; readonly onSubmit?: () => void } = {},
): View {
  const { password = false, onSubmit } = options;
  return column(
    { style: { gap: 6 } },
    text(hint, TYPE.small),
    input(os, {
      id: field === 'securityCode' ? 'security_code' : field,
      hint,
      value: state[field],
      password,
      onInput: (value) => {
        state[field] = value;
        state.problem = '';
      },
      onSubmit: onSubmit ?? (() => os.focus(undefined)),
    }),
  );
}

/** What is wrong with what was typed in, if anything is. */
export function problemOf({ problem }: ShopState): Child {
  return problem !== '' && text(problem, { fontSize: 14, color: COLOR.danger }, { id: 'problem' });
}

/** A line of a bill. */
export function billLine(what: string, sum: string, id: string, isTotal = false): View {
  const style = isTotal ? TYPE.heading : TYPE.body;
  return row(
    { style: { justifyContent: 'space-between' } },
    text(what, style),
    text(sum, { ...style, fontWeight: isTotal ? 700 : 400 }, { id }),
  );
}

/** The button that leads on. */
export function nextButton(words: string, onTap: () => void, disabled = false): View {
  return button(words, onTap, { id: 'next', disabled });
}
