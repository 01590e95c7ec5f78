import { Paper } from '@mantine/core';
import type { EventStore } from '../../../events/event-store.ts';
import { useEvents } from '../../../events/use-events.ts';
import { Loading } from '../../../ui/loading.tsx';
import { TimelineList } from './timeline-list.tsx';

/** What happened in a session, as it happens. */
export function TimelinePanel({ events }: { readonly events: EventStore }) {
  const { items, live, isLoading } = useEvents(events);
  if (isLoading) return <Loading label="Loading the timeline" />;
  return (
    <Paper withBorder component="section" aria-label="Timeline">
      <TimelineList items={items} live={live} />
    </Paper>
  );
}
