import { type ComponentType, lazy } from 'react';

/** @returns a page that is loaded when somebody goes to it. */
function page<Name extends string, Props>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}

export const NotFoundPage = page(() => import('./pages/not-found-page.tsx'), 'NotFoundPage');
export const NewSessionPage = page(
  () => import('./pages/new-session/new-session-page.tsx'),
  'NewSessionPage',
);
export const PhonesPage = page(() => import('./pages/phones/phones-page.tsx'), 'PhonesPage');
export const PhonePage = page(() => import('./pages/phones/phone-page.tsx'), 'PhonePage');
export const SessionPage = page(() => import('./pages/session/session-page.tsx'), 'SessionPage');
export const UsagePage = page(() => import('./pages/usage/usage-page.tsx'), 'UsagePage');
export const EvalsPage = page(() => import('./pages/evals/evals-page.tsx'), 'EvalsPage');
export const EvaluationPage = page(() => import('./pages/evals/evaluation-page.tsx'), 'EvaluationPage');
export const ComparePage = page(() => import('./pages/evals/compare-page.tsx'), 'ComparePage');
export const ReplayPage = page(() => import('./pages/replay/replay-page.tsx'), 'ReplayPage');
export const WatchPage = page(() => import('./pages/session/watch-page.tsx'), 'WatchPage');
export const KeysPage = page(() => import('./pages/keys/keys-page.tsx'), 'KeysPage');
export const SecretsPage = page(() => import('./pages/secrets/secrets-page.tsx'), 'SecretsPage');
export const AgentsPage = page(() => import('./pages/agents/agents-page.tsx'), 'AgentsPage');
export const NewAgentPage = page(() => import('./pages/agents/new-agent-page.tsx'), 'NewAgentPage');
export const AgentPage = page(() => import('./pages/agents/agent-page.tsx'), 'AgentPage');
export const WebhooksPage = page(() => import('./pages/webhooks/webhooks-page.tsx'), 'WebhooksPage');
export const WebhookPage = page(() => import('./pages/webhooks/webhook-page.tsx'), 'WebhookPage');
