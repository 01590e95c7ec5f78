import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './steer.module.css';

/**
 * What waits for a person. It has the focus when it appears, unless somebody is writing; the timeline announces it.
 *
 * @param props.title what it is, in a few words
 * @param props.lead what it says, which may be anybody's words
 */
export function NoticePanel({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children?: ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isWriting()) panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Paper
      ref={panel}
      component="section"
      aria-labelledby={id}
      tabIndex={-1}
      withBorder
      p="sm"
      className={styles['notice'] ?? ''}
    >
      <Stack gap="sm">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {lead && (
          <Text dir="auto" className={styles['words'] ?? ''}>
            {lead}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}

function isWriting(): boolean {
  const { activeElement } = document;
  return (
    (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) &&
    activeElement.value !== ''
  );
}
