import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { notifyOf } from '../api/hooks.ts';

/** How long the button says that it has copied, in milliseconds. */
const SAYS_SO_MS = 2_000;

/** What is copied by a button. */
export type CopyButtonProps = Omit<ButtonProps, 'children' | 'leftSection'> & {
  readonly text: string;
  /** What the button says; `Copy` otherwise. */
  readonly label?: string;
};

/** Copies a text, and says so. Over plain HTTP browsers refuse that, which it says too. */
export function CopyButton({ text, label = 'Copy', ...button }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAYS_SO_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      const message = 'The browser does not let this page copy. Select the text and copy it by keyboard.';
      notifyOf({ message, code: undefined });
    }
  };
  return (
    <Button
      variant="default"
      {...button}
      leftSection={isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      onClick={copy}
    >
      <span aria-live="polite">{isCopied ? 'Copied' : label}</span>
    </Button>
  );
}
