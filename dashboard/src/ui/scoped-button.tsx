import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { MouseEventHandler, ReactNode } from 'react';
import { useDenied } from '../api/viewer.ts';
import type { Scope } from '../gql/graphql.ts';

/** What a button is that not everybody may press. */
export type ScopedButtonProps = Omit<ButtonProps, 'children'> & {
  /** What the viewer needs for it; everybody may press it unless said otherwise. */
  readonly scope?: Scope | undefined;
  readonly type?: 'button' | 'submit';
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly 'aria-label'?: string | undefined;
  readonly children: ReactNode;
};

/** A button that says why when the viewer may not press it, to whoever hovers over it or comes to it by keyboard. */
export function ScopedButton({ scope = 'read', onClick, children, ...button }: ScopedButtonProps) {
  const denied = useDenied(scope);
  const id = useId();
  if (denied === undefined) {
    return (
      <Button {...button} {...(onClick && { onClick })}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip label={denied} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
        <Button
          {...button}
          // Not `disabled`, which would keep the reason from the keyboard.
          data-disabled
          aria-disabled
          aria-describedby={id}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
      </Tooltip>
      <VisuallyHidden id={id}>{denied}</VisuallyHidden>
    </>
  );
}
