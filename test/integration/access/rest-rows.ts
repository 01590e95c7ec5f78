import type { RestRow } from './row.ts';

const ofSession = {
  missing: 'SESSION_NOT_FOUND',
  path: ({ session }) => ({ session_id: session, tool_use_id: 'toolu_1' }),
} satisfies Partial<RestRow>;
const commandOn = (body?: object): RestRow => ({
  scope: 'control',
  ...ofSession,
  ...(body && { body: () => body }),
});

/** Every operation of the REST API, by its id. A new one needs a row: the test of the matrix says so. */
export const REST_ROWS: Readonly<Record<string, RestRow>> = {
  createSession: {
    ...{ scope: 'control', missing: 'PHONE_NOT_FOUND' },
    body: ({ phone }) => ({ phone_id: phone, instruction: 'Open Clock' }),
  },
  listSessions: { scope: 'read' },
  getSession: { scope: 'read', view: 'session', ...ofSession },
  listSessionEvents: { scope: 'read', view: 'session', ...ofSession },
  messageSession: commandOn({ message: 'Hello?' }),
  pauseSession: commandOn(),
  resumeSession: commandOn(),
  interruptSession: commandOn(),
  stopSession: commandOn(),
  approve: commandOn({}),
  deny: commandOn({}),
  takeOver: commandOn({}),
  release: commandOn({}),
  act: commandOn({ type: 'press_button', button: 'home' }),
  setBudget: commandOn({ max_cost_usd: 1 }),
  listPhones: { scope: 'read' },
  getUsage: { scope: 'read' },
  getFrame: {
    ...{ scope: 'read', missing: 'FRAME_NOT_FOUND', view: 'session' },
    path: ({ frame }) => ({ frame_id: frame }),
  },
};
