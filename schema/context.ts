import type { Access } from '../src/auth/access.ts';
import type { Browser } from '../src/auth/browser-cookie.ts';
import type { Revocations } from '../src/auth/revocations.ts';
import type { ByHand } from '../src/by-hand/by-hand.ts';
import type { PhoneHands } from '../src/by-hand/phone-hands.ts';
import type { EvaluationService } from '../src/evaluations/evaluation-service.ts';
import type { EventFeed } from '../src/events/event-feed.ts';
import type { Wake } from '../src/events/wake.ts';
import type { Clock } from '../src/lib/clock.ts';
import type { AgentService } from '../src/sessions/agent-service.ts';
import type { ModelOption } from '../src/sessions/model-options.ts';
import type { PhoneRegistry } from '../src/sessions/phone-registry.ts';
import type { SecretService } from '../src/sessions/secret-service.ts';
import type { SessionService } from '../src/sessions/session-service.ts';
import type { Database } from '../src/storage/database.ts';
import type { UsageService } from '../src/usage/usage-service.ts';
import type { WebhookService } from '../src/webhooks/webhook-service.ts';
import type { WhoAsks } from './who-asks.ts';

/** What resolvers work with. */
export type GraphQLContext = WhoAsks &
  Access & {
    readonly database: Database;
    readonly sessions: SessionService;
    readonly agents: AgentService;
    readonly hands: PhoneHands;
    /** What people watch. */
    readonly live: Pick<ByHand, 'statuses' | 'views' | 'watchSession'>;
    readonly models: readonly ModelOption[];
    readonly phoneBook: PhoneRegistry;
    readonly secrets: SecretService;
    readonly usage: UsageService;
    readonly evaluations: EvaluationService;
    readonly webhooks: WebhookService;
    readonly feed: EventFeed;
    readonly wake: Pick<Wake, 'attachAll'>;
    readonly revocations: Pick<Revocations, 'watch'>;
    readonly clock: Clock;
    /** The browser that asks, unless it does so over a WebSocket. */
    readonly browser: Browser | undefined;
  };
