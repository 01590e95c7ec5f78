import type { App, Os } from '../app.ts';
import { type Child, column, image, list, row, text, type View } from '../view.ts';
import { dayOf, STATUS_BAR_DP, timeOfDay } from './bars.ts';

/** The package that owns the home screen. */
export const HOME_PACKAGE = 'com.opposable.launcher';

/** More cards than this don't fit on the screen, and scroll. */
const CARDS_THAT_FIT = { upright: 6, low: 1 } as const;

/**
 * The home screen: the day, a grid of icons, and a dock.
 *
 * @param isLow where there is little height: everything moves closer together
 */
export function home(
  os: Os,
  apps: readonly App[],
  dock: readonly App[],
  open: (app: App) => void,
  isLow: boolean,
): View {
  const columns = isLow ? 8 : 4;
  const rows = Array.from({ length: Math.ceil(apps.length / columns) }, (_, line) =>
    row(
      { style: { gap: 8, justifyContent: 'flex-start' } },
      ...apps.slice(line * columns, (line + 1) * columns).map((app) => icon(app, true, () => open(app))),
    ),
  );
  return column(
    {
      package: HOME_PACKAGE,
      style: {
        width: '100%',
        height: '100%',
        padding: isLow ? '28px 32px 12px' : '56px 20px 20px',
        background: 'linear-gradient(165deg, #27407f 0%, #6d5aa8 55%, #d98f8f 100%)',
      },
    },
    text(timeOfDay(os.now()), { fontSize: isLow ? 36 : 54, fontWeight: 600, color: '#ffffff' }),
    text(dayOf(os.now()), {
      fontSize: 16,
      color: 'rgba(255, 255, 255, 0.85)',
      marginBottom: isLow ? 18 : 40,
    }),
    column({ style: { gap: 22 } }, ...rows),
    column({ style: { flexGrow: 1 } }),
    row(
      {
        id: 'dock',
        style: {
          padding: isLow ? '8px 12px' : 12,
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
export function recents(
  apps: readonly App[],
  open: (app: App) => void,
  clear: () => void,
  isLow: boolean,
): View {
  const cards = apps.map((app) => card(app, () => open(app)));
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
  const fits = apps.length <= (isLow ? CARDS_THAT_FIT.low : CARDS_THAT_FIT.upright);
  const style = { gap: 14, padding: isLow ? '10px 120px' : '28px 28px' } as const;
  return column(
    {
      package: HOME_PACKAGE,
      style: {
        width: '100%',
        height: '100%',
        paddingTop: STATUS_BAR_DP,
        justifyContent: 'center',
        background: '#39415a',
      },
    },
    fits ? column({ style }, ...content) : list('system.recents', {}, column({ style }, ...content)),
  );
}

function card(app: App, onTap: () => void): View {
  return row(
    {
      label: app.name,
      id: 'task',
      onTap,
      style: { padding: 18, gap: 16, borderRadius: 22, background: '#ffffff' },
    },
    tile(app, 40),
    text(app.name, { fontSize: 17, fontWeight: 600, color: '#16181d' }),
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
