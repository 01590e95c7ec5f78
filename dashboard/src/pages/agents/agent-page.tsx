import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Failure } from '../../api/client.ts';
import { useAsk, useDo } from '../../api/hooks.ts';
import type { CreateAgentInput } from '../../gql/graphql.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { DeleteAgent, GetAgent, UpdateAgent } from './agent-documents.ts';
import { draftOf } from './agent-draft.ts';
import { AgentForm } from './agent-form.tsx';

/** An agent: what it says, to be changed. */
export function AgentPage({ id }: { readonly id: string }) {
  const asked = useAsk(GetAgent, { id });
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Failure>();
  const { run: update, isRunning } = useDo(UpdateAgent, setFailure);
  const { run: remove } = useDo(DeleteAgent);
  const save = async (input: CreateAgentInput): Promise<void> => {
    setFailure(undefined);
    if (!(await update({ id, input }))) return;
    notifications.show({ message: 'Saved. Sessions to come start from it.' });
    asked.refresh();
  };
  const name = asked.data?.agent.name;
  const isArchived = asked.data?.agent.archivedAt != null;
  const archive = async (): Promise<void> => {
    if (await update({ id, input: { isArchived: !isArchived } })) asked.refresh();
  };
  return (
    <Page
      title={name ?? 'Agent'}
      actions={
        name !== undefined && (
          <>
            <Button component={Link} href={`/sessions?agent=${id}`} variant="default">
              Its sessions
            </Button>
            <ScopedButton scope="control" variant="default" loading={isRunning} onClick={archive}>
              {isArchived ? 'Restore' : 'Archive'}
            </ScopedButton>
            <ConfirmButton
              label="Delete"
              scope="control"
              title={`Delete the agent “${name}”?`}
              confirm="Delete agent"
              onConfirm={async () => {
                if (await remove({ id })) navigate('/agents');
              }}
            >
              Its sessions stay, and go on with what it said when they began.
            </ConfirmButton>
          </>
        )
      }
    >
      <AskedContent asked={asked}>
        {({ agent }) => (
          <>
            <Text size="sm" c="dimmed">
              Created <RelativeTime at={agent.createdAt} /> · changed <RelativeTime at={agent.updatedAt} />
              {agent.archivedAt !== null && ' · archived: no new session may start from it'}
            </Text>
            <AgentForm
              key={agent.id}
              initial={draftOf(agent)}
              submit="Save"
              {...{ failure, isRunning }}
              onSubmit={save}
            />
          </>
        )}
      </AskedContent>
    </Page>
  );
}
