import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** What a dialog asks before something is done. */
export type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The question, such as `Delete “Shopper”?` */
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  /** Does it; the dialog stays open until it is done. */
  readonly onConfirm: () => unknown;
  /** Whether it takes something away; true unless said otherwise. */
  readonly isDangerous?: boolean;
  /** What happens then. */
  readonly children: ReactNode;
};

/** Asks before something is done that can't be taken back. Escape and a click beside it say no. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, confirm, onConfirm, isDangerous = true, children } = props;
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered>
      <Stack>
        <div>{children}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button {...(isDangerous && { color: 'red' })} loading={isRunning} onClick={run}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
