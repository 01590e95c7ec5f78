import type { Bounds, PhoneElement, Size } from '../domain/phone.ts';
import { toFrameBounds } from './coordinates.ts';
import { inReadingOrder } from './reading-order.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';

type Role = PhoneElement['role'];
type Attributes = XmlNode['attributes'];
/** What becomes of the texts inside an element: its own words, nothing, or elements of their own. */
type Inside = 'named' | 'hidden' | 'apart';
/** An element whose label may still grow by the texts inside it. */
type Draft = { readonly element: Omit<PhoneElement, 'label'>; label: string; readonly inside: Inside };

/** The keys of a keyboard would bury the app; `type_text` is the way to type. */
const KEYBOARD_PACKAGE = /inputmethod|keyboard|\.ime(?:\.|$)/i;
const ROLE_BY_CLASS: readonly (readonly [RegExp, Role])[] = [
  [/Switch|ToggleButton/, 'switch'],
  [/CheckBox|RadioButton|CheckedTextView/, 'checkbox'],
  [/EditText|AutoCompleteTextView|SearchView/, 'input'],
  [/\bTab(?:View|Item)?$/, 'tab'],
  [/Button|Chip/, 'button'],
  [/RecyclerView|ListView|ScrollView|GridView|ViewPager/, 'list'],
  [/Image/, 'image'],
  [/ProgressBar|ProgressIndicator/, 'progress'],
  [/Text/, 'text'],
];
/** What is listed even if it has no words and can't be touched. */
const STANDS_ALONE: ReadonlySet<Role> = new Set(['list', 'progress']);
const BOUNDS = /^\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]$/;
/** A touchable view that covers more of the frame than this is a backdrop: the texts on it stand alone. */
const BACKDROP_SHARE = 0.4;
const MAX_LABEL = 200;

/**
 * Reads UiAutomator's page source into elements, bounds clipped to the frame and in reading order. A
 * touchable view without words of its own is named by the texts inside it, which aren't listed again.
 * Keyboards are left out, and what a password field holds becomes dots.
 *
 * @throws PhoneError `too_large`, or `action_failed` when the source can't be read
 */
export function androidElements(source: string, frame: Size): readonly PhoneElement[] {
  const drafts: Draft[] = [];
  for (const node of parseXml(source)) visit(node, null, frame, drafts);
  return inReadingOrder(
    drafts
      .filter(({ element, label }) => label !== '' || element.interactive || STANDS_ALONE.has(element.role))
      .map(({ element, label }) => ({ ...element, label: label.slice(0, MAX_LABEL) })),
  );
}

function visit(node: XmlNode, owner: Draft | null, frame: Size, drafts: Draft[]): void {
  const { attributes } = node;
  if (KEYBOARD_PACKAGE.test(attributes['package'] ?? '') || attributes['displayed'] === 'false') return;
  const bounds = readBounds(attributes['bounds'], frame);
  const draft = bounds === null ? null : describe(node, bounds, frame);
  const next = draft === null ? owner : place(draft, owner, drafts);
  for (const child of node.children) visit(child, next, frame, drafts);
}

/** @returns the draft that takes the texts further down */
function place(draft: Draft, owner: Draft | null, drafts: Draft[]): Draft | null {
  if (draft.element.interactive || STANDS_ALONE.has(draft.element.role) || owner === null) {
    drafts.push(draft);
    return draft.inside === 'apart' ? null : draft;
  }
  if (owner.inside === 'named' && draft.label !== '' && !owner.label.includes(draft.label))
    owner.label = owner.label === '' ? draft.label : `${owner.label}, ${draft.label}`;
  return owner;
}

function describe({ tag, attributes }: XmlNode, bounds: Bounds, frame: Size): Draft {
  const is = (name: string) => attributes[name] === 'true';
  const className = attributes['class'] ?? tag;
  const natural = ROLE_BY_CLASS.find(([pattern]) => pattern.test(className))?.[1] ?? 'other';
  const touchable = is('clickable') || is('long-clickable') || is('checkable') || natural === 'input';
  const isBackdrop = bounds.width * bounds.height > frame.widthPx * frame.heightPx * BACKDROP_SHARE;
  const role =
    touchable && !isBackdrop && isPassive(natural) ? 'button' : scrollRole(natural, is('scrollable'));
  const interactive = touchable || role === 'list';
  return {
    element: {
      role,
      ...(attributes['resource-id'] ? { id: attributes['resource-id'] } : {}),
      ...(role === 'input' ? { value: inputValue(attributes) } : {}),
      bounds,
      interactive,
      ...(is('checkable') || role === 'switch' || role === 'checkbox' ? { checked: is('checked') } : {}),
      ...(role === 'tab' ? { checked: is('selected') || is('checked') } : {}),
      ...(is('focused') ? { focused: true } : {}),
      ...(attributes['enabled'] === 'false' ? { disabled: true } : {}),
    },
    label: ownLabel(attributes, role),
    inside: insideOf(role, touchable && !isBackdrop),
  };
}

/** A field's texts are its content or its hint, which it tells already. */
function insideOf(role: Role, takesTexts: boolean): Inside {
  if (role === 'input') return 'hidden';
  return takesTexts && role !== 'list' ? 'named' : 'apart';
}

function isPassive(role: Role): boolean {
  return role === 'text' || role === 'image' || role === 'other';
}

function scrollRole(natural: Role, scrollable: boolean): Role {
  if (natural === 'list') return scrollable ? 'list' : 'other';
  return natural === 'other' && scrollable ? 'list' : natural;
}

function ownLabel(attributes: Attributes, role: Role): string {
  const words =
    role === 'input'
      ? attributes['content-desc'] || attributes['hint'] || idWords(attributes['resource-id'])
      : attributes['content-desc'] || attributes['text'];
  return (words ?? '').replace(/\s+/g, ' ').trim();
}

/** `com.example:id/phone_number` names its field when nothing else does. */
function idWords(resourceId: string | undefined): string {
  return (resourceId ?? '').replace(/^.*\//, '').replace(/_/g, ' ');
}

function inputValue(attributes: Attributes): string {
  const text = attributes['text'] ?? '';
  if (attributes['showing-hint'] === 'true' || (text !== '' && text === attributes['hint'])) return '';
  return attributes['password'] === 'true' ? '•'.repeat([...text].length) : text;
}

function readBounds(text: string | undefined, frame: Size): Bounds | null {
  const [, left, top, right, bottom] = (BOUNDS.exec(text ?? '') ?? []).map(Number);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
  const rectangle = { x: left, y: top, width: right - left, height: bottom - top };
  return toFrameBounds(rectangle, frame, { width: frame.widthPx, height: frame.heightPx });
}
