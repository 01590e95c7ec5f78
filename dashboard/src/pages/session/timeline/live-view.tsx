import { IconBrain, IconRobot } from '@tabler/icons-react';
import type { LiveText } from '../../../events/live-text.ts';
import styles from './timeline.module.css';

/** How much of what is being said is shown, in characters: the newest of it. */
const SHOWN = 2_000;

/** What the agent is saying, as it says it. */
export function LiveView({ live: { text, thinking } }: { readonly live: LiveText }) {
  return (
    <>
      {thinking !== '' && <Line kind="thinking" text={thinking} />}
      {text !== '' && <Line kind="text" text={text} />}
    </>
  );
}

function Line({ kind, text }: { readonly kind: 'thinking' | 'text'; readonly text: string }) {
  const Icon = kind === 'text' ? IconRobot : IconBrain;
  return (
    <div className={styles['item']} data-kind={kind} data-live>
      <span className={styles['icon']}>
        <Icon size={18} aria-hidden />
      </span>
      <div className={styles['body']}>
        <p dir="auto" className={styles['words']}>
          {text.length > SHOWN ? `…${text.slice(-SHOWN)}` : text}
        </p>
      </div>
    </div>
  );
}
