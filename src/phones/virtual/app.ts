import type { View } from './view.ts';

/** What an app may ask of the phone that it runs on. */
export type Os = {
  /** The phone's time, in milliseconds since the epoch; a view that reads it is drawn anew when it must be. */
  readonly now: () => number;
  /** @returns whether a moment has come; if not, the screen is drawn anew when it has */
  readonly reached: (atMs: number) => boolean;
  /** How long pages and pictures take to load, in milliseconds. */
  readonly loadMs: () => number;
  /** Shows a short notice at the bottom. */
  readonly toast: (words: string) => void;
  /** Moves the focus to an input by its id, or away from all; the keyboard follows. */
  readonly focus: (id: string | undefined) => void;
  /** The id of the input that has the focus. */
  readonly focused: () => string | undefined;
  /** Scrolls a list back to its top. */
  readonly scrollToTop: (scrollKey: string) => void;
  /** The state of an app, for what apps share as phones share contacts: to be read alone. */
  readonly stateOf: (packageName: string) => object | undefined;
};

/** An app of the virtual phone. Its state is JSON, and its handlers change it in place. */
export type App<State extends object = object> = {
  readonly package: string;
  readonly name: string;
  /** Other names that people ask for it by. */
  readonly aliases: readonly string[];
  /** The icon: a colour, or two for a gradient, and a white drawing. */
  readonly icon: { readonly colors: readonly [string, string]; readonly svg: string };
  /** What a permission dialog asks for when the app is first opened. */
  readonly permission?: string;
  /** Deep links that start so open the app. */
  readonly links?: readonly string[];
  /** Whether the present screen is secure, and black on screenshots. */
  readonly secure?: (state: State) => boolean;
  readonly start: (seed: number) => State;
  /** What of the state outlasts the app when it is closed; it starts anew with that and forgets the rest. */
  readonly stored: (state: State) => Partial<State>;
  readonly view: (state: State, os: Os) => View;
  /** Goes back within the app. @returns false when there is nowhere to go back to */
  readonly back?: (state: State, os: Os) => boolean;
  /** Called each time that the app comes to the front, with the deep link if there is one. */
  readonly open?: (state: State, os: Os, link?: string) => void;
  /** What tests see of the state; all of it unless said otherwise. */
  readonly exported?: (state: State) => object;
};

/** Forgets the type of an app's state: apps stand in one list, and each only ever sees its own. */
export function defineApp<State extends object>(app: App<State>): App {
  return app as unknown as App;
}
