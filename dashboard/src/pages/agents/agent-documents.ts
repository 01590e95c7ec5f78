import { graphql } from '../../gql/gql.ts';

/** The agents. */
export const ListAgents = graphql(`
  query AgentsPage {
    agents { id name description model maxCostUsd pool phone { id name } updatedAt }
  }
`);

/** An agent, with everything that can be changed about it. */
export const GetAgent = graphql(`
  query AgentPage($id: ID!) {
    agent(id: $id) {
      id name description model systemPrompt toolProfile pictureSize maxTurns timeoutS maxCostUsd allowedApps policy
      pool createdAt updatedAt
      phone { id }
    }
  }
`);

/** The phones that an agent may be given. */
export const ListAgentPhones = graphql(`
  query AgentPhones {
    phones { id name pool }
  }
`);

/** Creates an agent. */
export const CreateAgent = graphql(`
  mutation CreateAgent($input: CreateAgentInput!) {
    createAgent(input: $input) { id name }
  }
`);

/** Changes an agent, for sessions to come. */
export const UpdateAgent = graphql(`
  mutation UpdateAgent($id: ID!, $input: UpdateAgentInput!) {
    updateAgent(id: $id, input: $input) { id name updatedAt }
  }
`);

/** Deletes an agent. */
export const DeleteAgent = graphql(`
  mutation DeleteAgent($id: ID!) {
    deleteAgent(id: $id)
  }
`);
