import { Text } from '@mantine/core';
import { formatCost } from '../../../ui/format.ts';
import { BudgetForm } from './budget-form.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { useSteering } from './steering.tsx';

/** The session may not cost what its next request might: more is given here. */
export function BudgetPanel() {
  const { session } = useSteering();
  return (
    <NoticePanel title="The budget is used up" lead={session.statusReason ?? undefined}>
      <Text size="sm">
        It has cost {formatCost(session.usage.costUsd)}
        {session.maxCostUsd != null && ` of ${formatCost(session.maxCostUsd)}`}. It goes on as soon as it may
        cost more.
      </Text>
      <BudgetForm />
    </NoticePanel>
  );
}
