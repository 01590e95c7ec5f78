import { Group, Modal, Stack, Text } from '@mantine/core';
import { eventWords } from '../../../events/item-words.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { FrameView } from './frame-view.tsx';
import { shotsOf } from './item-shots.ts';
import styles from './timeline.module.css';

/** An entry's screens, large: with what was touched, and as it was then. */
export function FrameDialog({
  item,
  onClose,
}: {
  readonly item: TimelineItem | undefined;
  readonly onClose: () => void;
}) {
  const shots = item && shotsOf(item);
  const title = item && eventWords(item.event);
  return (
    <Modal opened={item !== undefined} onClose={onClose} title={title} size="auto" centered>
      <Group align="start" justify="center" wrap="nowrap">
        {shots?.before && (
          <Stack gap={4} align="center" className={styles['large']}>
            <FrameView shot={shots.before} action={shots.action} alt={`The screen before: ${title}`} />
            <Text size="sm">Before</Text>
          </Stack>
        )}
        {shots?.after && (
          <Stack gap={4} align="center" className={styles['large']}>
            <FrameView shot={shots.after} alt={`The screen after: ${title}`} />
            {shots.before && <Text size="sm">After</Text>}
          </Stack>
        )}
      </Group>
    </Modal>
  );
}
