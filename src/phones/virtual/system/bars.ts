import type { Os } from '../app.ts';
import { SYSTEM_UI_PACKAGE } from '../state.ts';
import { column, image, row, text, type View } from '../view.ts';
import { filled, lines } from './icons.ts';

/** The heights of the bars, in dp. */
export const STATUS_BAR_DP = 24;
export const NAVIGATION_BAR_DP = 48;

const MINUTE_MS = 60_000;

/** @returns hours and minutes as the status bar writes them */
export function timeOfDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 16);
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** @returns the day as the home screen writes it */
export function dayOf(atMs: number): string {
  return DAY.format(atMs);
}

/** The bar with the time. */
export function statusBar(os: Os, ink: string): View {
  const now = os.now();
  os.reached(now - (now % MINUTE_MS) + MINUTE_MS);
  return row(
    {
      package: SYSTEM_UI_PACKAGE,
      id: 'status_bar',
      blocks: true,
      style: {
        position: 'absolute',
        top: 0,
        left: 0,
        right: 0,
        height: STATUS_BAR_DP,
        padding: '0 14px',
        gap: 6,
      },
    },
    text(timeOfDay(now), { fontSize: 12, fontWeight: 600, color: ink, flexGrow: 1 }, { id: 'clock' }),
    image(filled(ink, 'M2 9 C8 3.5 16 3.5 22 9 L12 20 Z'), 13),
    image(filled(ink, 'M20 3 V21 H2 Z'), 12),
    image(filled(ink, 'M7 3 H17 V22 H7 Z M10 1 H14 V3 H10 Z'), 13),
  );
}

/** What the buttons at the bottom do. */
export type Navigation = {
  readonly back: () => void;
  readonly home: () => void;
  readonly recents: () => void;
};

/** The bar with back, home and recents. */
export function navigationBar({ back, home, recents }: Navigation, ink: string, background: string): View {
  const key = (label: string, id: string, path: string, onTap: () => void): View =>
    row(
      { label, id, onTap, style: { width: 72, height: NAVIGATION_BAR_DP, justifyContent: 'center' } },
      image(lines(ink, path), 20),
    );
  return row(
    {
      package: SYSTEM_UI_PACKAGE,
      blocks: true,
      style: {
        position: 'absolute',
        bottom: 0,
        left: 0,
        right: 0,
        height: NAVIGATION_BAR_DP,
        justifyContent: 'space-around',
        background,
      },
    },
    key('Back', 'back', 'M16 4 L6 12 L16 20 Z', back),
    key('Home', 'home', 'M12 4 A8 8 0 1 1 11.99 4 Z', home),
    key('Recents', 'recent_apps', 'M5 5 H19 V19 H5 Z', recents),
  );
}

/** A ring that turns while something loads. */
export function spinner(os: Os, label = 'Loading'): View {
  const step = Math.floor(os.now() / 100);
  os.reached((step + 1) * 100);
  return column(
    { label, role: 'progress', style: { padding: 24, alignItems: 'center', alignSelf: 'center' } },
    column({
      style: {
        width: 36,
        height: 36,
        borderRadius: 18,
        border: '4px solid #d7dbe2',
        borderTopColor: '#3457d5',
        transform: `rotate(${(step * 30) % 360}deg)`,
      },
    }),
  );
}
