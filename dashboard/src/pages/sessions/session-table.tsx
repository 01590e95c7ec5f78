import { Checkbox, Table, Text } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useLocation } from 'wouter';
import type { SessionRowFragment } from '../../gql/graphql.ts';
import { formatCost, formatDuration } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { FrameThumbnail } from './frame-thumbnail.tsx';
import { isStoppable, type Selection } from './selection.ts';
import styles from './session-list.module.css';
import { SessionWords, sessionName } from './session-words.tsx';

/** What a list of sessions shows. */
export type SessionListProps = {
  readonly rows: readonly SessionRowFragment[];
  readonly selection: Selection;
};

/** Sessions in a table, for screens that are wide enough. */
export function SessionTable({ rows, selection }: SessionListProps) {
  return (
    <Table.ScrollContainer minWidth={700} type="native">
      <Table highlightOnHover verticalSpacing={6} aria-label="Sessions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label="Select all that go on"
                checked={selection.hasAll}
                indeterminate={selection.ids.size > 0 && !selection.hasAll}
                disabled={!selection.isPossible}
                onChange={selection.toggleAll}
              />
            </Table.Th>
            <Table.Th w={46}>
              <span aria-hidden />
            </Table.Th>
            <Table.Th w={150}>Status</Table.Th>
            <Table.Th>Instruction</Table.Th>
            <Table.Th w={120}>Phone</Table.Th>
            <Table.Th className={styles['number']}>Turns</Table.Th>
            <Table.Th className={styles['number']}>Cost</Table.Th>
            <Table.Th className={styles['number']}>Time</Table.Th>
            <Table.Th className={styles['number']}>Created</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} selection={selection} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ row, selection }: { readonly row: SessionRowFragment; readonly selection: Selection }) {
  const [, navigate] = useLocation();
  const open = (event: MouseEvent): void => {
    // What is clicked by itself does what it does.
    if ((event.target as Element).closest('a, button, input, label')) return;
    navigate(`/sessions/${row.id}`);
  };
  return (
    <Table.Tr className={styles['row']} onClick={open} data-session={row.id}>
      <Table.Td>
        <SelectBox row={row} selection={selection} />
      </Table.Td>
      <Table.Td>
        <FrameThumbnail frame={row.latestFrame} />
      </Table.Td>
      <Table.Td>
        <StatusBadge {...row} />
      </Table.Td>
      <Table.Td>
        <SessionWords row={row} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" dir="auto">
          {row.phone?.name ?? '–'}
        </Text>
      </Table.Td>
      <Table.Td className={styles['number']}>{row.usage.turns}</Table.Td>
      <Table.Td className={styles['number']}>{formatCost(row.usage.costUsd)}</Table.Td>
      <Table.Td className={styles['number']}>{formatDuration(row.durationMs)}</Table.Td>
      <Table.Td className={styles['number']}>
        <RelativeTime at={row.createdAt} size="sm" />
      </Table.Td>
    </Table.Tr>
  );
}

/** Selects a session, as long as there is something to do with it. */
export function SelectBox({
  row,
  selection,
}: {
  readonly row: SessionRowFragment;
  readonly selection: Selection;
}) {
  return (
    <Checkbox
      size="xs"
      aria-label={`Select ${sessionName(row)}`}
      checked={selection.ids.has(row.id)}
      disabled={!isStoppable(row)}
      onChange={() => selection.toggle(row.id)}
    />
  );
}
