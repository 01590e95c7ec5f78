import { observe } from '../agent/seeing/observe.ts';
import { SETTLE_MS } from '../agent/seeing/settle.ts';
import type { AgentEvent } from '../domain/agent-event.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { PhoneElement } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { type HeldPhoneContext, lookAtPhone, noteFrameSize, usePhone, type Who } from './held-phone.ts';
import { oldFrames } from './old-frames.ts';
import type { PhoneAtHand } from './open-phones.ts';

/** A screen that was looked at by hand. */
export type SeenScreen = {
  readonly screen: AgentEvent<'screenshot'>['data'];
  /** In reading order, bounds in device pixels; none where they can't be read. */
  readonly elements: readonly PhoneElement[];
};

/** What became of an action. */
export type Done = {
  /** What the driver has to say of it, such as that a field holds something else than what was typed. */
  readonly remark: string | null;
  /** The screen afterwards; null when it could not be seen. */
  readonly seen: SeenScreen | null;
};

/** Everything that an edge may ask of a phone that no session holds, on behalf of an organisation. */
export type PhoneHands = {
  /**
   * Does one thing, waits until the screen rests, and looks.
   *
   * @throws {DomainError} `PHONE_NOT_FOUND`, `PHONE_NOT_CONNECTED`, `PHONE_BUSY`, `NOT_SUPPORTED`,
   *   `INVALID_INPUT` for a point outside the screen, `ACTION_FAILED`, `PHONE_TIMEOUT`
   */
  readonly act: (who: Who, phone: string, action: HandAction) => Promise<Done>;
  /** Looks at the screen as it is now. @throws {DomainError} the same */
  readonly look: (organizationId: OrganizationId, phone: string) => Promise<SeenScreen>;
};

/** What using phones by hand works with. */
export type PhoneHandsContext = HeldPhoneContext & {
  readonly frames: Pick<FrameStore, 'put' | 'forget' | 'discard'>;
  /** Whether to wait until the screen rests after an action. */
  readonly settle: boolean;
};

/** @returns the use cases over a database and what is connected. */
export function phoneHands(context: PhoneHandsContext): PhoneHands {
  const { frames, settle, clock } = context;
  const forgetOldFrames = oldFrames(context);

  const look = async (
    { driver: phone }: PhoneAtHand,
    { id, organizationId }: PhoneRecord,
    settleMs: number,
    signal: AbortSignal,
  ): Promise<SeenScreen> => {
    const storeFrame: Parameters<typeof observe>[0]['storeFrame'] = (picture) =>
      frames.put(organizationId, picture, id);
    const seen = await observe({ sessionId: id, phone, settle, clock, storeFrame, signal }, settleMs);
    const { deviceWidthPx: widthPx, deviceHeightPx: heightPx } = seen.data;
    await noteFrameSize(context, { id }, { widthPx, heightPx });
    await forgetOldFrames(organizationId, id);
    return { screen: seen.data, elements: seen.elements };
  };

  return {
    act: (who, phone, action) =>
      usePhone(context, who, phone, async (atHand, record, signal) => {
        const { remark = null } = await atHand.driver.perform(action, signal);
        return { remark, seen: await unlessUnseen(look(atHand, record, SETTLE_MS, signal), signal) };
      }),
    look: (organizationId, phone) =>
      lookAtPhone(context, organizationId, phone, (atHand, record, signal) =>
        look(atHand, record, 0, signal),
      ),
  };
}

/** What was done is done, whether or not it can be seen. */
async function unlessUnseen(look: Promise<SeenScreen>, signal: AbortSignal): Promise<SeenScreen | null> {
  try {
    return await look;
  } catch (error) {
    if (signal.aborted || !(error instanceof PhoneError)) throw error;
    return null;
  }
}
