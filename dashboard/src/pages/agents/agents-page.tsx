import { Anchor, Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import { useDenied } from '../../api/viewer.ts';
import type { AgentsPageQuery } from '../../gql/graphql.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { Empty } from '../../ui/empty.tsx';
import { formatCost } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { ListAgents } from './agent-documents.ts';

/** The profiles that sessions start from. */
export function AgentsPage() {
  const [archived, setArchived] = useState(false);
  const asked = useAsk(ListAgents, { archived });
  const isDenied = useDenied('control') !== undefined;
  return (
    <Page
      title="Agents"
      actions={
        isDenied ? (
          <ScopedButton scope="control">New agent</ScopedButton>
        ) : (
          <Button component={Link} href="/agents/new">
            New agent
          </Button>
        )
      }
    >
      <Text c="dimmed">Profiles that sessions start from: a prompt, a model, limits, a phone, a policy.</Text>
      <Checkbox
        label="Show archived ones"
        checked={archived}
        onChange={(event) => setArchived(event.currentTarget.checked)}
      />
      <AskedContent asked={asked}>
        {({ agents }) =>
          agents.length === 0 ? (
            <Empty>
              No agents yet. Sessions do without one; make one for what you start again and again.
            </Empty>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0}>
              {agents.map((agent) => (
                <AgentCard key={agent.id} agent={agent} />
              ))}
            </Stack>
          )
        }
      </AskedContent>
    </Page>
  );
}

function AgentCard({ agent }: { readonly agent: AgentsPageQuery['agents'][number] }) {
  const { id, name, description, model, maxCostUsd, phone, pool, updatedAt, archivedAt } = agent;
  const said = [
    archivedAt !== null && 'archived',
    model,
    phone && `on ${phone.name}`,
    pool && `in the pool ${pool}`,
    maxCostUsd !== null && `at most ${formatCost(maxCostUsd)}`,
  ].filter(Boolean);
  return (
    <Card withBorder component="li">
      <Group justify="space-between" align="flex-start">
        <div>
          <Anchor
            component={Link}
            href={`/agents/${id}`}
            fw={600}
            dir="auto"
            style={{ overflowWrap: 'anywhere' }}
          >
            {name}
          </Anchor>
          {description && (
            <Text dir="auto" style={{ overflowWrap: 'anywhere' }}>
              {description}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {said.map((fact) => `${fact} · `)}changed <RelativeTime at={updatedAt} />
          </Text>
        </div>
        <Button
          component={Link}
          href={`/sessions?agent=${id}`}
          size="xs"
          variant="default"
          aria-label={`Sessions of ${name}`}
        >
          Sessions
        </Button>
      </Group>
    </Card>
  );
}
