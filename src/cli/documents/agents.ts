import { graphql } from '../gql/index.ts';

// What the command line shows of an agent; the documents below name it.
graphql(`
  fragment AgentSummary on Agent {
    id name description model pool
    phone { id name }
  }
`);

export const ListAgents = graphql(`
  query ListAgents {
    agents { ...AgentSummary }
  }
`);

export const CreateAgent = graphql(`
  mutation CreateAgent($input: CreateAgentInput!) {
    createAgent(input: $input) { ...AgentSummary }
  }
`);

export const DeleteAgent = graphql(`
  mutation DeleteAgent($id: ID!) {
    deleteAgent(id: $id)
  }
`);
