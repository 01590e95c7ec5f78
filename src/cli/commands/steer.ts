import { CliError, type Client } from '../client.ts';
import {
  ApproveAction,
  DenyAction,
  GetWait,
  InterruptSession,
  PauseSession,
  ReleaseSession,
  ResumeSession,
  SendMessage,
  SetSessionBudget,
  StopSession,
  TakeoverSession,
} from '../documents/sessions.ts';

/** The commands that need nothing but a session. */
export const SIMPLE_COMMANDS = {
  pause: 'stop the agent before its next action',
  resume: 'let a paused session go on',
  interrupt: 'end the present turn at once and wait for a message',
  stop: 'end the session for good',
} as const;

/** The name of such a command. */
export type SimpleCommand = keyof typeof SIMPLE_COMMANDS;

const DOCUMENTS = {
  pause: PauseSession,
  resume: ResumeSession,
  interrupt: InterruptSession,
  stop: StopSession,
} as const;

/** Runs a command that needs nothing but a session. */
export async function simpleCommand(client: Client, command: SimpleCommand, id: string): Promise<void> {
  const document = DOCUMENTS[command];
  await client.request(document as typeof PauseSession, { id });
}

/** Says something to the agent. */
export async function sendMessage(client: Client, id: string, text: string): Promise<void> {
  await client.request(SendMessage, { id, text });
}

/** Says yes to what waits for approval. @throws {CliError} when nothing does */
export async function approve(client: Client, id: string, input?: Record<string, unknown>): Promise<void> {
  const toolUseId = await waiting(client, id);
  await client.request(ApproveAction, { id, toolUseId, ...(input && { input }) });
}

/** Says no to what waits for approval. @throws {CliError} when nothing does */
export async function deny(client: Client, id: string, reason?: string): Promise<void> {
  const toolUseId = await waiting(client, id);
  await client.request(DenyAction, { id, toolUseId, ...(reason !== undefined && { reason }) });
}

/** Takes the phone from the agent. */
export async function takeover(client: Client, id: string, reason?: string): Promise<void> {
  await client.request(TakeoverSession, { id, ...(reason !== undefined && { reason }) });
}

/** Gives the phone back. */
export async function release(client: Client, id: string, note?: string): Promise<void> {
  await client.request(ReleaseSession, { id, ...(note !== undefined && { note }) });
}

/** Sets what the session may cost: US dollars, or "none". */
export async function setBudget(client: Client, id: string, usd: string): Promise<void> {
  if (usd !== 'none' && !/^\d+(\.\d+)?$/.test(usd)) {
    throw new CliError(`"${usd}" is no amount: give US dollars such as 0.50, or "none".`);
  }
  await client.request(SetSessionBudget, { id, maxCostUsd: usd === 'none' ? null : Number(usd) });
}

async function waiting(client: Client, id: string): Promise<string> {
  const { session } = await client.request(GetWait, { id });
  const { waitsFor } = session;
  if (waitsFor?.__typename === 'ApprovalRequestedEvent') return waitsFor.toolUseId;
  const now = session.pauseReason ? `${session.status} (${session.pauseReason})` : session.status;
  throw new CliError(`Nothing waits for approval in this session, which is ${now}.`);
}
