import { type Act, done } from './act.ts';
import { ABILITIES } from './task.ts';

/** Ends with success: everything that was asked for has been done. */
export function didSo(outcomes: readonly string[]): Act {
  return done(true, `I ${outcomes.join(', then ')}.`);
}

/** Ends without success, for a reason, and tells what has been done all the same. */
export function didNot(outcomes: readonly string[], reason: string): Act {
  const summary = outcomes.length === 0 ? reason : `I ${outcomes.join(', then ')}, but ${reason}`;
  return done(false, `${summary.charAt(0).toUpperCase()}${summary.slice(1).replace(/[.]$/, '')}.`);
}

/** Ends at once, since the demo model has no rule for something that was asked for. */
export function cannot(parts: readonly string[]): Act {
  const asked = parts.map((part) => `"${part.trim()}"`).join(', ');
  return done(
    false,
    `I am the built-in demo model, not an AI, and have no rule for ${asked}. I can ${enumeration(ABILITIES)}. ` +
      'For everything else, set ANTHROPIC_API_KEY and start again: then Claude drives the phone.',
  );
}

function enumeration(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
