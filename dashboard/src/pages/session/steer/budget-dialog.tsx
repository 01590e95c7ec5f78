import { Modal, Text } from '@mantine/core';
import { formatCost } from '../../../ui/format.ts';
import { BudgetForm } from './budget-form.tsx';
import { useSteering } from './steering.tsx';

/** Changes what a session may cost that doesn't wait for it. */
export function BudgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useSteering();
  return (
    <Modal opened onClose={onClose} title="Budget" centered>
      <Text mb="sm">
        It has cost {formatCost(session.usage.costUsd)} so far
        {session.maxCostUsd == null ? ' and has no limit.' : ` of ${formatCost(session.maxCostUsd)}.`} When
        the next request might cost more than the limit, the session pauses.
      </Text>
      <BudgetForm onDone={onClose} />
    </Modal>
  );
}
