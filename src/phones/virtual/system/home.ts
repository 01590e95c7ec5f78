import type { App, Os } from '../app.ts';
import { type Child, column, image, row, text, type View } from '../view.ts';
import { timeOfDay } from './bars.ts';

/** The package that owns the home screen. */
export const HOME_PACKAGE = 'com.opposable.launcher';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const COLUMNS = 4;

/** The home screen: the day, a grid of icons, and a dock. */
export function home(os: Os, apps: readonly App[], dock: readonly App[], open: (app: App) => void): View {
  const rows = Array.from({ length: Math.ceil(apps.length / COLUMNS) }, (_, line) =>
    row(
      { style: { gap: 8, justifyContent: 'flex-start' } },
      ...apps.slice(line * COLUMNS, (line + 1) * COLUMNS).map((app) => icon(app, true, () => open(app))),
    ),
  );
  return column(
    {
      package: HOME_PACKAGE,
      style: {
        width: '100%',
        height: '100%',
        padding: '56px 20px 20px',
        background: 'linear-gradient(165deg, #27407f 0%, #6d5aa8 55%, #d98f8f 100%)',
      },
    },
    text(timeOfDay(os.now()), { fontSize: 54, fontWeight: 600, color: '#ffffff' }),
    text(DAY.format(os.now()), { fontSize: 16, color: 'rgba(255, 255, 255, 0.85)', marginBottom: 40 }),
    column({ style: { gap: 22 } }, ...rows),
    column({ style: { flexGrow: 1 } }),
    row(
      {
        id: 'dock',
        style: {
          padding: 12,
          gap: 8,
          borderRadius: 28,
          justifyContent: 'space-around',
          background: 'rgba(255, 255, 255, 0.22)',
        },
      },
      ...dock.map((app) => icon(app, false, () => open(app))),
    ),
  );
}

/** The apps that were used last. */
export function recents(apps: readonly App[], open: (app: App) => void, clear: () => void): View {
  const cards = apps.map((app) =>
    row(
      {
        label: app.name,
        id: 'task',
        onTap: () => open(app),
        style: { padding: 18, gap: 16, borderRadius: 22, background: '#ffffff' },
      },
      tile(app, 40),
      text(app.name, { fontSize: 17, fontWeight: 600, color: '#16181d' }),
    ),
  );
  const empty = text('No recent items', { fontSize: 16, color: '#ffffff', alignSelf: 'center' });
  const clearAll = row(
    {
      label: 'Clear all',
      onTap: clear,
      style: {
        alignSelf: 'center',
        padding: '12px 22px',
        borderRadius: 22,
        background: 'rgba(255, 255, 255, 0.25)',
      },
    },
    text('Clear all', { fontSize: 15, color: '#ffffff' }),
  );
  const content: readonly Child[] = apps.length === 0 ? [empty] : [...cards, clearAll];
  return column(
    {
      package: HOME_PACKAGE,
      style: {
        width: '100%',
        height: '100%',
        padding: 28,
        gap: 14,
        justifyContent: 'center',
        background: '#39415a',
      },
    },
    ...content,
  );
}

function icon(app: App, named: boolean, onTap: () => void): View {
  return column(
    { label: app.name, id: 'icon', onTap, style: { width: 72, alignItems: 'center', gap: 6 } },
    tile(app, 56),
    named && text(app.name, { fontSize: 12, color: '#ffffff' }),
  );
}

function tile({ icon: { colors, svg } }: App, sizeDp: number): View {
  return row(
    {
      style: {
        width: sizeDp,
        height: sizeDp,
        borderRadius: sizeDp * 0.28,
        justifyContent: 'center',
        background: `linear-gradient(140deg, ${colors[0]}, ${colors[1]})`,
      },
    },
    image(svg, sizeDp * 0.56),
  );
}
