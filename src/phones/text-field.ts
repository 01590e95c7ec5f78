import type { Send } from './send.ts';

/** The text field that has the focus, as it was before anything was typed into it. */
export type TextField = {
  /** WebDriver's id of the element. */
  readonly id: string;
  /** What it holds, dots for a password; undefined when that can't be told. */
  readonly text: string | undefined;
  /** What it shows while it is empty. */
  readonly hint: string;
  /** Whether it holds a password. */
  readonly isSecret: boolean;
};

/** How a platform types, and reads what has arrived. */
export type Keyboard = {
  /**
   * @returns the field that has the focus; undefined where text may arrive all the same
   * @throws PhoneError `action_failed` when nothing takes text
   */
  readonly focused: (send: Send) => Promise<TextField | undefined>;
  /** Types any Unicode text into what has the focus. */
  readonly type: (send: Send, text: string, field: TextField | undefined) => Promise<void>;
  /** Replaces all that a field holds, by another way than `type` takes. */
  readonly replace: (send: Send, field: TextField, text: string) => Promise<void>;
  /** @throws PhoneError `action_failed` when the field is gone */
  readonly read: (send: Send, field: TextField) => Promise<string>;
  /** @throws PhoneError `action_failed` when the field is gone */
  readonly isFocused: (send: Send, field: TextField) => Promise<boolean>;
};
