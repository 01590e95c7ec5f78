import { graphql } from '../../gql/gql.ts';
import type { SessionToRepeatQuery } from '../../gql/graphql.ts';
import { emptyForm, type SessionForm } from './session-form.ts';

/** What a session was to be. */
export const SessionToRepeat = graphql(`
  query SessionToRepeat($id: ID!) {
    session(id: $id) {
      instruction title tags metadata mode model toolProfile pictureSize maxTurns timeoutS maxCostUsd
      allowedApps policy outputSchema agentId
      phone { id }
    }
  }
`);

/** @returns the form of a session that is to be as another one was; on any free phone when its own is gone */
export function formOf({ session }: SessionToRepeatQuery): SessionForm {
  const { phone, agentId, title, maxCostUsd, allowedApps, metadata, policy, outputSchema, ...same } = session;
  return {
    ...emptyForm(phone?.id ?? ''),
    ...same,
    agentId: agentId ?? '',
    title: title ?? '',
    maxCostUsd: maxCostUsd ?? '',
    allowedApps: allowedApps ?? [],
    metadata: written(metadata),
    policy: written(policy),
    outputSchema: written(outputSchema),
  };
}

function written(json: Readonly<Record<string, unknown>> | null): string {
  return json === null || Object.keys(json).length === 0 ? '' : JSON.stringify(json, null, 2);
}
