import type { Authenticate, Principal } from '../../auth/principal.ts';
import type { Revocations } from '../../auth/revocations.ts';
import type { ByHand } from '../../by-hand/by-hand.ts';
import type { FrameId, OrganizationId, SessionId } from '../../domain/ids.ts';
import type { EventFeed } from '../../events/event-feed.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { ExportSession } from '../../replay/session-exports.ts';
import type { SessionService } from '../../sessions/session-service.ts';
import type { UsageService } from '../../usage/usage-service.ts';
import type { Readers } from '../kit/live-reader.ts';

/** What the dialect works with. */
export type TapkitContext = {
  readonly sessions: SessionService;
  readonly usage: UsageService;
  readonly feed: EventFeed;
  readonly byHand: Pick<ByHand, 'jobs' | 'statuses' | 'views' | 'watchSession'>;
  readonly frames: Frames;
  readonly exportSession: ExportSession;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<Revocations, 'watch'>;
  readonly readers: Readers;
  /** @throws {DomainError} `FORBIDDEN` for everybody but the operator of the server */
  readonly demandOperator: (principal: Principal) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The server's own, for `GET /v1/health`. */
  readonly version: string;
};

/** The pictures of an organisation. */
export type Frames = {
  /** @throws {DomainError} `FRAME_NOT_FOUND` */
  readonly get: (
    organizationId: OrganizationId,
    id: FrameId,
  ) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
  /** Whether an event of the session leads to the frame. */
  readonly isIn: (sessionId: SessionId, id: FrameId) => Promise<boolean>;
};

/** What a request carries on its way: who asks, once the key is known, whom the dispatcher may have asked for before. */
export type TapkitEnv = { Variables: { principal: Principal; asking?: Promise<Principal> } };
