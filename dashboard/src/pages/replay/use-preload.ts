import { useEffect } from 'react';
import type { ReplayTurn } from './replay-turns.ts';

/** How many turns ahead pictures are loaded: a second or so at the highest speed. */
const AHEAD = 16;

/** Has the pictures of the next turns here before they are shown. */
export function usePreload(turns: readonly ReplayTurn[], place: number): void {
  useEffect(() => {
    const pictures = turns.slice(place + 1, place + 1 + AHEAD).flatMap(({ shot }) => {
      if (!shot?.frameUrl) return [];
      const picture = new Image();
      picture.src = shot.frameUrl;
      return [picture];
    });
    // What isn't wanted any more is not loaded to its end.
    return () => {
      for (const picture of pictures) if (!picture.complete) picture.src = '';
    };
  }, [turns, place]);
}
