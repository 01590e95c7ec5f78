import { z } from 'zod';
import type { PhoneElement, Size } from '../domain/phone.ts';
import { toFrameBounds } from './coordinates.ts';
import type { InputExtent } from './phone-driver.ts';
import { inReadingOrder } from './reading-order.ts';
import { tooLarge } from './xml-tree.ts';

/** A page is walked through where it is, which is quicker than reading a source: it may be as large as this. */
const MAX_NODES = 30_000;
const TOO_LARGE = 'too large';

/**
 * Lists what a person would see and touch on a page, in the visual viewport's CSS pixels. Runs in the
 * page, so it trusts nothing there to be sane and reads no password.
 */
export const LIST_ELEMENTS = `
const LIMIT = 400;
let nodesLeft = ${MAX_NODES};
const roleOf = (node) => {
  const role = node.getAttribute('role') || '';
  const tag = node.tagName;
  const type = tag === 'INPUT' ? node.type : '';
  if (role === 'switch') return 'switch';
  if (role === 'checkbox' || role === 'radio' || type === 'checkbox' || type === 'radio') return 'checkbox';
  if (role === 'tab') return 'tab';
  if (role === 'button' || tag === 'BUTTON' || tag === 'SUMMARY' || /^(button|submit|reset|image)$/.test(type)) return 'button';
  if (role === 'textbox' || role === 'searchbox' || role === 'combobox' || node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(tag)) return 'input';
  if (tag === 'IMG' || role === 'img' || tag === 'CANVAS' || tag === 'VIDEO') return 'image';
  if (tag === 'PROGRESS' || role === 'progressbar') return 'progress';
  if (tag === 'A' && node.href) return 'button';
  return null;
};
const clean = (text) => (text || '').replace(/\\s+/g, ' ').trim().slice(0, 200);
const labelOf = (node) => clean(
  node.getAttribute('aria-label') ||
  (node.labels && node.labels[0] && node.labels[0].innerText) ||
  node.alt || node.placeholder || node.title ||
  (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) ? (/^(button|submit|reset)$/.test(node.type) ? node.value : node.name) : node.innerText));
const view = visualViewport;
const found = [];
const visit = (node, inside) => {
  for (const child of node.childNodes) {
    nodesLeft -= 1;
    if (found.length >= LIMIT || nodesLeft < 0) return;
    if (child.nodeType === 3) { if (!inside) addText(child); continue; }
    if (child.nodeType !== 1 || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/.test(child.tagName)) continue;
    const style = getComputedStyle(child);
    if (style.display === 'none' || style.visibility === 'hidden' || Number(style.opacity) === 0) continue;
    const role = roleOf(child);
    const reacts = role !== null && role !== 'image' && role !== 'progress' || child.onclick !== null || child.tabIndex >= 0 && child !== document.body && child.hasAttribute('tabindex');
    if (role !== null || reacts) add(child, role || 'other', reacts);
    visit(child.shadowRoot || child, inside || reacts);
  }
};
const covered = (target, box) => {
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  const hit = document.elementFromPoint(x, y);
  return hit !== null && hit !== target && !target.contains(hit) && !hit.contains(target) && !hit.shadowRoot;
};
const push = (node, box, element) => {
  if (box.width <= 0 || box.height <= 0 || covered(node, box)) return;
  found.push({ ...element, x: box.left - view.offsetLeft, y: box.top - view.offsetTop, width: box.width, height: box.height });
};
const add = (node, role, interactive) => {
  const element = { role, label: labelOf(node), interactive };
  if (node.id) element.id = String(node.id).slice(0, 200);
  if (role === 'input') element.value = node.type === 'password' ? '\\u2022'.repeat((node.value || '').length) : clean(node.value ?? node.innerText);
  if (role === 'checkbox' || role === 'switch') element.checked = node.checked ?? node.getAttribute('aria-checked') === 'true';
  if (node === document.activeElement) element.focused = true;
  if (node.disabled || node.getAttribute('aria-disabled') === 'true') element.disabled = true;
  push(node, node.getBoundingClientRect(), element);
};
const addText = (node) => {
  const label = clean(node.data);
  if (label === '') return;
  const range = document.createRange();
  range.selectNodeContents(node);
  push(node.parentElement, range.getBoundingClientRect(), { role: 'text', label, interactive: false });
};
if (document.body) visit(document.body, false);
return nodesLeft < 0 ? '${TOO_LARGE}' : found;
`;

const listed = z.object({
  role: z.enum(['button', 'input', 'switch', 'checkbox', 'tab', 'image', 'text', 'progress', 'other']),
  label: z.string(),
  id: z.string().exactOptional(),
  value: z.string().exactOptional(),
  interactive: z.boolean(),
  checked: z.boolean().exactOptional(),
  focused: z.boolean().exactOptional(),
  disabled: z.boolean().exactOptional(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/**
 * Turns the answer of {@link LIST_ELEMENTS} into elements of a frame; what isn't visible is left out.
 *
 * @throws PhoneError `too_large`
 */
export function chromiumElements(answer: unknown, frame: Size, input: InputExtent): readonly PhoneElement[] {
  if (answer === TOO_LARGE) throw tooLarge();
  const elements = (Array.isArray(answer) ? answer : []).flatMap((entry): PhoneElement[] => {
    const parsed = listed.safeParse(entry);
    if (!parsed.success) return [];
    const { x, y, width, height, ...element } = parsed.data;
    const bounds = toFrameBounds({ x, y, width, height }, frame, input);
    return bounds === null ? [] : [{ ...element, bounds }];
  });
  return inReadingOrder(elements);
}
