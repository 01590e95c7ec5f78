import { Progress, Text } from '@mantine/core';
import { formatDuration } from '../../ui/format.ts';
import type { SessionOnPage } from './session-fields.ts';
import styles from './session-view.module.css';

const PARTS = [
  { name: 'modelMs', label: 'Model', color: 'violet.6' },
  { name: 'actionMs', label: 'Action', color: 'blue.6' },
  { name: 'settleMs', label: 'Settle', color: 'teal.6' },
  { name: 'captureMs', label: 'Capture', color: 'orange.6' },
  { name: 'encodeMs', label: 'Encode', color: 'pink.6' },
  { name: 'otherMs', label: 'Other', color: 'gray.5' },
  { name: 'pausedMs', label: 'Paused', color: 'yellow.4' },
] as const;

/** Where the time of a session went. */
export function TimeBar({ timeline }: { readonly timeline: SessionOnPage['timeline'] }) {
  const parts = PARTS.map((part) => ({ ...part, ms: timeline[part.name] })).filter(({ ms }) => ms > 0);
  const total = parts.reduce((sum, { ms }) => sum + ms, 0);
  if (total === 0) return null;
  const words = parts.map(({ label, ms }) => `${label} ${formatDuration(ms)}`);
  return (
    <div>
      <Text size="sm" c="dimmed">
        Where the time went
      </Text>
      <Progress.Root size="lg" role="img" aria-label={`Where the time went: ${words.join(', ')}`}>
        {parts.map(({ name, label, color, ms }) => (
          <Progress.Section
            key={name}
            value={(ms / total) * 100}
            color={color}
            withAria={false}
            title={`${label} ${formatDuration(ms)}`}
          />
        ))}
      </Progress.Root>
      <ul className={styles['legend']} aria-hidden>
        {parts.map(({ name, label, color, ms }) => (
          <li key={name}>
            <span style={{ background: `var(--mantine-color-${color.replace('.', '-')})` }} />
            {label} {formatDuration(ms)}
          </li>
        ))}
      </ul>
    </div>
  );
}
