import { z } from 'zod';
import type { SecretId } from './ids.ts';

/** A secret as anybody may see it. */
export type SecretRecord = {
  readonly id: SecretId;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A secret as the driver of a phone needs it. The value may appear in no prompt, event, log or picture. */
export type Secret = { readonly name: string; readonly value: string };

/** How few characters a value may have: a shorter one would be found, and hidden, all over the screen. */
const MIN_VALUE = 4;
const MAX_VALUE = 4_096;

/** What a client may say of a secret. No message repeats the value. */
export const secretFields = {
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9_.-]{0,63}$/,
      'Expected 1 to 64 characters of a-z, 0-9, "_", "." and "-", a letter or a figure first',
    ),
  value: z
    .string()
    .max(MAX_VALUE, `Too big: expected at most ${MAX_VALUE} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), 'Expected no line breaks, tabs or other control characters')
    .refine(
      (value) => [...value.replace(/\s/g, '')].length >= MIN_VALUE,
      `Too small: expected at least ${MIN_VALUE} characters besides spaces, since a secret is hidden wherever it shows`,
    ),
} as const;

/** A mention of a secret, with room for what models add to it. */
const PLACEHOLDER = /\{\{\s*secret\s*:\s*([^{}]*?)\s*\}\}/g;

/** @returns the words that stand for a secret's value. */
export function secretPlaceholder(name: string): string {
  return `{{secret:${name}}}`;
}

/** @returns the names in the placeholders of a text, each once, in order. */
export function secretNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** @returns the text with each placeholder replaced by what `fill` says, once: values are not looked into. */
export function fillSecrets(text: string, fill: (name: string) => string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => fill(name));
}
