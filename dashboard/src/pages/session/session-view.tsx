import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { EventStore } from '../../events/event-store.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Facts } from './facts.tsx';
import { SessionPicture } from './picture.tsx';
import type { SessionOnPage } from './session-fields.ts';
import styles from './session-view.module.css';
import { TimelinePanel } from './timeline/timeline-panel.tsx';

/**
 * A session: the phone's picture, the timeline and the figures.
 *
 * @param props.actions what can be done about all of it, beside the heading
 * @param props.notice what waits for a person
 * @param props.picture what stands in the place of the phone's picture
 * @param props.controls what a person can do to it, under the timeline
 */
export function SessionView({
  session,
  events,
  actions,
  notice,
  picture,
  controls,
}: {
  readonly session: SessionOnPage;
  readonly events: EventStore;
  readonly actions?: ReactNode;
  readonly notice?: ReactNode;
  readonly picture?: ReactNode;
  readonly controls?: ReactNode;
}) {
  const title = session.title ?? session.instruction;
  useDocumentTitle(`${title.slice(0, 60)} · Opposable`);
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="start" gap="sm">
        <Stack gap={4} maw="100%">
          <Group gap="xs">
            <StatusBadge {...session} />
            <Text size="sm" c="dimmed">
              created <RelativeTime at={session.createdAt} />
            </Text>
          </Group>
          <Title order={1} size="h3" dir="auto" lineClamp={2}>
            {title}
          </Title>
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {notice}
      <div className={styles['columns']}>
        {picture ?? <SessionPicture session={session} events={events} />}
        <Stack gap="sm">
          <TimelinePanel events={events} />
          {controls}
        </Stack>
        <Facts session={session} />
      </div>
    </Stack>
  );
}
