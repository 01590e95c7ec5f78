import { Table } from '@mantine/core';
import { formatCost, formatCount, formatShare } from '../../ui/format.ts';
import { formatMinutes } from './format-measure.ts';
import { cacheShareOf, tokensOf, type UsageGroup } from './usage-groups.ts';

/** The figures of groups, in words and numbers. */
export function UsageTable({
  caption,
  heading,
  groups,
}: {
  readonly caption: string;
  readonly heading: string;
  readonly groups: readonly UsageGroup[];
}) {
  return (
    <Table striped withTableBorder captionSide="top" miw={560}>
      <Table.Caption>{caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {[heading, 'Cost', 'Minutes', 'Sessions', 'Turns', 'Tokens', 'From cache'].map((name) => (
            <Table.Th key={name} scope="col">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map(({ name, figures }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={500}>
              <span dir="auto">{name}</span>
            </Table.Th>
            <Table.Td>{formatCost(figures.costUsd)}</Table.Td>
            <Table.Td>{formatMinutes(figures.minutes)}</Table.Td>
            <Table.Td>{formatCount(figures.sessions)}</Table.Td>
            <Table.Td>{formatCount(figures.turns)}</Table.Td>
            <Table.Td>{formatCount(tokensOf(figures))}</Table.Td>
            <Table.Td>{shareWords(cacheShareOf(figures))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function shareWords(share: number | null): string {
  return share === null ? '–' : formatShare(share);
}
