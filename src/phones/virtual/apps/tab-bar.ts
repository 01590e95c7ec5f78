import { lines } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { column, image, row, text, type View } from '../view.ts';

/** How high the bar is, in dp. */
export const TAB_BAR_DP = 60;

/** A page that a tab leads to. */
export type Tab<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly path: string;
  /** A number on the icon, when it is above zero. */
  readonly count?: number;
};

/** A bar at the bottom with an app's main pages. */
export function tabBar<Name extends string>(
  tabs: readonly Tab<Name>[],
  selected: Name,
  onTap: (name: Name) => void,
): View {
  return row(
    {
      style: {
        height: TAB_BAR_DP,
        background: COLOR.paper,
        borderTop: `1px solid ${COLOR.line}`,
      },
    },
    ...tabs.map((tab) => tabView(tab, tab.name === selected, () => onTap(tab.name))),
  );
}

function tabView({ name, label, path, count = 0 }: Tab<string>, selected: boolean, onTap: () => void): View {
  const color = selected ? COLOR.accent : COLOR.soft;
  return column(
    {
      role: 'tab',
      label,
      id: `tab_${name}`,
      selected,
      onTap,
      style: {
        height: TAB_BAR_DP,
        flexGrow: 1,
        flexBasis: 0,
        alignItems: 'center',
        justifyContent: 'center',
        gap: 3,
      },
    },
    image(lines(color, path), 24),
    text(label, { fontSize: 12, fontWeight: selected ? 600 : 400, color }),
    count > 0 && badge(count),
  );
}

function badge(count: number): View {
  return row(
    {
      style: {
        position: 'absolute',
        top: 4,
        left: '54%',
        minWidth: 18,
        height: 18,
        padding: '0 5px',
        borderRadius: 9,
        justifyContent: 'center',
        background: COLOR.danger,
      },
    },
    text(String(count), { fontSize: 11, fontWeight: 700, color: '#ffffff' }),
  );
}
