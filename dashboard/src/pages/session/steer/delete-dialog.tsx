import { Text } from '@mantine/core';
import { useLocation } from 'wouter';
import { useDo } from '../../../api/hooks.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DeleteSession } from './commands.ts';
import { useSteering } from './steering.tsx';

/** Deletes a session that has ended, once that has been confirmed, and leads to those that are left. */
export function DeleteDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { session } = useSteering();
  const [, navigate] = useLocation();
  const { run } = useDo(DeleteSession);
  const remove = async (): Promise<void> => {
    if (await run({ id: session.id })) navigate('/sessions', { replace: true });
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title="Delete this session?"
      confirm="Delete it for good"
      onConfirm={remove}
    >
      <Text>
        Its events, its texts and its pictures are gone for good then. What it used still counts in the usage.
      </Text>
    </ConfirmDialog>
  );
}
