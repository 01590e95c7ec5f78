import { Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import type { CreateAgentInput } from '../../gql/graphql.ts';
import { Page } from '../../ui/page.tsx';
import { CreateAgent } from './agent-documents.ts';
import { draftOf } from './agent-draft.ts';
import { AgentForm } from './agent-form.tsx';

/** Creates an agent. */
export function NewAgentPage() {
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Failure>();
  const { run, isRunning } = useDo(CreateAgent, setFailure);
  const create = async (input: CreateAgentInput): Promise<void> => {
    setFailure(undefined);
    const created = await run({ input });
    if (created) navigate(`/agents/${created.createAgent.id}`);
  };
  return (
    <Page title="New agent">
      <Text c="dimmed">
        A profile that sessions start from. What is left empty, the session or the server says.
      </Text>
      <AgentForm initial={draftOf()} submit="Create agent" {...{ failure, isRunning }} onSubmit={create} />
    </Page>
  );
}
