import type { ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Scope } from '../gql/graphql.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ScopedButton } from './scoped-button.tsx';

/** What a button that asks first is and does. */
export type ConfirmButtonProps = Omit<ButtonProps, 'children' | 'loading'> & {
  /** What the button says. */
  readonly label: string;
  /** What it is called where there are many of them; the label otherwise. */
  readonly 'aria-label'?: string;
  /** The question, such as `Delete “Shopper”?` */
  readonly title: string;
  /** What the button in the dialog says; the label otherwise. */
  readonly confirm?: string;
  /** Does it; the dialog stays open until it is done. */
  readonly onConfirm: () => unknown;
  /** What the viewer needs for it; `read` unless said otherwise. */
  readonly scope?: Scope;
  readonly isDangerous?: boolean;
  /** What happens then. */
  readonly children: ReactNode;
};

/** A button that asks before it does something that can't be taken back. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, title, confirm = label, onConfirm, scope, isDangerous = true, children, ...button } = props;
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <ScopedButton
        variant="light"
        {...(isDangerous && { color: 'red' })}
        scope={scope}
        {...button}
        onClick={open}
      >
        {label}
      </ScopedButton>
      <ConfirmDialog {...{ isOpen, onClose: close, title, confirm, onConfirm, isDangerous }}>
        {children}
      </ConfirmDialog>
    </>
  );
}
