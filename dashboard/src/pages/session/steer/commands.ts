import { graphql } from '../../../gql/gql.ts';
import type { CommandAnswerFragment } from '../../../gql/graphql.ts';

graphql(`
  fragment CommandAnswer on Session {
    id
    newest: events(last: 1) { index }
  }
`);

/** What a command is answered with: how far the log goes that knows of it. */
export type CommandAnswer = { readonly session: CommandAnswerFragment };

/** Stops the session before its next action. */
export const PauseSession = graphql(`
  mutation PauseSession($id: ID!) {
    session: pauseSession(id: $id) { ...CommandAnswer }
  }
`);

/** Lets a paused session go on. */
export const ResumeSession = graphql(`
  mutation ResumeSession($id: ID!) {
    session: resumeSession(id: $id) { ...CommandAnswer }
  }
`);

/** Ends the turn in progress; the session waits for a message. */
export const InterruptSession = graphql(`
  mutation InterruptSession($id: ID!) {
    session: interruptSession(id: $id) { ...CommandAnswer }
  }
`);

/** Ends the session for good. */
export const StopSession = graphql(`
  mutation StopSession($id: ID!) {
    session: stopSession(id: $id) { ...CommandAnswer }
  }
`);

/** Says something to the agent. */
export const SendMessage = graphql(`
  mutation SendMessage($id: ID!, $text: String!) {
    session: sendMessage(sessionId: $id, text: $text) { ...CommandAnswer }
  }
`);

/** Says yes to an action, or to what is put in its place. */
export const ApproveAction = graphql(`
  mutation ApproveAction($id: ID!, $toolUseId: String!, $input: JSONObject) {
    session: approveAction(sessionId: $id, toolUseId: $toolUseId, input: $input) { ...CommandAnswer }
  }
`);

/** Says no to an action. */
export const DenyAction = graphql(`
  mutation DenyAction($id: ID!, $toolUseId: String!, $reason: String) {
    session: denyAction(sessionId: $id, toolUseId: $toolUseId, reason: $reason) { ...CommandAnswer }
  }
`);

/** Takes the phone from the agent. */
export const TakeOver = graphql(`
  mutation TakeOver($id: ID!, $reason: String) {
    session: takeoverSession(id: $id, reason: $reason) { ...CommandAnswer }
  }
`);

/** Gives the phone back to the agent. */
export const HandBack = graphql(`
  mutation HandBack($id: ID!, $note: String) {
    session: releaseSession(id: $id, note: $note) { ...CommandAnswer }
  }
`);

/** Sets what the session may cost. */
export const SetBudget = graphql(`
  mutation SetBudget($id: ID!, $maxCostUsd: Float) {
    session: setSessionBudget(id: $id, maxCostUsd: $maxCostUsd) { ...CommandAnswer }
  }
`);

/** Changes what the session is found by. */
export const DescribeSession = graphql(`
  mutation DescribeSession($id: ID!, $title: String, $tags: [String!]) {
    session: updateSession(id: $id, input: { title: $title, tags: $tags }) { ...CommandAnswer }
  }
`);

/** Deletes a session that has ended. */
export const DeleteSession = graphql(`
  mutation DeleteSession($id: ID!) {
    deleteSession(id: $id)
  }
`);

/** Does one thing with a phone that is in a person's hands. */
export const PerformAction = graphql(`
  mutation PerformAction($id: ID!, $action: PhoneActionInput!) {
    performAction(sessionId: $id, action: $action) { index isError text }
  }
`);
