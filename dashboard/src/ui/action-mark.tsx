import type { PhoneAction, ScreenPoint } from '../events/phone-action.ts';
import styles from './action-mark.module.css';

/** The radius of a finger's mark as a share of the screen's width, on a large picture and on a small one. */
const FINGER = { large: 0.05, small: 0.12 } as const;

/** Where fingers touched, drawn over a picture of the screen that fills its parent; nothing for what is no touch. */
export function ActionMark({
  action,
  widthPx,
  heightPx,
  size = 'large',
}: {
  readonly action: PhoneAction | undefined;
  /** The size of the screen in device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly size?: keyof typeof FINGER | undefined;
}) {
  if (!action || !('at' in action || 'from' in action)) return null;
  const radius = widthPx * FINGER[size];
  const finger = ({ x, y }: ScreenPoint) => <circle className={styles['finger']} cx={x} cy={y} r={radius} />;
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden>
      {'at' in action ? (
        <>
          {finger(action.at)}
          {action.type !== 'tap' && (
            <circle className={styles['ring']} cx={action.at.x} cy={action.at.y} r={radius * 1.6} />
          )}
        </>
      ) : (
        <>
          <line
            className={styles['way']}
            x1={action.from.x}
            y1={action.from.y}
            x2={action.to.x}
            y2={action.to.y}
          />
          {finger(action.from)}
          <circle className={styles['end']} cx={action.to.x} cy={action.to.y} r={radius * 0.6} />
        </>
      )}
    </svg>
  );
}
