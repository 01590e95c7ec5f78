import { plainWords, wordSet } from './plain-words.ts';

/** Words that ask to send something wherever they stand. */
const ALWAYS = words(`
  send sending resend forward publish publishing submit tell texting messaging posting replying tweeting
  emailing commenting sharing retweet repost sende senden schick schicke schicken verschicke verschicken
  antworte poste kommentiere teile veröffentliche veröffentlichen leite envoie envoyer envoyez réponds
  répondre répondez publie publier publiez partage partager partagez transfère envía enviar envíale manda
  mandar mándale responde responder publica publicar comparte compartir reenvía gönder gönderin göndermek
  yanıtla cevapla paylaş yayınla ilet
`);
/** Words that are as often names of things: they ask only where a verb stands. */
const AS_VERBS = words(`
  message text post comment share reply respond answer tweet email mail dm sms whatsapp invite write
`);
/** A verb stands at the start of a sentence, or after one of these. */
const BEFORE_VERBS = words(`
  and then to please or also now just finally you let's
`);
/** Things that are only written in order to send them. */
const LETTERS = words(`
  message comment reply review post email mail sms tweet answer dm nachricht kommentar antwort rezension
  commentaire réponse avis mensaje comentario respuesta reseña mesaj yorum cevap yanıt
`);
const WRITING = words(`
  write leave add schreib schreibe schreiben hinterlasse écris écrire écrivez laisse escribe escribir deja
  yaz yap
`);
const NOT = words(`
  don't dont not never without doesn't mustn't shouldn't avoid nicht kein keine ohne nie ne pas sans
  jamais sin nunca jamás
`);
const COMMA = ',';
/** How far a negation reaches, and how far the thing may be from its verb, in words. */
const NEAR = 6;

/**
 * Whether the user asked for something to be sent, posted or shared, as far as words can tell in English,
 * German, French, Spanish and Turkish. Someone who says anywhere that something must not be sent is taken
 * not to have asked, since one word can't tell which is which.
 */
export function asksToSend(instruction: string): boolean {
  let asks = false;
  for (const sentence of instruction.split(/[.!?;:\n]+(?:\s|$)/)) {
    const said = sentence.replace(/,\s/g, ` ${COMMA} `).split(/\s+/).map(plain).filter(Boolean);
    for (const [at, word] of said.entries()) {
      if (!isRequest(said, at, word)) continue;
      // A Turkish negation is a part of the verb, which is then none of these words.
      if (said.slice(Math.max(0, at - NEAR), at + 2).some((near) => NOT.has(near))) return false;
      asks = true;
    }
  }
  return asks;
}

function isRequest(said: readonly string[], at: number, word: string): boolean {
  if (ALWAYS.has(word)) return true;
  const before = said[at - 1];
  const standsAsVerb =
    before === undefined || before === COMMA || BEFORE_VERBS.has(before) || NOT.has(before);
  const next = said[at + 1];
  if (word === 'write') return standsAsVerb && (next === 'to' || next === 'back' || isWritten(said, at));
  if (AS_VERBS.has(word)) return standsAsVerb;
  return WRITING.has(word) && isWritten(said, at);
}

/** In Turkish the thing stands before the verb. */
function isWritten(said: readonly string[], at: number): boolean {
  const near = [...said.slice(Math.max(0, at - 2), at), ...said.slice(at + 1, at + 1 + NEAR)];
  return near.some((word) => LETTERS.has(word));
}

function words(text: string): ReadonlySet<string> {
  return wordSet(text.trim().split(/\s+/));
}

function plain(word: string): string {
  return word === COMMA ? COMMA : plainWords(word);
}
