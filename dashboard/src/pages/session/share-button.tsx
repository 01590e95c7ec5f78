import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useDo } from '../../api/hooks.ts';
import { graphql } from '../../gql/gql.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';

const ShareSession = graphql(`
  mutation ShareSession($sessionId: ID!, $ttlS: Int!) {
    createViewToken(sessionId: $sessionId, ttlS: $ttlS) { pageUrl expiresAt }
  }
`);

const TIMES = [
  { value: '3600', label: 'an hour' },
  { value: '28800', label: '8 hours' },
  { value: '86400', label: 'a day' },
] as const;

/** Makes a link that shows the session to somebody who has no key. */
export function ShareButton({ sessionId }: { readonly sessionId: string }) {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <ScopedButton
        scope="control"
        variant="default"
        size="xs"
        leftSection={<IconShare size={16} aria-hidden />}
        onClick={open}
      >
        Share
      </ScopedButton>
      <Modal opened={isOpen} onClose={close} title="Share this session">
        <ShareForm sessionId={sessionId} />
      </Modal>
    </>
  );
}

function ShareForm({ sessionId }: { readonly sessionId: string }) {
  const [ttlS, setTtlS] = useState<string>(TIMES[0].value);
  const [link, setLink] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const { run, isRunning } = useDo(ShareSession);
  const make = async (): Promise<void> => {
    const made = (await run({ sessionId, ttlS: Number(ttlS) }))?.createViewToken;
    if (made?.pageUrl) setLink({ url: new URL(made.pageUrl, location.href).href, expiresAt: made.expiresAt });
  };
  return (
    <Stack>
      <Text size="sm">
        Whoever has the link sees this session alone, live, and can do nothing to it. It ends with your key,
        too.
      </Text>
      <Select
        label="It works for"
        data={TIMES}
        value={ttlS}
        onChange={(value) => setTtlS(value ?? TIMES[0].value)}
        allowDeselect={false}
      />
      {link && (
        <>
          <TextInput
            label="Link"
            value={link.url}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Text size="sm">
            It ends <RelativeTime at={link.expiresAt} />.
          </Text>
          <CopyButton text={link.url} label="Copy the link" />
        </>
      )}
      <Button loading={isRunning} onClick={make} variant={link ? 'default' : 'filled'}>
        {link ? 'Make another link' : 'Make a link'}
      </Button>
    </Stack>
  );
}
