import { Group, SegmentedControl, Select } from '@mantine/core';
import dayjs from 'dayjs';
import { useAsk } from '../../api/hooks.ts';
import { RecentSessions } from './replay-documents.ts';

/** How two sessions are shown side by side: at the same turn, or after the same time. */
export const PACES = ['turn', 'time'] as const;
export type Pace = (typeof PACES)[number];

/** Chooses the session to compare with, and how. */
export function CompareWith({
  id,
  other,
  pace,
  onOther,
  onPace,
}: {
  readonly id: string;
  readonly other: string | undefined;
  readonly pace: Pace;
  readonly onOther: (other: string | undefined) => void;
  readonly onPace: (pace: Pace) => void;
}) {
  const { data } = useAsk(RecentSessions, {});
  const recent = (data?.sessions.edges ?? [])
    .filter(({ node }) => node.id !== id)
    .map(({ node }) => ({
      value: node.id,
      label: `${(node.title ?? node.instruction).slice(0, 60)} · ${dayjs(node.createdAt).format('D MMM HH:mm')}`,
    }));
  const isListed = other === undefined || recent.some(({ value }) => value === other);
  return (
    <Group gap="xs">
      <Select
        size="xs"
        w={260}
        searchable
        clearable
        aria-label="Compare with"
        placeholder="Compare with…"
        nothingFoundMessage="No such session among the newest"
        data={isListed ? recent : [{ value: other, label: other }, ...recent]}
        value={other ?? null}
        onChange={(value) => onOther(value ?? undefined)}
      />
      {other !== undefined && (
        <SegmentedControl
          size="xs"
          aria-label="Side by side"
          data={[
            { value: 'turn', label: 'By turn' },
            { value: 'time', label: 'By time' },
          ]}
          value={pace}
          onChange={(value) => onPace(value as Pace)}
        />
      )}
    </Group>
  );
}
