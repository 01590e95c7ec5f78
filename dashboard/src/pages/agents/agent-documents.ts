import { graphql } from '../../gql/gql.ts';

/** The agents. */
export const ListAgents = graphql(`
  query AgentsPage($archived: Boolean!) {
    agents(archived: $archived) {
      id name description model maxCostUsd pool phone { id name } updatedAt archivedAt
    }
  }
`);

/** An agent, with everything that can be changed about it. */
export const GetAgent = graphql(`
  query AgentPage($id: ID!) {
    agent(id: $id) {
      id name description model systemPrompt toolProfile pictureSize maxTurns timeoutS maxCostUsd allowedApps policy
      pool capabilities archivedAt createdAt updatedAt
      phone { id }
    }
  }
`);

/** The phones and the capabilities that an agent may be given. */
export const ListAgentChoices = graphql(`
  query AgentChoices {
    phones { id name pool }
    capabilities { id name }
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
