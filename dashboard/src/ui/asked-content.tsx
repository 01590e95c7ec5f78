import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Asked } from '../api/hooks.ts';
import { FailureAlert } from './failure-alert.tsx';
import { Loading } from './loading.tsx';

/** What is shown of what was asked for. */
export type AskedContentProps<Result> = {
  readonly asked: Asked<Result>;
  readonly children: (data: Result) => ReactNode;
};

/** Shows an answer, that it is on its way, or why it did not come: beside the last one, when there is one. */
export function AskedContent<Result>({ asked, children }: AskedContentProps<Result>) {
  const { data, failure, isLoading, refresh } = asked;
  return (
    <Stack>
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {data !== undefined ? children(data) : isLoading && <Loading />}
    </Stack>
  );
}
