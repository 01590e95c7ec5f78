import { Button, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLocation, useSearch } from 'wouter';
import { useShortcuts } from '../../layout/shortcuts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatCount } from '../../ui/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { BulkStop } from './bulk-stop.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FirstVisit } from './first-visit.tsx';
import { useSelection } from './selection.ts';
import { SessionCards } from './session-cards.tsx';
import { readFilter, type SessionFilter, writeFilter } from './session-filter.ts';
import { SessionTable } from './session-table.tsx';
import { useSessionList } from './use-session-list.ts';
import { WaitingSessions } from './waiting-sessions.tsx';

/** The sessions, as they change. What is listed stands in the address. */
export function SessionsPage() {
  const [, navigate] = useLocation();
  const filter = readFilter(useSearch());
  const list = useSessionList(filter);
  const selection = useSelection(list.rows);
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const create = (): void => navigate('/sessions/new');
  useShortcuts('Sessions', [{ keys: 'n', label: 'New session', run: create }]);
  const change = (changed: SessionFilter, isTyping = false): void =>
    navigate(`/sessions${writeFilter(changed)}`, { replace: isTyping });
  const isFiltered = writeFilter(filter) !== '';
  const isEmpty = list.isLoaded && list.rows.length === 0;
  const Rows = isNarrow ? SessionCards : SessionTable;
  return (
    <Page
      title="Sessions"
      actions={
        <ScopedButton scope="control" onClick={create}>
          New session
        </ScopedButton>
      }
    >
      <WaitingSessions />
      {(isFiltered || !isEmpty) && <FilterBar filter={filter} onChange={change} isNarrow={isNarrow} />}
      {list.failure && <FailureAlert failure={list.failure} onRetry={list.refresh} />}
      <BulkStop rows={list.rows} selection={selection} />
      {!list.isLoaded && !list.failure && <Loading />}
      {isEmpty && !isFiltered && <FirstVisit />}
      {isEmpty && isFiltered && <Text>No session fits. Change the filter, or show all.</Text>}
      {list.rows.length > 0 && (
        <Stack gap="xs">
          <Rows rows={list.rows} selection={selection} />
          <Text size="sm" c="dimmed" role="status">
            {formatCount(list.rows.length)} of {formatCount(list.total)}{' '}
            {list.total === 1 ? 'session' : 'sessions'}
          </Text>
          {list.after !== undefined && (
            <Button variant="default" w="fit-content" loading={list.isLoading} onClick={list.loadMore}>
              Load more
            </Button>
          )}
        </Stack>
      )}
    </Page>
  );
}
