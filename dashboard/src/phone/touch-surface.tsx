import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ScreenSize } from './screen-size.ts';
import {
  type Contact,
  hasMoved,
  type Pixel,
  pixelAt,
  touchOf,
  wheelSwipe,
  within,
} from './touch-geometry.ts';
import styles from './touch-surface.module.css';
import type { Hands } from './use-hands.ts';

/** A finger that is down. */
type Finger = { readonly from: Contact; readonly now: Contact; readonly movedAtMs: number | undefined };

/** How long turns of the wheel are gathered into one swipe, and a click waits for a second one, in milliseconds. */
const WHEEL_MS = 120;
const DOUBLE_MS = 250;
/** How far an arrow key moves the crosshair, as a share of the screen's width; with Shift much farther. */
const STEP_SHARE = 0.02;
const LEAP = 5;
const PRESS_MS = 800;

const ARROWS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Takes touches over a phone's picture: click, double click, press and hold, drag and wheel. By keyboard, arrows move a
 * crosshair, Enter taps there, Shift and Enter presses long, Page up and Page down scroll.
 */
export function TouchSurface({ hands, ...size }: ScreenSize & { readonly hands: Hands }) {
  const { widthPx, heightPx } = size;
  const surface = useRef<HTMLDivElement>(null);
  const [finger, setFinger] = useState<Finger>();
  const [cross, setCross] = useState<Pixel>();
  const place = cross ?? { x: widthPx >> 1, y: heightPx >> 1 };
  const tapped = useRef<{ readonly at: Pixel; readonly timer: ReturnType<typeof setTimeout> }>(undefined);
  useWheel(surface, hands, size);
  useEffect(() => () => clearTimeout(tapped.current?.timer), []);

  const contactOf = (event: PointerEvent<HTMLDivElement>): Contact => ({
    ...pixelAt({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect(), size),
    atMs: event.timeStamp,
  });
  const tap = (at: Pixel): void => {
    const first = tapped.current;
    clearTimeout(first?.timer);
    tapped.current = undefined;
    if (first && !hasMoved(first.at, at, size)) {
      hands.act({ doubleTap: first.at });
      return;
    }
    if (first) hands.act({ tap: first.at });
    const timer = setTimeout(() => {
      tapped.current = undefined;
      hands.act({ tap: at });
    }, DOUBLE_MS);
    tapped.current = { at, timer };
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = contactOf(event);
    setFinger({ from, now: from, movedAtMs: undefined });
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!finger) return;
    const now = contactOf(event);
    const movedAtMs = finger.movedAtMs ?? (hasMoved(finger.from, now, size) ? now.atMs : undefined);
    setFinger({ ...finger, now, movedAtMs });
  };
  const up = (event: PointerEvent<HTMLDivElement>): void => {
    if (!finger) return;
    const { from, movedAtMs } = finger;
    setFinger(undefined);
    const to = contactOf(event);
    const action = touchOf(from, (movedAtMs ?? to.atMs) - from.atMs, to, size);
    if (action.tap) tap(action.tap);
    else hands.act(action);
  };
  const key = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    const scroll = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (arrow) {
      const step = widthPx * STEP_SHARE * (event.shiftKey ? LEAP : 1);
      setCross(within({ x: place.x + arrow.x * step, y: place.y + arrow.y * step }, size));
    } else if (scroll !== 0) {
      hands.act(wheelSwipe(place, { x: 0, y: scroll * heightPx * 0.4 }, size));
    } else if (event.key === 'Enter') {
      hands.act(event.shiftKey ? { longPress: { at: place, durationMs: PRESS_MS } } : { tap: place });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={surface}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the crosshair is moved by keyboard
      tabIndex={0}
      aria-label="The phone’s screen, to touch: arrows move the crosshair, Enter taps, Shift and Enter presses long, Page up and Page down scroll"
      className={styles['surface']}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setFinger(undefined)}
      onKeyDown={key}
      onFocus={() => setCross((at) => at ?? place)}
    >
      <svg className={styles['marks']} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden>
        {cross && (
          <g className={styles['cross']}>
            <line x1={cross.x - widthPx * 0.05} x2={cross.x + widthPx * 0.05} y1={cross.y} y2={cross.y} />
            <line x1={cross.x} x2={cross.x} y1={cross.y - widthPx * 0.05} y2={cross.y + widthPx * 0.05} />
          </g>
        )}
        {finger && (
          <>
            <line
              className={styles['way']}
              x1={finger.from.x}
              y1={finger.from.y}
              x2={finger.now.x}
              y2={finger.now.y}
            />
            <circle className={styles['finger']} cx={finger.now.x} cy={finger.now.y} r={widthPx * 0.05} />
          </>
        )}
      </svg>
    </div>
  );
}

/** Gathers turns of the wheel into swipes. React's own listener may not keep the page from scrolling. */
function useWheel(surface: RefObject<HTMLDivElement | null>, { act }: Hands, size: ScreenSize): void {
  const { widthPx, heightPx } = size;
  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    let delta = { x: 0, y: 0 };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const scale = widthPx / box.width;
      delta = { x: delta.x + event.deltaX * scale, y: delta.y + event.deltaY * scale };
      timer ??= setTimeout(() => {
        act(
          wheelSwipe(pixelAt({ x: event.clientX, y: event.clientY }, box, { widthPx, heightPx }), delta, {
            widthPx,
            heightPx,
          }),
        );
        delta = { x: 0, y: 0 };
        timer = undefined;
      }, WHEEL_MS);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', turn);
    };
  }, [surface, act, widthPx, heightPx]);
}
