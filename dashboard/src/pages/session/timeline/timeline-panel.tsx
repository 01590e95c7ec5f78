import { Button, Paper, Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { EventStore } from '../../../events/event-store.ts';
import { filterItems, filterOf } from '../../../events/timeline-filter.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { useEvents } from '../../../events/use-events.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Loading } from '../../../ui/loading.tsx';
import { Announcer } from './announcer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { OpenFolds } from './folds.tsx';
import { FrameDialog } from './frame-dialog.tsx';
import styles from './timeline.module.css';
import { TimelineList } from './timeline-list.tsx';

/** What happened in a session, as it happens. */
export function TimelinePanel({ events }: { readonly events: EventStore }) {
  const { items, live, version, isLoading, olderCount, failure } = useEvents(events);
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const [framed, setFramed] = useState<TimelineItem>();
  const [folds] = useState(() => new Set<number>());
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
  const wanted = Number(params.get('event') ?? Number.NaN);
  return (
    <Paper withBorder component="section" aria-label="Timeline" className={styles['panel']}>
      <FilterBar />
      {failure && <FailureAlert failure={failure} />}
      <Announcer events={events} />
      {isLoading ? (
        <Loading label="Loading the timeline" />
      ) : shown.length === 0 && (filter.kinds.size > 0 || filter.text !== '') ? (
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
      ) : (
        <OpenFolds value={folds}>
          <TimelineList
            items={shown}
            live={live}
            version={version}
            linked={Number.isInteger(wanted) ? wanted : undefined}
            onShowFrame={setFramed}
            onLink={link}
          />
        </OpenFolds>
      )}
      {olderCount > 0 && (
        <Text size="xs" c="dimmed" px="sm" py={2} role="status">
          Loading {formatCount(olderCount)} older events
        </Text>
      )}
      <FrameDialog item={framed} onClose={() => setFramed(undefined)} />
    </Paper>
  );
}
