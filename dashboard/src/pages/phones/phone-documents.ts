import { graphql } from '../../gql/gql.ts';
import type { PhonesQuery } from '../../gql/graphql.ts';

/** The phones of the wall. */
export const ListPhones = graphql(`
  query Phones {
    phones { ...PhoneFields }
  }
  fragment PhoneFields on Phone {
    id
    name
    displayName
    platform
    origin
    connectionStatus
    widthPx
    heightPx
    pool
    session { id title instruction status pauseReason }
  }
`);

/** A phone as the pages show it. */
export type PhoneOnPage = PhonesQuery['phones'][number];

/** One phone, by its id or name. */
export const GetPhone = graphql(`
  query PhoneOnPage($id: ID!) {
    phone(id: $id) { ...PhoneFields }
  }
`);

/** What administrators may change of a phone. */
export const GetPhoneSettings = graphql(`
  query PhoneSettings($id: ID!) {
    phone(id: $id) { id name displayName platform udid appiumUrl capabilities pool }
  }
`);

/** Tells that a phone has changed. */
export const PhoneChanged = graphql(`
  subscription PhoneChanged($ids: [ID!]) {
    phoneUpdated(ids: $ids) { id }
  }
`);

/** Adds a phone. */
export const RegisterPhone = graphql(`
  mutation RegisterPhone($input: RegisterPhoneInput!) {
    registerPhone(input: $input) { id name }
  }
`);

/** Changes a phone. */
export const UpdatePhone = graphql(`
  mutation UpdatePhone($id: ID!, $input: UpdatePhoneInput!) {
    updatePhone(id: $id, input: $input) { id name }
  }
`);

/** Removes a phone. */
export const RemovePhone = graphql(`
  mutation RemovePhone($id: ID!) {
    removePhone(id: $id)
  }
`);

/** Connects a phone, looks at it and gives it back. */
export const TestPhone = graphql(`
  mutation TestPhone($id: ID!) {
    testPhone(id: $id) { ok problem widthPx heightPx durationMs }
  }
`);

/** Does one thing with a phone that no session holds. */
export const PerformPhoneAction = graphql(`
  mutation PerformPhoneAction($phoneId: ID!, $action: PhoneActionInput!) {
    performPhoneAction(phoneId: $phoneId, action: $action) { remark }
  }
`);

/** Takes the phone from the agent of a session. */
export const TakeOverPhone = graphql(`
  mutation TakeOverPhone($id: ID!) {
    takeoverSession(id: $id) { id }
  }
`);
