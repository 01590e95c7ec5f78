import { Badge, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { SessionRowFragment } from '../../gql/graphql.ts';
import styles from './session-list.module.css';

/** What a session is called in a sentence: its title, or how its instruction begins. */
export function sessionName({
  title,
  instruction,
}: Pick<SessionRowFragment, 'title' | 'instruction'>): string {
  const text = title ?? instruction;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What a session is to do, as a link to it. */
export function SessionWords({ row }: { readonly row: SessionRowFragment }) {
  return (
    <>
      <Link href={`/sessions/${row.id}`} className={styles['link'] ?? ''}>
        <Text span dir="auto" display="block" lineClamp={2} fw={500} size="sm">
          {row.title ?? row.instruction}
        </Text>
      </Link>
      {row.title !== null && (
        <Text dir="auto" lineClamp={1} size="xs" c="dimmed">
          {row.instruction}
        </Text>
      )}
      {(row.agent || row.tags.length > 0) && (
        <Group gap={4} mt={2}>
          {row.agent && (
            <Text size="xs" c="dimmed" dir="auto">
              {row.agent.name}
            </Text>
          )}
          {row.tags.map((tag) => (
            <Badge key={tag} size="xs" variant="default" tt="none" dir="auto">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
    </>
  );
}
