import { Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { signedOut } from './api/client.ts';
import { connection } from './api/socket.ts';
import { useStore } from './api/store.ts';
import { Shell } from './layout/shell.tsx';
import {
  AgentPage,
  AgentsPage,
  ComparePage,
  EvalsPage,
  EvaluationPage,
  KeysPage,
  NewAgentPage,
  NewSessionPage,
  NotFoundPage,
  PhonePage,
  PhonesPage,
  ReplayPage,
  SecretsPage,
  SessionPage,
  UsagePage,
  WatchPage,
  WebhookPage,
  WebhooksPage,
} from './lazy-pages.ts';
import { SessionsPage } from './pages/sessions/sessions-page.tsx';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';
import { useLoginLink } from './pages/sign-in/use-login-link.ts';
import { Loading } from './ui/loading.tsx';

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
