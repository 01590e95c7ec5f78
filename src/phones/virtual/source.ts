import type { LaidOut } from './layout.ts';
import { covers, isEmpty, type Rect } from './rect.ts';
import { SYSTEM_UI_PACKAGE } from './state.ts';
import type { Role, View } from './view.ts';

/** The classes that Android gives its views. */
export const CLASSES = {
  group: 'android.view.ViewGroup',
  text: 'android.widget.TextView',
  image: 'android.widget.ImageView',
  button: 'android.widget.Button',
  input: 'android.widget.EditText',
  switch: 'android.widget.Switch',
  checkbox: 'android.widget.CheckBox',
  tab: 'com.google.android.material.tabs.TabLayout.TabView',
  list: 'androidx.recyclerview.widget.RecyclerView',
  progress: 'android.widget.ProgressBar',
} as const satisfies Record<Role, string>;

/**
 * Writes a layout as UiAutomator does. What can't be seen is left out, and so is what lies completely
 * under something that blocks touches: on Android that is another window.
 *
 * @param root nothing for an empty screen
 * @param rotation in quarter turns
 * @param extraNodes how many nodes that nobody sees come on top
 * @see https://github.com/appium/appium-uiautomator2-server
 */
export function toXml(root: LaidOut | undefined, rotation: number, extraNodes = 0): string {
  const body = root ? nodeXml(root, SYSTEM_UI_PACKAGE, 0, []) : '';
  const extra = EMPTY_NODE.repeat(extraNodes);
  return `<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="${rotation}">${body}${extra}</hierarchy>`;
}

const EMPTY_NODE = `<${CLASSES.group} class="${CLASSES.group}" text="" bounds="[0,0][0,0]"/>`;

/** @param blockers what blocks touches above the node; those inside of it are added */
function nodeXml(
  { view, visible, children }: LaidOut,
  owner: string,
  index: number,
  blockers: Rect[],
): string {
  if (isEmpty(visible)) return '';
  const packageName = view.package ?? owner;
  const isCovered = blockers.some((blocker) => covers(blocker, visible));
  // What an input shows is its own text.
  const shown = view.role === 'input' ? [] : children;
  // From the uppermost child down, so that each knows what lies above it.
  const inner = shown
    .map((child, position) => [child, position] as const)
    .reverse()
    .map(([child, position]) => nodeXml(child, packageName, position, blockers))
    .reverse()
    .join('');
  if (isCovered && inner === '') return '';
  if (view.blocks) blockers.push(visible);
  const className = CLASSES[view.role];
  const attributes = {
    index,
    package: packageName,
    class: className,
    text: view.role === 'input' ? inputText(view) : (view.text ?? ''),
    'content-desc': view.label ?? '',
    'resource-id': view.id === undefined ? '' : `${packageName}:id/${view.id}`,
    ...flags(view),
    ...(view.role === 'input' && { hint: view.hint ?? '', 'showing-hint': !view.value }),
    bounds: `[${visible.left},${visible.top}][${visible.right},${visible.bottom}]`,
    displayed: true,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<${className} ${written.join(' ')}>${inner}</${className}>`;
}

/** @returns what accessibility services read in an input: its hint when it is empty, dots for a password */
export function inputText({ value = '', hint = '', password }: View): string {
  if (value === '') return hint;
  return password ? '•'.repeat([...value].length) : value;
}

function flags(view: View): Readonly<Record<string, boolean>> {
  const checkable = view.role === 'switch' || view.role === 'checkbox' || view.checked !== undefined;
  const touchable = view.onTap !== undefined || view.onInput !== undefined;
  return {
    checkable,
    checked: view.checked ?? false,
    clickable: touchable,
    enabled: !view.disabled,
    focusable: touchable,
    focused: view.focused ?? false,
    'long-clickable': view.onLongPress !== undefined,
    password: view.password ?? false,
    scrollable: view.scrollKey !== undefined,
    selected: view.selected ?? false,
  };
}

/**
 * Like UiAutomator, it writes a question mark for what no XML can hold.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNWRITABLE, '?')
    .replaceAll(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** White space would become plain spaces in an attribute. */
const SPECIAL = /[&"<>\t\n\r]/g;
