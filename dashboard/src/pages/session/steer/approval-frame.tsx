import type { KeyboardEvent, MouseEvent } from 'react';
import type { EventOf } from '../../../events/event-fields.ts';
import type { ScreenPoint } from '../../../events/phone-action.ts';
import { type PixelSize, scaled } from './editable-input.ts';
import styles from './steer.module.css';

/** How far an arrow key moves the point, in pixels of the picture. */
const STEP_PX = 4;
const STEPS: Readonly<Record<string, ScreenPoint>> = {
  ArrowLeft: { x: -STEP_PX, y: 0 },
  ArrowRight: { x: STEP_PX, y: 0 },
  ArrowUp: { x: 0, y: -STEP_PX },
  ArrowDown: { x: 0, y: STEP_PX },
};

/** What is shown of the screen that an action was asked on. */
export type ApprovalFrameProps = {
  readonly url: string;
  /** The size of the picture itself, and of the screen that it shows. */
  readonly picture: PixelSize;
  readonly device: PixelSize;
  /** What the action would touch, in device pixels. */
  readonly target: EventOf<'ApprovalRequestedEvent'>['target'];
  /** Where the action goes, in device pixels. */
  readonly points: readonly ScreenPoint[];
  /** Takes a point of the picture that somebody chose; without it the picture is only looked at. */
  readonly onPick?: ((at: ScreenPoint) => void) | undefined;
  /** Where the point is that the arrow keys move, in pixels of the picture. */
  readonly picked?: ScreenPoint | undefined;
};

/** The screen that an action was asked on, with what it would touch. */
export function ApprovalFrame({ url, picture, device, target, points, onPick, picked }: ApprovalFrameProps) {
  const [first, second] = points;
  const radius = device.widthPx / 30;
  const shown = (
    <>
      <img
        src={url}
        alt={target ? `The screen, with “${target.label}” marked` : 'The screen that it was asked on'}
        width={picture.widthPx}
        height={picture.heightPx}
      />
      <svg viewBox={`0 0 ${device.widthPx} ${device.heightPx}`} preserveAspectRatio="none" aria-hidden="true">
        {target && (
          <rect
            className={styles['target']}
            x={target.x}
            y={target.y}
            width={target.width}
            height={target.height}
          />
        )}
        {first && second && (
          <line className={styles['path']} x1={first.x} y1={first.y} x2={second.x} y2={second.y} />
        )}
        {first && <circle className={styles['point']} cx={first.x} cy={first.y} r={radius} />}
        {second && <circle className={styles['point']} cx={second.x} cy={second.y} r={radius} />}
      </svg>
    </>
  );
  if (!onPick) return <div className={styles['frame']}>{shown}</div>;
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    // A key that presses the button says no place.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    onPick(within(scaled(at, { widthPx: box.width, heightPx: box.height }, picture), picture));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step || !picked) return;
    event.preventDefault();
    onPick(within({ x: picked.x + step.x, y: picked.y + step.y }, picture));
  };
  return (
    <button
      type="button"
      className={styles['frame']}
      aria-label="The screen: click where it should go, or move the point with the arrow keys"
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {shown}
    </button>
  );
}

function within({ x, y }: ScreenPoint, { widthPx, heightPx }: PixelSize): ScreenPoint {
  return { x: Math.min(widthPx - 1, Math.max(0, x)), y: Math.min(heightPx - 1, Math.max(0, y)) };
}
