import type { Declarations } from '@takumi-rs/helpers';

/** CSS as the renderer knows it; lengths are dp. */
export type Style = Declarations;

/** What a view is to accessibility services. */
export type Role =
  | 'group'
  | 'text'
  | 'image'
  | 'button'
  | 'input'
  | 'switch'
  | 'checkbox'
  | 'tab'
  | 'list'
  | 'progress';

/**
 * A view of the screen. The same tree is laid out, drawn, hit-tested and shown to accessibility
 * services, so that these can't disagree. Handlers change the app's state in place.
 */
export type View = {
  readonly role: Role;
  readonly style: Style;
  /** The words of a text. */
  readonly text?: string;
  /** The drawing of an image: SVG. */
  readonly svg?: string;
  readonly children: readonly View[];
  /** The last part of the resource id: `like_button`. */
  readonly id?: string;
  /** The content description. */
  readonly label?: string;
  /** The app that owns the view and everything in it, unless an outer one does. */
  readonly package?: string;
  readonly checked?: boolean;
  readonly selected?: boolean;
  readonly disabled?: boolean;
  readonly focused?: boolean;
  readonly password?: boolean;
  readonly hint?: string;
  readonly value?: string;
  /** Keeps what is behind it from being touched. */
  readonly blocks?: boolean;
  /** Covers the whole screen but its bars, when it is a child of the app's outermost view. */
  readonly overlay?: boolean;
  /** The name under which the phone keeps how far the view is scrolled. */
  readonly scrollKey?: string;
  /** Shows the end of what it scrolls first, as conversations do; it is scrolled from there. */
  readonly fromEnd?: boolean;
  readonly onTap?: () => void;
  readonly onDoubleTap?: () => void;
  readonly onLongPress?: () => void;
  /** A finger that moves up, wherever on the view it starts. */
  readonly onSwipeUp?: () => void;
  /** Takes the new content of an input. */
  readonly onInput?: (value: string) => void;
  /** The keyboard's enter key, in an input. */
  readonly onSubmit?: () => void;
};

/** What may stand in a list of children: nothing, for a condition that doesn't hold. */
export type Child = View | false | undefined;

type Extra = Omit<Partial<View>, 'children' | 'style' | 'text'> & { readonly style?: Style };

/** A box that stacks its children. */
export function column(extra: Extra, ...children: readonly Child[]): View {
  return make({ ...extra, style: { flexDirection: 'column', ...extra.style } }, children);
}

/** A box that puts its children side by side. */
export function row(extra: Extra, ...children: readonly Child[]): View {
  return make({ ...extra, style: { flexDirection: 'row', alignItems: 'center', ...extra.style } }, children);
}

/** Words. */
export function text(words: string, style: Style = {}, extra: Omit<Extra, 'style'> = {}): View {
  return { role: 'text', ...extra, text: words, style, children: [] };
}

/** A drawing; without a label it means nothing to accessibility services. */
export function image(svg: string, sizeDp: number, label?: string): View {
  const style = { width: sizeDp, height: sizeDp };
  return { role: 'image', svg, style, children: [], ...(label !== undefined && { label }) };
}

/**
 * A box that scrolls vertically by the distance that a finger moves.
 *
 * @param scrollKey unique on the phone: `momento.feed`
 */
export function list(scrollKey: string, style: Style, ...children: readonly Child[]): View {
  const content = column({ style: { flexShrink: 0 } }, ...children);
  return {
    role: 'list',
    scrollKey,
    style: {
      display: 'flex',
      flexDirection: 'column',
      flexGrow: 1,
      flexBasis: 0,
      minHeight: 0,
      overflow: 'hidden',
      ...style,
    },
    children: [content],
  };
}

/** A list whose last child shows first. */
export function listFromEnd(scrollKey: string, style: Style, ...children: readonly Child[]): View {
  return { ...list(scrollKey, { justifyContent: 'flex-end', ...style }, ...children), fromEnd: true };
}

function make(extra: Extra & { readonly style: Style }, children: readonly Child[]): View {
  return {
    role: extra.onTap ? 'button' : 'group',
    ...extra,
    style: { display: 'flex', position: 'relative', flexShrink: 0, boxSizing: 'border-box', ...extra.style },
    children: children.filter((child): child is View => Boolean(child)),
  };
}
