import { Badge, Card, Code, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useDo } from '../../api/hooks.ts';
import { useViewer } from '../../api/viewer.ts';
import type { KeysPageQuery } from '../../gql/graphql.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { RevokeKey } from './key-documents.ts';
import { sayLimits } from './limits.ts';
import { LimitsForm } from './limits-form.tsx';

type Key = KeysPageQuery['apiKeys'][number];

/** A key: what is known of it, and what can be done with it. */
export function KeyCard({ apiKey, onChanged }: { readonly apiKey: Key; readonly onChanged: () => void }) {
  const { id, name, prefix, scopes, limits, createdAt, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const isOwn = useViewer()?.apiKey.id === id;
  const { run: revoke } = useDo(RevokeKey);
  const [isLimiting, limiting] = useDisclosure();
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const hasEnded = revokedAt !== null || isExpired;
  return (
    <Card withBorder component="li">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600} dir="auto" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Code>{prefix}…</Code>
            {scopes.map((scope) => (
              <Badge key={scope} variant="light" autoContrast>
                {scope}
              </Badge>
            ))}
            {isOwn && <Badge color="gray">signed in with it</Badge>}
            {hasEnded && <Badge color="red">{revokedAt === null ? 'expired' : 'revoked'}</Badge>}
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            Created <RelativeTime at={createdAt} />
            {' · '}
            {lastUsedAt ? (
              <>
                used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              'never used'
            )}
            {' · '}
            {revokedAt ? (
              <>
                revoked <RelativeTime at={revokedAt} />
              </>
            ) : expiresAt ? (
              <>
                ends <RelativeTime at={expiresAt} />
              </>
            ) : (
              'never ends'
            )}
            {' · '}
            {sayLimits(limits)}
          </Text>
        </div>
        {!hasEnded && (
          <Group gap="xs">
            <ScopedButton
              scope="admin"
              variant="default"
              size="xs"
              aria-label={`Limits of ${name}`}
              onClick={limiting.open}
            >
              Limits
            </ScopedButton>
            <ConfirmButton
              label="Revoke"
              aria-label={`Revoke ${name}`}
              size="xs"
              scope="admin"
              title={`Revoke “${name}”?`}
              confirm="Revoke key"
              onConfirm={async () => (await revoke({ id })) && onChanged()}
            >
              <Text>
                Whatever uses it is refused from now on, its links to look at end, and browsers that are
                signed in with it are signed out. The sessions that it created go on.
              </Text>
              {isOwn && (
                <Text mt="sm" fw={600}>
                  You are signed in with this key yourself, and will be signed out.
                </Text>
              )}
            </ConfirmButton>
          </Group>
        )}
      </Group>
      <Modal opened={isLimiting} onClose={limiting.close} title={`Limits of “${name}”`}>
        <LimitsForm
          id={id}
          limits={{
            requestsPerMinute: limits.requestsPerMinute,
            maxConcurrentSessions: limits.maxConcurrentSessions,
            maxMinutesPerMonth: limits.maxMinutesPerMonth,
            maxCostUsdPerMonth: limits.maxCostUsdPerMonth,
          }}
          onDone={() => {
            limiting.close();
            onChanged();
          }}
        />
      </Modal>
    </Card>
  );
}
