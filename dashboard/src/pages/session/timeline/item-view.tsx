import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBrain,
  IconCircleX,
  IconEye,
  IconFlag,
  IconHandClick,
  IconHandStop,
  IconHelpCircle,
  IconMessage,
  IconPlayerRecord,
  IconRobot,
  IconShieldQuestion,
} from '@tabler/icons-react';
import { eventWords } from '../../../events/item-words.ts';
import { ITEM_KINDS, type ItemKind, type TimelineItem } from '../../../events/timeline-item.ts';
import { FrameView } from './frame-view.tsx';
import { ItemBody } from './item-body.tsx';
import { shotsOf } from './item-shots.ts';
import styles from './timeline.module.css';

const ICONS = {
  message: IconMessage,
  text: IconRobot,
  thinking: IconBrain,
  action: IconHandClick,
  look: IconEye,
  question: IconHelpCircle,
  approval: IconShieldQuestion,
  takeover: IconHandStop,
  warning: IconAlertTriangle,
  error: IconCircleX,
  status: IconPlayerRecord,
  turn: IconArrowBackUp,
  result: IconFlag,
} as const satisfies Record<ItemKind, unknown>;

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** An entry of the timeline. Plain elements: hundreds come and go in a second. */
export function ItemView({
  item,
  onShowFrame,
  onLink,
}: {
  readonly item: TimelineItem;
  readonly onShowFrame: (item: TimelineItem) => void;
  readonly onLink: (item: TimelineItem) => void;
}) {
  const { kind, event, isError } = item;
  if (kind === 'turn') {
    return (
      <div className={styles['turn']}>
        <ItemBody item={item} />
      </div>
    );
  }
  const Icon = isError ? IconCircleX : ICONS[kind];
  const { before, after, action } = shotsOf(item);
  const shot = before ?? after;
  const at = new Date(event.ts);
  return (
    <div className={styles['item']} data-kind={kind} data-error={isError || undefined}>
      <span className={styles['icon']} title={isError ? 'Error' : ITEM_KINDS[kind]}>
        <Icon size={18} aria-hidden />
        <span className={styles['hidden']}>{isError ? 'Error' : ITEM_KINDS[kind]}</span>
      </span>
      <div className={styles['body']}>
        <ItemBody item={item} />
      </div>
      {shot && (
        <button
          type="button"
          className={styles['thumbnail']}
          onClick={() => onShowFrame(item)}
          aria-label={`Show the screen: ${eventWords(event).slice(0, 80)}`}
        >
          <FrameView shot={shot} action={action} alt="" size="small" />
        </button>
      )}
      <a
        className={styles['time']}
        href={`?event=${item.key}`}
        title={exact.format(at)}
        aria-label={`Link to event ${item.key}, ${exact.format(at)}`}
        onClick={(click) => {
          click.preventDefault();
          onLink(item);
        }}
      >
        <time dateTime={event.ts}>{clock.format(at)}</time>
      </a>
    </div>
  );
}
