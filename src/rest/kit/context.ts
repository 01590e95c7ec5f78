import type { HttpBindings } from '@hono/node-server';
import type { Principal } from '../../auth/principal.ts';
import type { CreateViewToken } from '../../auth/view-token-service.ts';
import type { SessionHands } from '../../by-hand/session-hands.ts';
import type { AgentService } from '../../sessions/agent-service.ts';
import type { ModelOption } from '../../sessions/model-options.ts';
import type { TapkitContext } from '../tapkit/context.ts';

/** What the dialects work with besides what TapKit's does. */
export type RestContext = TapkitContext & {
  readonly agents: AgentService;
  readonly createViewToken: CreateViewToken;
  readonly sessionHands: SessionHands;
  /** The models to choose from, the default first. */
  readonly models: readonly ModelOption[];
  /** How often Everruns' streams show that they live, and when they ask to connect anew; in milliseconds. */
  readonly everrunsTimes?: { readonly heartbeatMs: number; readonly cycleMs: number };
};

/** What a request carries on its way: who asks, once the key is known. */
export type DialectEnv = {
  Variables: { principal: Principal };
  Bindings: Partial<HttpBindings> & {
    /** Who asks, found before by the dispatcher. */
    readonly principal?: Promise<Principal>;
    /** The path that was asked at the root, before the dispatcher led the request on. */
    readonly asked?: string;
  };
};
