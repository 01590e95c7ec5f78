import { Button, Group, NumberInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { SetBudget } from './commands.ts';
import { useCommand, useSteering } from './steering.tsx';

/** Sets what the session may cost, or lifts the limit. */
export function BudgetForm({ onDone }: { readonly onDone?: () => void }) {
  const { session, maySteer, isBusy } = useSteering();
  const spent = session.usage.costUsd ?? 0;
  const [limit, setLimit] = useState<string | number>(suggested(session.maxCostUsd ?? null, spent));
  const { run, isRunning } = useCommand(SetBudget);
  const isDisabled = !maySteer || isBusy;
  const set = async (maxCostUsd: number | null): Promise<void> => {
    if (await run({ maxCostUsd })) onDone?.();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void set(Number(limit));
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <NumberInput
          label="May cost up to, in US dollars"
          min={0}
          decimalScale={4}
          leftSection="$"
          w={220}
          disabled={isDisabled}
          value={limit}
          onChange={setLimit}
        />
        <Button type="submit" loading={isRunning} disabled={isDisabled || !(Number(limit) > 0)}>
          Set the budget
        </Button>
        {session.maxCostUsd != null && (
          <Button variant="default" disabled={isDisabled} onClick={() => set(null)}>
            Lift the limit
          </Button>
        )}
      </Group>
    </form>
  );
}

/** Twice what there is: enough to get somewhere, and little enough to be asked again. */
function suggested(maxCostUsd: number | null, spentUsd: number): number | string {
  const twice = 2 * Math.max(maxCostUsd ?? 0, spentUsd);
  return twice > 0 ? Number(twice.toFixed(4)) : '';
}
