import { SegmentedControl, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearchParams } from 'wouter';
import { useAsk, useLive } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { PhoneCard } from './phone-card.tsx';
import { PhoneDialog } from './phone-dialog.tsx';
import { ListPhones, PhoneChanged, type PhoneOnPage } from './phone-documents.ts';

const FILTERS = {
  all: () => true,
  free: ({ session, connectionStatus }) => !session && connectionStatus !== 'offline',
  busy: ({ session }) => session !== null,
  offline: ({ connectionStatus }) => connectionStatus === 'offline',
} as const satisfies Record<string, (phone: PhoneOnPage) => boolean>;
type Filter = keyof typeof FILTERS;

const LABELS = [
  { value: 'all', label: 'All' },
  { value: 'free', label: 'Free' },
  { value: 'busy', label: 'In a session' },
  { value: 'offline', label: 'Offline' },
] as const satisfies readonly { readonly value: Filter; readonly label: string }[];

/** The wall of phones: what each shows, how it stands and who holds it. */
export function PhonesPage() {
  const { data, failure, refresh } = useAsk(ListPhones, {});
  useLive(PhoneChanged, { ids: null }, refresh);
  const [params, setParams] = useSearchParams();
  const [isOpen, { open, close }] = useDisclosure();
  const wanted = params.get('status') ?? 'all';
  const filter: Filter = Object.hasOwn(FILTERS, wanted) ? (wanted as Filter) : 'all';
  const phones = data?.phones.filter(FILTERS[filter]);
  const choose = (chosen: string): void =>
    setParams(chosen === 'all' ? {} : { status: chosen }, { replace: true });
  const closeAndLook = (): void => {
    close();
    refresh();
  };
  return (
    <Page
      title="Phones"
      actions={
        <ScopedButton scope="admin" onClick={open}>
          Register a phone
        </ScopedButton>
      }
    >
      <SegmentedControl
        aria-label="Which phones"
        data={[...LABELS]}
        value={filter}
        onChange={choose}
        maw="26rem"
      />
      {failure && <FailureAlert failure={failure} onRetry={refresh} />}
      {!phones && !failure && <Loading />}
      {phones?.length === 0 && (
        <Text c="dimmed" py="xl" ta="center">
          {data?.phones.length === 0
            ? 'There is no phone yet. Register one that Appium reaches.'
            : 'No phone is like that just now. Choose “All” to see every phone.'}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4, xl: 5 }}>
        {phones?.map((phone) => (
          <PhoneCard key={phone.id} phone={phone} />
        ))}
      </SimpleGrid>
      <PhoneDialog isOpen={isOpen} onClose={closeAndLook} />
    </Page>
  );
}
