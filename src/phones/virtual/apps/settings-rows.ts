import type { Os } from '../app.ts';
import { lines } from '../system/icons.ts';
import { COLOR, switchTrack, TYPE } from '../theme.ts';
import { type Child, column, image, row, text, type View } from '../view.ts';
import { type Item, PAGES, type Page, type PageId, SWITCHES, type SwitchId } from './settings-content.ts';
import { blocked, flip, type SettingsState } from './settings-state.ts';

const LINE = { minHeight: 68, padding: '10px 18px', gap: 16 } as const;

/** What a line shows under its title, and where it stands. */
type SwitchRowOptions = { readonly title?: string; readonly detail?: string; readonly page?: PageId };

/** A line that leads to a page. */
export function pageRow(state: SettingsState, { id, title, detail, color, shape }: Page, os: Os): View {
  return row(
    { role: 'button', id: `page_${id}`, label: title, onTap: () => openPage(state, id, os), style: LINE },
    row(
      { style: { width: 40, height: 40, borderRadius: 20, justifyContent: 'center', background: color } },
      image(lines('#ffffff', shape), 21),
    ),
    words(title, detail),
  );
}

/** A line that is a switch as a whole, unless a tap on its words opens a page. */
export function switchRow(
  state: SettingsState,
  id: SwitchId,
  os: Os,
  { title = titleOf(id), detail, page }: SwitchRowOptions = {},
): View {
  const checked = state.on[id];
  const hindrance = blocked(state, id);
  const shown =
    hindrance ?? detail ?? (page && (checked ? PAGES.find((known) => known.id === page)?.detail : 'Off'));
  const end = state.turningOn[id] === undefined ? switchTrack(checked) : ring(os);
  const control = {
    role: 'switch' as const,
    label: title,
    id: `switch_${id}`,
    checked,
    disabled: hindrance !== undefined,
    onTap: () => flip(state, id, os),
  };
  if (page === undefined) return row({ ...control, style: LINE }, words(title, shown), end);
  return row(
    { style: { ...LINE, padding: 0, gap: 0 } },
    row(
      {
        role: 'button',
        label: title,
        id: `page_${page}`,
        onTap: () => openPage(state, page, os),
        style: { ...LINE, flexGrow: 1 },
      },
      words(title, shown),
    ),
    column({ style: { width: 1, height: 34, background: COLOR.line } }),
    row({ ...control, style: { padding: '20px 18px' } }, end),
  );
}

/** A line of a page. */
export function itemRow(state: SettingsState, item: Item, os: Os): View {
  switch (item.type) {
    case 'switch':
      return switchRow(state, item.id, os, item);
    case 'heading':
      return text(item.title, {
        fontSize: 13,
        fontWeight: 600,
        color: COLOR.accent,
        padding: '18px 18px 6px',
      });
    case 'fact':
      return row({ style: LINE }, words(item.title, item.detail));
    case 'brightness':
      return brightness(state);
  }
}

/** Opens a page, from the list or from what was found. */
function openPage(state: SettingsState, id: PageId, os: Os): void {
  state.path.push(id);
  state.search = '';
  os.focus(undefined);
}

/** @returns what a switch is called where nothing else is said */
export function titleOf(id: SwitchId): string {
  return SWITCHES.find((known) => known.id === id)?.title ?? id;
}

function words(title: string, detail: string | undefined): View {
  return column(
    { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, gap: 3 } },
    text(title, { fontSize: 16, color: COLOR.ink }),
    detail !== undefined && text(detail, TYPE.small),
  );
}

function ring(os: Os): View {
  const step = Math.floor(os.now() / 100);
  os.reached((step + 1) * 100);
  return row(
    { style: { width: 48, height: 28, justifyContent: 'center' } },
    column({
      style: {
        width: 22,
        height: 22,
        borderRadius: 11,
        border: `3px solid ${COLOR.line}`,
        borderTopColor: COLOR.accent,
        transform: `rotate(${(step * 30) % 360}deg)`,
      },
    }),
  );
}

function brightness(state: SettingsState): View {
  const step = (label: string, sign: string, change: 1 | -1): Child =>
    row(
      {
        label,
        id: change > 0 ? 'brighter' : 'darker',
        onTap: () => {
          state.brightness = Math.min(10, Math.max(1, state.brightness + change));
        },
        style: {
          width: 40,
          height: 40,
          borderRadius: 20,
          justifyContent: 'center',
          background: COLOR.ground,
        },
      },
      text(sign, { fontSize: 20, color: COLOR.ink }),
    );
  return column(
    { style: { padding: '12px 18px', gap: 10 } },
    row(
      {},
      text('Brightness level', { fontSize: 16, color: COLOR.ink, flexGrow: 1 }),
      text(`${state.brightness * 10}%`, TYPE.small, { id: 'brightness' }),
    ),
    row(
      { style: { gap: 14 } },
      step('Decrease brightness', '–', -1),
      column(
        { style: { flexGrow: 1, height: 8, borderRadius: 4, background: COLOR.line } },
        column({
          style: {
            width: `${state.brightness * 10}%`,
            height: 8,
            borderRadius: 4,
            background: COLOR.accent,
          },
        }),
      ),
      step('Increase brightness', '+', 1),
    ),
  );
}
