/**
 * Whether a pattern fits the whole of a text, whatever the case: `*` stands for any characters, or none,
 * and everything else for itself. Takes at most as many steps as the product of the two lengths, so that
 * a pattern of a client's can't hold up the process.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < given.length) {
    if (wanted[at] === '*') {
      star = at;
      at += 1;
      resume = position;
    } else if (at < wanted.length && wanted[at] === given[position]) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      // The last star takes one character more; those before it never need another look.
      at = star + 1;
      resume += 1;
      position = resume;
    } else {
      return false;
    }
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}
