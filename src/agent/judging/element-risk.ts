import type { PhoneElement } from '../../domain/phone.ts';
import { plainWords, wordSet } from './plain-words.ts';
import { riskOf } from './risk.ts';
import type { Risk } from './risky-phrases.ts';

/** What opens, chooses or takes text, whatever it is called, and does nothing else. */
const HARMLESS_ROLES: ReadonlySet<PhoneElement['role']> = new Set([
  'input',
  'switch',
  'checkbox',
  'tab',
  'list',
]);
/** Buttons whose names agree to what stands beside them. */
const VAGUE = wordSet([
  ...['ok', 'okay', 'yes', 'confirm', 'continue', 'proceed', 'accept', 'agree', 'remove', 'ja', 'weiter'],
  ...['bestätigen', 'entfernen', 'oui', 'confirmer', 'continuer', 'valider', 'sí', 'aceptar', 'confirmar'],
  ...['continuar', 'quitar', 'evet', 'tamam', 'onayla', 'devam', 'kaldır'],
]);
const SURE =
  /^(?:are you sure (?:that )?(?:you want )?(?:to )?|(?:do you|you) (?:really )?want to |would you like to )/;
/** A sentence up to its question mark; the point of a number doesn't end it. */
const QUESTION = /(?:[^.?!\n]|\.(?=\d))+(?=\?)/g;
/** Parts of ids that say what an element is, and not what it does. */
const WIDGET =
  /\b(?:button|btn|fab|icon|ic|image|img|view|layout|container|action|menu|item|confirm|positive)\b/g;
const SEARCH = /search|\bfind\b|suche|recherche|busca|\bara\b/;
const LETTER = /message|comment|reply|chat|tweet|nachricht|kommentar|antwort|commentaire|mensaje|mesaj|yorum/;
const SLIDE = /\b(?:slide|swipe|schieben|wischen|glisser|desliza|deslizar|kaydir)\b/;

/**
 * Tells what a touch of an element does by its label, or its id where it has none. A label such as "OK"
 * answers a question, so the questions on the screen tell what it does.
 */
export function elementRisk(target: PhoneElement, elements: readonly PhoneElement[]): Risk | undefined {
  if (HARMLESS_ROLES.has(target.role)) return undefined;
  const label = target.label || target.value || '';
  const isVague = VAGUE.has(plainWords(label));
  if (label !== '' && !isVague) return riskOf(label);
  const asked = isVague ? elements.flatMap(questions) : [];
  return [...asked, idWords(target)].map(riskOf).find((risk) => risk !== undefined);
}

/** @returns whether the enter key in an input sends what was written. */
export function entersLetter({ role, label, id = '' }: PhoneElement): boolean {
  const words = plainWords(`${label} ${id.replace(/^.*\//, '')}`);
  return role === 'input' && LETTER.test(words) && !SEARCH.test(words);
}

/** @returns whether an element is worked by moving it, as in "Slide to pay". */
export function isSlider({ label }: PhoneElement): boolean {
  return SLIDE.test(plainWords(label));
}

function questions({ interactive, label }: PhoneElement): readonly string[] {
  if (interactive) return [];
  const sentences = [...label.matchAll(QUESTION)].map(([sentence]) => plainWords(sentence));
  return sentences.map((sentence) => sentence.replace(SURE, ''));
}

/** `com.example:id/confirm_order` is "order". */
function idWords({ id = '' }: PhoneElement): string {
  const words = id
    .replace(/^.*\//, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ');
  return words.toLowerCase().replace(WIDGET, ' ').replace(/\s+/g, ' ').trim();
}
