import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import type { TestPhoneMutation } from '../../gql/graphql.ts';
import { formatDuration } from '../../ui/format.ts';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { TestPhone } from './phone-documents.ts';

/**
 * Tests whether a phone can be connected, and says what is wrong with it.
 *
 * @param props.isBegun whether to test at once
 * @param props.onEdit opens what the phone was registered with, where it may be mended
 */
export function PhoneTest({
  phoneId,
  isBegun = false,
  onEdit,
}: {
  readonly phoneId: string;
  readonly isBegun?: boolean;
  readonly onEdit?: (() => void) | undefined;
}) {
  const [tested, setTested] = useState<TestPhoneMutation['testPhone']>();
  const [failure, setFailure] = useState<Failure>();
  const { run, isRunning } = useDo(TestPhone, setFailure);
  const test = async (): Promise<void> => {
    setFailure(undefined);
    setTested(undefined);
    setTested((await run({ id: phoneId }))?.testPhone);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once
  useEffect(() => {
    if (isBegun) void test();
  }, []);
  const problem = failure?.message ?? tested?.problem;
  const wasTested = tested !== undefined || failure !== undefined;
  return (
    <Stack gap="xs">
      <div role="status">
        {isRunning && <Text size="sm">Connecting the phone and looking at its screen …</Text>}
        {tested?.ok && (
          <Alert color="green" icon={<IconCheck aria-hidden />} title="The phone works">
            It showed its screen of {tested.widthPx} × {tested.heightPx} pixels within{' '}
            {formatDuration(tested.durationMs)}.
          </Alert>
        )}
      </div>
      {problem && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={failure ? 'The phone could not be tested' : 'The phone can’t be used yet'}
          role="alert"
        >
          <Text size="sm" dir="auto">
            {problem}
          </Text>
        </Alert>
      )}
      <Group gap="xs">
        <ScopedButton scope="control" variant="default" loading={isRunning} onClick={() => void test()}>
          {wasTested ? 'Test again' : 'Test the connection'}
        </ScopedButton>
        {problem && onEdit && (
          <Button variant="default" onClick={onEdit}>
            Edit the phone
          </Button>
        )}
      </Group>
    </Stack>
  );
}
