import {
  ActionIcon,
  AppShell,
  Badge,
  Burger,
  Group,
  Loader,
  Menu,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { useAttention } from '../api/attention.ts';
import { useDo } from '../api/hooks.ts';
import { SignOut } from '../api/sign-in.ts';
import { useViewer } from '../api/viewer.ts';
import { Loading } from '../ui/loading.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PAGES } from './pages.ts';
import { Shortcuts, useShortcuts } from './shortcuts.tsx';

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return <Shortcuts>{(openSheet) => <Frame onShortcuts={openSheet}>{children}</Frame>}</Shortcuts>;
}

function Frame({
  onShortcuts,
  children,
}: {
  readonly onShortcuts: () => void;
  readonly children: ReactNode;
}) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const [pathname, navigate] = useLocation();
  const waiting = useAttention();
  useShortcuts(
    'Everywhere',
    PAGES.map(({ path, label, keys }) => ({ keys, label, run: () => navigate(path) })),
  );
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 190, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
            />
            <img src="/assets/icon.svg" alt="" width={26} height={26} />
            <Text fw={700}>Opposable</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={onShortcuts}
              aria-label="Keyboard shortcuts"
              title="Keyboard shortcuts (?)"
            >
              <IconKeyboard aria-hidden />
            </ActionIcon>
            <SchemeButton />
            <ViewerMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages">
        {PAGES.map(({ path, label, icon: Icon }) => (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={label}
            leftSection={<Icon size={18} aria-hidden />}
            rightSection={path === '/sessions' && waiting > 0 && <Waiting count={waiting} />}
            active={pathname.startsWith(path)}
            aria-current={pathname.startsWith(path) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <ConnectionBanner />
        <PageBoundary key={pathname}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </PageBoundary>
      </AppShell.Main>
    </AppShell>
  );
}

/** How many sessions wait for a person. */
function Waiting({ count }: { readonly count: number }) {
  return (
    <Badge size="sm" circle={count < 10} aria-label={`${count} waiting for you`}>
      {count}
    </Badge>
  );
}

function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      aria-label={isDark ? 'Show the page in light' : 'Show the page in dark'}
    >
      {isDark ? <IconSun aria-hidden /> : <IconMoon aria-hidden />}
    </ActionIcon>
  );
}

function ViewerMenu() {
  const viewer = useViewer();
  const { run, isRunning } = useDo(SignOut);
  const signOut = async (): Promise<void> => {
    if (await run({})) location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Who is signed in">
          {isRunning ? <Loader size="xs" /> : <IconUser aria-hidden />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer && (
          <Menu.Label>
            {viewer.organization.name} · key {viewer.apiKey.name} ({viewer.apiKey.prefix}…)
          </Menu.Label>
        )}
        <Menu.Item onClick={signOut}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
