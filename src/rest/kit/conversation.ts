/** What the dialects' sessions are that go on for as long as somebody speaks to them. */
export const CONVERSATION = {
  mode: 'conversation',
  /** As many turns, and as many seconds of running time, as a session can have. */
  maxTurns: 1_000,
  timeoutS: 86_400,
} as const;
