import type { Alarm, Stopwatch } from '../../src/phones/virtual/apps/clock-state.ts';
import type { Message } from '../../src/phones/virtual/apps/messages-content.ts';
import type { Post } from '../../src/phones/virtual/apps/momento-content.ts';
import { ME, type MomentoTab } from '../../src/phones/virtual/apps/momento-state.ts';
import type { Note } from '../../src/phones/virtual/apps/notes-content.ts';
import type { PageId, SwitchId } from '../../src/phones/virtual/apps/settings-content.ts';
import type { CartLine, CheckoutStep, Order, ShopTab } from '../../src/phones/virtual/apps/shop-state.ts';
import type { Person } from '../../src/phones/virtual/people.ts';
import type { SystemState } from '../../src/phones/virtual/state.ts';

/** What a virtual phone exports of itself: the answer of `mobile: virtualState`. */
export type PhoneState = {
  readonly system: SystemState;
  readonly apps: {
    readonly momento: { readonly tab: MomentoTab; readonly posts: readonly Post[] };
    readonly messages: {
      readonly open: string | null;
      readonly threads: readonly {
        readonly name: string;
        readonly messages: readonly Pick<Message, 'from' | 'text'>[];
      }[];
    };
    readonly notes: { readonly notes: readonly Note[] };
    readonly contacts: { readonly people: readonly Person[] };
    readonly clock: {
      readonly tab: string;
      readonly alarms: readonly Alarm[];
      readonly timer: {
        readonly totalMs: number;
        readonly endsAtMs: number | null;
        readonly leftMs: number | null;
      };
      readonly stopwatch: Stopwatch;
    };
    readonly settings: Readonly<Record<SwitchId, boolean>> & {
      readonly brightness: number;
      readonly page: PageId | 'main';
    };
    readonly shop: {
      readonly tab: ShopTab;
      readonly product: string | null;
      readonly step: CheckoutStep | null;
      readonly cart: readonly CartLine[];
      readonly account: string | null;
      readonly orders: readonly Order[];
    };
  };
};

/**
 * What a user finds on the phone the next day, whichever way an agent went about it: what was written,
 * sent, set, bought. Lists are in the order of creation, and what is new stands last.
 */
export type Lasting = {
  /** The feed, and what the phone's owner said about each post. */
  readonly posts: readonly {
    readonly author: string;
    readonly liked: boolean;
    readonly said: readonly string[];
  }[];
  /** What the phone's owner sent, by the name of the conversation. */
  readonly sent: Readonly<Record<string, readonly string[]>>;
  readonly notes: readonly Pick<Note, 'title' | 'body' | 'pinned'>[];
  readonly people: readonly Omit<Person, 'id'>[];
  readonly alarms: readonly Omit<Alarm, 'id'>[];
  readonly timer: { readonly totalMs: number; readonly isRunning: boolean };
  readonly stopwatch: { readonly isRunning: boolean; readonly isZero: boolean; readonly laps: number };
  readonly settings: Readonly<Record<SwitchId, boolean>> & { readonly brightness: number };
  /** How many of each product. */
  readonly cart: Readonly<Record<string, number>>;
  readonly account: string | null;
  readonly orders: readonly Omit<Order, 'number' | 'lines' | 'totalCents'>[];
  /** What was ordered, over all orders. */
  readonly ordered: Readonly<Record<string, number>>;
  readonly volume: number;
};

/** Where the phone stands: only tasks that ask for a place look at it. */
export type Place = {
  /** The package of the app in front; null on the home screen. */
  readonly foreground: string | null;
  readonly recentsShown: boolean;
  readonly momentoTab: MomentoTab;
  readonly conversation: string | null;
  readonly settingsPage: string;
  readonly shopTab: ShopTab;
  /** What the permission dialogs were answered, by package. */
  readonly granted: Readonly<Record<string, boolean>>;
};

/** @returns what lasts of a state */
export function lastingOf({ system, apps }: PhoneState): Lasting {
  const { timer, stopwatch, alarms } = apps.clock;
  const { page: _, ...settings } = apps.settings;
  return {
    posts: apps.momento.posts.map(({ author, liked, comments }) => ({
      author,
      liked,
      said: comments.filter((comment) => comment.author === ME).map(({ text }) => text),
    })),
    sent: Object.fromEntries(
      apps.messages.threads.flatMap(({ name, messages }) => {
        const mine = messages.filter(({ from }) => from === 'me').map(({ text }) => text);
        return mine.length > 0 ? [[name, mine]] : [];
      }),
    ),
    notes: inOrder(apps.notes.notes).map(({ title, body, pinned }) => ({ title, body, pinned })),
    people: inOrder(apps.contacts.people).map(({ id: __, ...person }) => person),
    alarms: inOrder(alarms).map(({ id: __, ...alarm }) => alarm),
    timer: { totalMs: timer.totalMs, isRunning: timer.endsAtMs !== null },
    stopwatch: {
      isRunning: stopwatch.startedAtMs !== null,
      isZero: stopwatch.countedMs === 0,
      laps: stopwatch.laps.length,
    },
    settings,
    cart: counts(apps.shop.cart),
    account: apps.shop.account,
    orders: apps.shop.orders.map(({ account, premiumDelivery, name, address }) => ({
      account,
      premiumDelivery,
      name,
      address,
    })),
    ordered: counts(apps.shop.orders.flatMap(({ lines }) => lines)),
    volume: system.volume,
  };
}

/** @returns where the phone stands */
export function placeOf({ system, apps }: PhoneState): Place {
  return {
    foreground: system.foreground,
    recentsShown: system.recentsShown,
    momentoTab: apps.momento.tab,
    conversation: apps.messages.open,
    settingsPage: apps.settings.page,
    shopTab: apps.shop.tab,
    granted: system.granted,
  };
}

/** Ids are a letter and a number that only grows. */
function inOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
}

function counts(lines: readonly CartLine[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { product, quantity } of lines) found[product] = (found[product] ?? 0) + quantity;
  return found;
}
