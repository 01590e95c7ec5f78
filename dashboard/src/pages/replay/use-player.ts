import { useCallback, useEffect, useRef, useState } from 'react';
import { placeAt, type Schedule, type Speed } from './replay-clock.ts';

/** What plays a replay. */
export type Player = {
  readonly place: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  /** Shows a turn. A replay that plays goes on from there. */
  readonly seek: (place: number) => void;
  /** Plays, or stops; from the start again when all is over. */
  readonly toggle: () => void;
};

/** @param start the place of the turn to begin with */
export function usePlayer(schedule: Schedule, start: number): Player {
  const [place, setPlace] = useState(start);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const position = useRef(schedule[start] ?? 0);
  const last = Math.max(0, schedule.length - 2);

  const seek = useCallback(
    (wanted: number): void => {
      const next = Math.min(last, Math.max(0, wanted));
      position.current = schedule[next] ?? 0;
      setPlace(next);
    },
    [schedule, last],
  );

  useEffect(() => {
    if (!isPlaying) return;
    let before = performance.now();
    let request = requestAnimationFrame(function step(now) {
      position.current += Math.max(0, now - before) * speed;
      before = now;
      setPlace(placeAt(schedule, position.current));
      if (position.current >= (schedule.at(-1) ?? 0)) setPlaying(false);
      else request = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(request);
  }, [isPlaying, speed, schedule]);

  const toggle = useCallback((): void => {
    if (!isPlaying && position.current >= (schedule[last] ?? 0)) seek(0);
    setPlaying(!isPlaying);
  }, [isPlaying, schedule, last, seek]);

  return { place, isPlaying, speed, setSpeed, seek, toggle };
}
