import { type UserImage, userPicture } from '../agent/seeing/user-picture.ts';
import { DomainError } from '../domain/errors.ts';
import type { FrameId } from '../domain/ids.ts';
import { type Effort, invalidTransition, isFinal } from '../domain/session.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import { NO_USAGE } from '../domain/usage.ts';
import type { JsonObject } from '../lib/json.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import type { PickModel } from './pick-model.ts';

/** How many pictures a message may have. */
const MAX_IMAGES = 10;

/** What a user says to the agent: words, pictures, or both. */
export type Said = {
  /** May be empty beside a picture. */
  readonly text: string;
  /** PNG, JPEG, WebP or GIF: at most 10, of at most 5 MB and 8,000 px an edge. */
  readonly images?: readonly UserImage[] | undefined;
  /** The id of the model that drives the session from now on. */
  readonly model?: string | undefined;
  /** How hard it is to think from now on. */
  readonly effort?: Effort | undefined;
  /** The client's own, kept with what was said. */
  readonly metadata?: JsonObject | undefined;
};

/** What a message changes about who drives its session. */
export type Driver = Partial<Pick<SessionRecord, 'model' | 'modelLabel' | 'effort'>>;

/**
 * Stores the pictures of a message, each as the model is sent it.
 *
 * @throws {DomainError} `INVALID_INPUT` for a picture that can't be shown; `INVALID_TRANSITION` when the session has ended
 */
export async function storeImages(
  frames: Pick<FrameStore, 'put'>,
  { id, organizationId, status, pictureSize }: SessionRecord,
  images: readonly UserImage[],
): Promise<readonly FrameId[]> {
  if (isFinal(status)) throw invalidTransition(status, 'message');
  if (images.length > MAX_IMAGES) {
    throw new DomainError('INVALID_INPUT', `images: Send at most ${MAX_IMAGES} with a message.`);
  }
  const ids: FrameId[] = [];
  for (const [position, image] of images.entries()) {
    const picture = await userPicture(image, pictureSize);
    if (typeof picture === 'string') {
      throw new DomainError('INVALID_INPUT', `images.${position}: ${picture}`);
    }
    ids.push(await frames.put(organizationId, picture, id));
  }
  return ids;
}

/**
 * @returns who drives a session from a message on, as far as it says so
 * @throws {DomainError} `INVALID_INPUT` for a model that this server doesn't have, or the session can't go on with
 */
export function askedDriver(
  pickModel: PickModel,
  { toolProfile, maxCostMicroUsd, model: present }: SessionRecord,
  { model: asked, effort }: Said,
): Driver {
  const change = effort === undefined ? {} : { effort };
  if (asked === undefined) return change;
  const { model, modelId } = pickModel(asked);
  if (modelId === present) return change;
  if (toolProfile === 'computer' && model.toolProfile(modelId) !== 'computer') {
    throw new DomainError(
      'INVALID_INPUT',
      `The model "${modelId}" can't use the tools that this session began with: choose another model, or begin a session with it.`,
    );
  }
  if (maxCostMicroUsd !== null && model.costMicroUsd(modelId, NO_USAGE) === null) {
    throw new DomainError(
      'INVALID_INPUT',
      `The price of the model "${modelId}" is not known, so that the limit of this session's cost can't be kept: choose another model.`,
    );
  }
  return { ...change, model: modelId, modelLabel: model.label(modelId) };
}
