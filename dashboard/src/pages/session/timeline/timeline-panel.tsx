import { Button, Paper, Text } from '@mantine/core';
import { memo, useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { EventStore } from '../../../events/event-store.ts';
import { filterItems, filterOf } from '../../../events/timeline-filter.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { useEvents, useEventsPart } from '../../../events/use-events.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Loading } from '../../../ui/loading.tsx';
import { Announcer } from './announcer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { OpenFolds } from './folds.tsx';
import { FrameDialog } from './frame-dialog.tsx';
import styles from './timeline.module.css';
import { TimelineList } from './timeline-list.tsx';

/** What happened in a session, as it happens. The list alone is drawn anew with every event. */
export const TimelinePanel = memo(function TimelinePanel({ events }: { readonly events: EventStore }) {
  const failure = useEventsPart(events, (snapshot) => snapshot.failure);
  const isLoading = useEventsPart(events, (snapshot) => snapshot.isLoading);
  const [framed, setFramed] = useState<TimelineItem>();
  const [folds] = useState(() => new Set<number>());
  return (
    <Paper withBorder component="section" aria-label="Timeline" className={styles['panel']}>
      <FilterBar />
      {failure && <FailureAlert failure={failure} />}
      <Announcer events={events} />
      {isLoading ? (
        <Loading label="Loading the timeline" />
      ) : (
        <OpenFolds value={folds}>
          <Entries events={events} onShowFrame={setFramed} />
        </OpenFolds>
      )}
      <Older events={events} />
      <FrameDialog item={framed} onClose={() => setFramed(undefined)} />
    </Paper>
  );
});

/** The entries that the address asks for. */
function Entries({
  events,
  onShowFrame,
}: {
  readonly events: EventStore;
  readonly onShowFrame: (item: TimelineItem) => void;
}) {
  const { items, live, version } = useEvents(events);
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const link = useCallback(
    ({ key }: TimelineItem): void =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          next.set('event', String(key));
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const shown = filterItems(items, filter);
  if (shown.length === 0 && shown !== items) {
    return (
      <div className={styles['empty']}>
        <Text>Nothing here fits.</Text>
        <Button
          variant="default"
          size="xs"
          mt="sm"
          onClick={() => setParams(new URLSearchParams(), { replace: true })}
        >
          Show everything
        </Button>
      </div>
    );
  }
  const wanted = Number(params.get('event') ?? Number.NaN);
  return (
    <TimelineList
      items={shown}
      live={live}
      version={version}
      linked={Number.isInteger(wanted) ? wanted : undefined}
      onShowFrame={onShowFrame}
      onLink={link}
    />
  );
}

/** How much of the past is still on its way. */
function Older({ events }: { readonly events: EventStore }) {
  const count = useEventsPart(events, (snapshot) => snapshot.olderCount);
  return (
    <div role="status">
      {count > 0 && (
        <Text size="xs" c="dimmed" px="sm" py={2}>
          Loading {formatCount(count)} older events
        </Text>
      )}
    </div>
  );
}
