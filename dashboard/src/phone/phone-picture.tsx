import { Badge, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { connection } from '../api/socket.ts';
import { useStore } from '../api/store.ts';
import styles from './phone-picture.module.css';
import type { ScreenSize } from './screen-size.ts';
import type { ScreenOf, ScreenPicture } from './screen-source.ts';
import { useScreen } from './use-screen.ts';

/** What is shown of a phone, and how. */
export type PhonePictureProps = {
  readonly of: ScreenOf;
  /** What the picture is, for those who don't see it. */
  readonly label: string;
  /** The longest edge of the picture, in pixels. */
  readonly maxEdgePx?: number;
  /** The shortest time from one picture to the next, in milliseconds. */
  readonly minIntervalMs?: number;
  /** Whether not to watch just now, such as out of sight. */
  readonly isPaused?: boolean;
  /** What is shown while there is no live picture, such as the last frame. */
  readonly fallback?: ReactNode;
  /** What lies over the picture and fills it: marks, or what takes touches. */
  readonly children?: (size: ScreenSize) => ReactNode;
};

const MAX_EDGE_PX = 1_344;

/** A phone's live picture in a plain frame. It says when it is not what the screen shows now, and why. */
export function PhonePicture({
  of,
  label,
  maxEdgePx = MAX_EDGE_PX,
  minIntervalMs = 0,
  isPaused = false,
  fallback,
  children,
}: PhonePictureProps) {
  const { picture, isLive, hasEnded, failure } = useScreen(of, { maxEdgePx, minIntervalMs, isPaused });
  const isLost = useStore(connection) === 'lost';
  const why = failure?.message ?? (isLost ? 'The connection to the server is lost.' : undefined);
  const isOver = hasEnded && fallback !== undefined;
  return (
    <Paper
      withBorder
      radius="lg"
      p={6}
      className={styles['frame']}
      style={picture && { maxInlineSize: widthOf(picture) }}
      data-live={isLive}
    >
      {picture && !isOver ? (
        <div className={styles['screen']}>
          <img
            src={`data:image/jpeg;base64,${picture.jpeg}`}
            alt={label}
            decoding="sync"
            draggable={false}
            className={isLive ? undefined : styles['stale']}
          />
          {children?.({ widthPx: picture.deviceWidthPx, heightPx: picture.deviceHeightPx })}
          {!isLive && (
            <Badge color="dark" variant="filled" className={styles['badge']}>
              {hasEnded ? 'ended' : isPaused ? 'paused' : 'not live'}
            </Badge>
          )}
        </div>
      ) : (
        (fallback ?? (
          <Text c="dimmed" size="sm" p="md" ta="center" className={styles['empty']}>
            {why ? 'No picture' : 'Waiting for a picture'}
          </Text>
        ))
      )}
      {why && (
        <Text size="xs" c="dimmed" p={4} role="status" dir="auto">
          {why}
        </Text>
      )}
    </Paper>
  );
}

/** @returns the most that a picture may be wide, so that all of it is in sight at once */
function widthOf({ deviceWidthPx, deviceHeightPx }: ScreenPicture): string {
  const shape = deviceWidthPx / deviceHeightPx;
  return shape > 1 ? '100%' : `min(20rem, calc((100dvh - 11rem) * ${shape}))`;
}
