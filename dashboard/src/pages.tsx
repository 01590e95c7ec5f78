import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { signedOut } from './api/client.ts';
import { notifyOf, useDo } from './api/hooks.ts';
import { SignIn, takeLoginToken } from './api/sign-in.ts';
import { connection } from './api/socket.ts';
import { useStore } from './api/store.ts';
import { Shell } from './layout/shell.tsx';
import { SessionsPage } from './pages/sessions/sessions-page.tsx';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';
import { Loading } from './ui/loading.tsx';

const NotFoundPage = lazy(async () => ({
  default: (await import('./pages/not-found-page.tsx')).NotFoundPage,
}));
const NewSessionPage = lazy(async () => ({
  default: (await import('./pages/new-session/new-session-page.tsx')).NewSessionPage,
}));
const PhonesPage = lazy(async () => ({
  default: (await import('./pages/phones/phones-page.tsx')).PhonesPage,
}));
const PhonePage = lazy(async () => ({
  default: (await import('./pages/phones/phone-page.tsx')).PhonePage,
}));
const SessionPage = lazy(async () => ({
  default: (await import('./pages/session/session-page.tsx')).SessionPage,
}));
const UsagePage = lazy(async () => ({
  default: (await import('./pages/usage/usage-page.tsx')).UsagePage,
}));
const EvalsPage = lazy(async () => ({
  default: (await import('./pages/evals/evals-page.tsx')).EvalsPage,
}));
const EvaluationPage = lazy(async () => ({
  default: (await import('./pages/evals/evaluation-page.tsx')).EvaluationPage,
}));
const ComparePage = lazy(async () => ({
  default: (await import('./pages/evals/compare-page.tsx')).ComparePage,
}));
const ReplayPage = lazy(async () => ({
  default: (await import('./pages/replay/replay-page.tsx')).ReplayPage,
}));
const WatchPage = lazy(async () => ({
  default: (await import('./pages/session/watch-page.tsx')).WatchPage,
}));
const KeysPage = lazy(async () => ({
  default: (await import('./pages/keys/keys-page.tsx')).KeysPage,
}));
const SecretsPage = lazy(async () => ({
  default: (await import('./pages/secrets/secrets-page.tsx')).SecretsPage,
}));
const AgentsPage = lazy(async () => ({
  default: (await import('./pages/agents/agents-page.tsx')).AgentsPage,
}));
const NewAgentPage = lazy(async () => ({
  default: (await import('./pages/agents/new-agent-page.tsx')).NewAgentPage,
}));
const AgentPage = lazy(async () => ({
  default: (await import('./pages/agents/agent-page.tsx')).AgentPage,
}));
const WebhooksPage = lazy(async () => ({
  default: (await import('./pages/webhooks/webhooks-page.tsx')).WebhooksPage,
}));
const WebhookPage = lazy(async () => ({
  default: (await import('./pages/webhooks/webhook-page.tsx')).WebhookPage,
}));

/** Which page belongs to which address. */
export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/watch/:id">{({ id }) => <WatchPage id={id} />}</Route>
        <Route component={OwnPages} />
      </Switch>
    </Suspense>
  );
}

/** The pages for those who are signed in. */
function OwnPages() {
  const isEntering = useLoginLink();
  const isSignedOut = useStore(signedOut);
  const isRefused = useStore(connection) === 'refused';
  if (isEntering) return <Loading label="Signing in" />;
  if (isSignedOut || isRefused) return <SignInPage />;
  return (
    <Switch>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/">
        <Redirect to="/sessions" replace />
      </Route>
      <Route>
        <Shell>
          <Switch>
            <Route path="/sessions" component={SessionsPage} />
            <Route path="/sessions/new" component={NewSessionPage} />
            <Route path="/sessions/:id/replay">{({ id }) => <ReplayPage id={id} />}</Route>
            <Route path="/sessions/:id">{({ id }) => <SessionPage id={id} />}</Route>
            <Route path="/usage" component={UsagePage} />
            <Route path="/evals" component={EvalsPage} />
            <Route path="/evals/compare" component={ComparePage} />
            <Route path="/evals/:id">{({ id }) => <EvaluationPage id={id} />}</Route>
            <Route path="/agents" component={AgentsPage} />
            <Route path="/agents/new" component={NewAgentPage} />
            <Route path="/agents/:id">{({ id }) => <AgentPage id={id} />}</Route>
            <Route path="/secrets" component={SecretsPage} />
            <Route path="/keys" component={KeysPage} />
            <Route path="/webhooks" component={WebhooksPage} />
            <Route path="/webhooks/:id">{({ id }) => <WebhookPage id={id} />}</Route>
            <Route path="/phones" component={PhonesPage} />
            <Route path="/phones/:id">{({ id }) => <PhonePage key={id} id={id} />}</Route>
            <Route component={NotFoundPage} />
          </Switch>
        </Shell>
      </Route>
    </Switch>
  );
}

/** Signs in with the token of a link that led here, before anything else is asked. @returns whether that goes on */
function useLoginLink(): boolean {
  const [token] = useState(takeLoginToken);
  const [isEntering, setEntering] = useState(token !== undefined);
  const { run } = useDo(SignIn, (failure) => {
    notifyOf(failure);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is used once
  useEffect(() => {
    if (token !== undefined) void run({ loginToken: token }).then(() => setEntering(false));
  }, []);
  return isEntering;
}
