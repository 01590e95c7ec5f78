import { bodySchema, type Operation } from '../../support/openapi/document.ts';
import { validInput } from '../../support/openapi/valid-input.ts';
import type { Ids, RestRow } from './row.ts';

/** What stands for a parameter of a path, and the code of naming what isn't there. */
const PLACES: Readonly<Record<string, { readonly of: (ids: Ids) => string; readonly missing?: string }>> = {
  session_id: { of: ({ session }) => session, missing: 'SESSION_NOT_FOUND' },
  phone_id: { of: ({ phone }) => phone, missing: 'PHONE_NOT_FOUND' },
  frame_id: { of: ({ frame }) => frame, missing: 'FRAME_NOT_FOUND' },
  job_id: { of: ({ job }) => job, missing: 'JOB_NOT_FOUND' },
  // Stands behind a session's id in every path.
  tool_use_id: { of: () => 'toolu_1' },
};

/** What can't be told from an operation's method and path. */
const PECULIAR: Readonly<Record<string, Partial<RestRow>>> = {
  createSession: {
    missing: 'PHONE_NOT_FOUND',
    body: ({ phone }) => ({ phone_id: phone, instruction: 'Open Clock' }),
  },
  getSession: { view: 'session' },
  listSessionEvents: { view: 'session' },
  watchSession: { view: 'session', stream: true },
  watchPhone: { view: 'phone', stream: true },
  exportSession: { view: 'session', query: '?format=json' },
  getFrame: { view: 'session' },
  listPhoneApps: { answer: 'TASK_ALREADY_RUNNING' },
  takeScreenshot: { answer: 'TASK_ALREADY_RUNNING' },
  getUsage: { query: '?from=2020-01-01&to=2020-02-01' },
};

/**
 * @returns what is expected of an operation: to read is `GET`, and what its path names must be there
 * @throws Error for a parameter of a path of which nobody said what it may be
 */
export function restRow(operation: Operation): RestRow {
  const { method, path, operationId } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const unknown = names.find((name) => !(name in PLACES));
  if (unknown) throw new Error(`Say in PLACES what {${unknown}} may be.`);
  const missing = names.map((name) => PLACES[name]?.missing).find((code) => code !== undefined);
  const schema = bodySchema(operation);
  return {
    scope: method === 'get' ? 'read' : 'control',
    path: (ids) => Object.fromEntries(names.map((name) => [name, PLACES[name]?.of(ids) ?? ''])),
    ...(missing !== undefined && { missing }),
    ...(schema && { body: () => validInput(schema) as object }),
    ...PECULIAR[operationId],
  };
}
