import { Text } from '@mantine/core';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** How much time is left for an answer. */
export function Countdown({ until }: { readonly until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const leftS = Math.max(0, Math.ceil((dayjs(until).valueOf() - now) / 1_000));
  return (
    <Text size="sm" role="timer" title={dayjs(until).toDate().toLocaleString()}>
      {leftS > 0
        ? `${clockOf(leftS)} left; without an answer it is denied`
        : 'The time for an answer is over'}
    </Text>
  );
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
