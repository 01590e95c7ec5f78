import { Button, Group, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import type { LimitsInput } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { LimitKey } from './key-documents.ts';
import { LimitsFields } from './limits-fields.tsx';

/** Whose limits are changed. */
export type LimitsFormProps = {
  readonly id: string;
  readonly limits: LimitsInput;
  readonly onDone: () => void;
};

/** Changes what may be used with a key. */
export function LimitsForm({ id, limits, onDone }: LimitsFormProps) {
  const [changed, setChanged] = useState(limits);
  const [failure, setFailure] = useState<Failure>();
  const { run, isRunning } = useDo(LimitKey, setFailure);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    if (await run({ id, limits: changed })) onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">Leave a field empty for any amount. What its organisation may use counts too.</Text>
        <LimitsFields limits={changed} onChange={setChanged} />
        {failure && <FailureAlert failure={failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isRunning}>
            Save limits
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
