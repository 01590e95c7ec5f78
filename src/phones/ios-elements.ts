import type { PhoneElement, Size } from '../domain/phone.ts';
import { toFrameBounds } from './coordinates.ts';
import type { InputExtent } from './phone-driver.ts';
import { inReadingOrder } from './reading-order.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';

const TYPE_PREFIX = 'XCUIElementType';
const ROLES: Readonly<Record<string, PhoneElement['role']>> = {
  ActivityIndicator: 'progress',
  Button: 'button',
  Cell: 'button',
  Image: 'image',
  Link: 'button',
  ProgressIndicator: 'progress',
  SearchField: 'input',
  SecureTextField: 'input',
  StaticText: 'text',
  Switch: 'switch',
  Tab: 'tab',
  TextField: 'input',
  TextView: 'input',
};
const PASSIVE: ReadonlySet<PhoneElement['role']> = new Set(['image', 'progress', 'text']);
const MAX_LABEL = 200;

/**
 * Reads XCUITest's page source into elements: bounds in points become pixels clipped to the frame, the
 * keyboard is left out, and what a secure field holds becomes dots.
 *
 * @throws PhoneError `too_large`, or `action_failed` when the source can't be read
 */
export function iosElements(source: string, frame: Size, input: InputExtent): readonly PhoneElement[] {
  return inReadingOrder(parseXml(source).flatMap((node) => visit(node, '', frame, input)));
}

/** @param owner the label of the touchable element around, whose words aren't listed again */
function visit(node: XmlNode, owner: string, frame: Size, input: InputExtent): readonly PhoneElement[] {
  const type = node.tag.replace(TYPE_PREFIX, '');
  if (type === 'Keyboard' || node.attributes['visible'] === 'false') return [];
  const own = describe(node, type, frame, input);
  const isRepeated = own !== null && !own.interactive && own.label !== '' && owner.includes(own.label);
  const inside = own?.interactive === true ? own.label : owner;
  const children = node.children.flatMap((child) => visit(child, inside, frame, input));
  return own === null || isRepeated ? children : [own, ...children];
}

function describe(
  { attributes }: XmlNode,
  type: string,
  frame: Size,
  input: InputExtent,
): PhoneElement | null {
  const role = ROLES[type];
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name]));
  if (role === undefined || x === undefined || y === undefined || !width || !height) return null;
  const bounds = toFrameBounds({ x, y, width, height }, frame, input);
  const label = (attributes['label'] || attributes['name'] || attributes['placeholderValue'] || '').trim();
  const interactive = !PASSIVE.has(role);
  if (bounds === null || (label === '' && !interactive && role !== 'progress')) return null;
  const value = attributes['value'] ?? '';
  // The spinner has stopped.
  if (type === 'ActivityIndicator' && value === '0') return null;
  const name = attributes['name'] ?? '';
  return {
    role,
    label: label.slice(0, MAX_LABEL),
    ...(name !== '' && name !== label ? { id: name } : {}),
    ...(role === 'input' ? { value: type === 'SecureTextField' ? '•'.repeat(value.length) : value } : {}),
    bounds,
    interactive,
    ...(role === 'switch' ? { checked: value === '1' } : {}),
    ...(attributes['enabled'] === 'false' ? { disabled: true } : {}),
  };
}
