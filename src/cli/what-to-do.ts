/** @returns what a person can do about a session that is paused, as a command; undefined when nothing is known */
export function whatToDo(sessionId: string, pauseReason: string | null | undefined): string | undefined {
  switch (pauseReason) {
    case 'question':
      return `Answer with: opposable message ${sessionId} "…"`;
    case 'approval':
      return `Say yes with: opposable approve ${sessionId}   no with: opposable deny ${sessionId}`;
    case 'takeover':
      return `When you have done it, give the phone back with: opposable release ${sessionId}`;
    case 'idle':
      return `Say what is next with: opposable message ${sessionId} "…"`;
    case 'budget':
      return `Let it go on with: opposable budget ${sessionId} <usd>   or end it with: opposable stop ${sessionId}`;
    case 'user':
    case 'phone_lost':
      return `Let it go on with: opposable resume ${sessionId}   or end it with: opposable stop ${sessionId}`;
    default:
      return undefined;
  }
}
