import type { LaidOut } from './layout.ts';
import { isEmpty } from './rect.ts';
import type { Role, View } from './view.ts';

const CLASSES = {
  group: 'android.view.ViewGroup',
  text: 'android.widget.TextView',
  image: 'android.widget.ImageView',
  button: 'android.widget.Button',
  input: 'android.widget.EditText',
  switch: 'android.widget.Switch',
  checkbox: 'android.widget.CheckBox',
  tab: 'com.google.android.material.tabs.TabLayout.TabView',
  list: 'androidx.recyclerview.widget.RecyclerView',
} as const satisfies Record<Role, string>;

/**
 * Writes a layout as UiAutomator does; what can't be seen is left out.
 *
 * @see https://github.com/appium/appium-uiautomator2-server
 */
export function toXml(root: LaidOut, rotation: number): string {
  const body = nodeXml(root, 'com.android.systemui', 0);
  return `<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="${rotation}">${body}</hierarchy>`;
}

function nodeXml({ view, visible, children }: LaidOut, owner: string, index: number): string {
  if (isEmpty(visible)) return '';
  const packageName = view.package ?? owner;
  // What an input shows is its own text.
  const shown = view.role === 'input' ? [] : children;
  const inner = shown.map((child, position) => nodeXml(child, packageName, position)).join('');
  const className = CLASSES[view.role];
  const attributes = {
    index,
    package: packageName,
    class: className,
    text: view.role === 'input' ? view.value || (view.hint ?? '') : (view.text ?? ''),
    'content-desc': view.label ?? '',
    'resource-id': view.id === undefined ? '' : `${packageName}:id/${view.id}`,
    ...flags(view),
    ...(view.role === 'input' && { hint: view.hint ?? '', 'showing-hint': view.value === '' }),
    bounds: `[${visible.left},${visible.top}][${visible.right},${visible.bottom}]`,
    displayed: true,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<${className} ${written.join(' ')}>${inner}</${className}>`;
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

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '&#10;');
}
