import { Text, type TextProps, Tooltip } from '@mantine/core';
import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import { createStore, useStore } from '../api/store.ts';

dayjs.extend(relativeTime);

/** All times on the page move on together. */
const TICK_MS = 10_000;
const now = createStore(Date.now());
setInterval(() => now.set(Date.now()), TICK_MS);

/** A time as people say it, with the exact one on hover and for screen readers. */
export function RelativeTime({ at, ...text }: { readonly at: string } & TextProps) {
  useStore(now);
  const time = dayjs(at);
  const exact = time.toDate().toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <Tooltip label={exact} withArrow>
      <Text component="time" dateTime={at} span inherit {...text}>
        {time.fromNow()}
      </Text>
    </Tooltip>
  );
}
