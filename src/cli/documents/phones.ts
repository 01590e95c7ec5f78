import { graphql } from '../gql/index.ts';

export const ListPhones = graphql(`
  query ListPhones {
    phones { id name platform connectionStatus widthPx heightPx pool displayName session { id } }
  }
`);

export const RegisterPhone = graphql(`
  mutation RegisterPhone($input: RegisterPhoneInput!) {
    registerPhone(input: $input) { id name platform connectionStatus pool displayName }
  }
`);

export const RemovePhone = graphql(`
  mutation RemovePhone($id: ID!) {
    removePhone(id: $id)
  }
`);

export const TestPhone = graphql(`
  mutation TestPhone($id: ID!) {
    testPhone(id: $id) { ok problem widthPx heightPx durationMs }
  }
`);
