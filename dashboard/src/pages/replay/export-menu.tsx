import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReplayedSessionQuery } from '../../gql/graphql.ts';

/** Takes the session away as a file. */
export function ExportMenu({ session }: { readonly session: ReplayedSessionQuery['session'] }) {
  const formats = [
    { url: session.webpUrl, label: 'Animation (WebP)' },
    { url: session.htmlUrl, label: 'Report (HTML)' },
    { url: session.jsonUrl, label: 'Events and frames (JSON)' },
  ];
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ url, label }) => (
          <Menu.Item key={url} component="a" href={url} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
