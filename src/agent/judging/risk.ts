import { matchesWildcard } from '../../lib/wildcard.ts';
import { plainWords } from './plain-words.ts';
import { RISKY_PHRASES, type Risk } from './risky-phrases.ts';

/** Says when, and nothing else. */
const NOW = ['now', 'jetzt', 'maintenant', 'ahora', 'şimdi', 'hemen'].map(plainWords).join('|');
const AT_ONCE = new RegExp(`^(?:${NOW}) | (?:${NOW})$`, 'g');
const AMOUNT = String.raw`\d(?:[\d.,' ]*\d)?`;
const CURRENCY = String.raw`(?:\p{Sc}|us\p{Sc}|\b(?:usd|eur|gbp|chf|try|tl)\b)`;
const PRICE = new RegExp(`(?:(?:for|fur|pour|por) )?(?:${CURRENCY} ?${AMOUNT}|${AMOUNT} ?${CURRENCY})`, 'gu');
/** What may follow a price: "$4.99 per month", "3 €/Monat". */
const PERIOD =
  /^(?:(?:\/|per|a|pro|par|al|por) ?)?(?:month|year|week|monat|jahr|mois|an|mes|ano|ay|yil|mo|yr)$/;
/** A label with more words, or characters, is a text and not the name of a button. */
const MAX_WORDS = 6;
const MAX_CHARACTERS = 200;

const RISKS = (['purchase', 'send', 'delete'] as const).map((risk) => ({
  risk,
  phrases: RISKY_PHRASES[risk].map((phrase) => phrase.split('*').map(plainPart).join('*')),
}));

/**
 * Tells what a button does by what it is called.
 *
 * @returns undefined for a name that promises nothing of the kind
 */
export function riskOf(label: string): Risk | undefined {
  // An element that is named by the texts inside it lists them; the rest of a button's are prices.
  const [first = '', ...rest] = label
    .slice(0, MAX_CHARACTERS)
    .split(/,(?=\s)|[\n·|]/)
    .map(plainWords);
  const name = withoutPrice(first).replace(AT_ONCE, '').trim();
  const isPrice = first !== '' && (name === '' || (name !== first && PERIOD.test(name)));
  const isText = rest.some((part) => /\p{L}/u.test(withoutPrice(part)));
  if (isPrice && !isText) return 'purchase';
  if (name.split(' ').length > MAX_WORDS) return undefined;
  const fits = (phrase: string): boolean =>
    isText && phrase.includes('*') ? false : matchesWildcard(phrase, name);
  return RISKS.find(({ phrases }) => phrases.some(fits))?.risk;
}

function withoutPrice(words: string): string {
  return plainWords(words.replace(PRICE, ' '));
}

/** Keeps the spaces around a star, which `plainWords` would cut off. */
function plainPart(part: string): string {
  const words = plainWords(part);
  return `${part.startsWith(' ') ? ' ' : ''}${words}${words !== '' && part.endsWith(' ') ? ' ' : ''}`;
}
