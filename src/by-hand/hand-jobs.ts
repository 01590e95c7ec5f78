import { DomainError } from '../domain/errors.ts';
import type { JobId, OrganizationId } from '../domain/ids.ts';
import type { InstalledApp, Point, Size } from '../domain/phone.ts';
import type { HandAction } from '../domain/phone-action.ts';
import type { PhoneRecord } from '../domain/session-record.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { phoneNamed } from '../sessions/phone-named.ts';
import type { PickModel } from '../sessions/pick-model.ts';
import type { FrameBytes, FrameStore } from '../storage/frame-store.ts';
import type { JobRecord } from '../storage/jobs.ts';
import { coveredFrame, pictureOf } from './covered-frame.ts';
import { type HeldPhoneContext, lookAtPhone, noteFrameSize, usePhone, type Who } from './held-phone.ts';
import type { Doing, Jobs, Outcome } from './jobs.ts';
import { locate } from './locate.ts';
import { scaledAction, scaledSize } from './scaled-action.ts';

/** Which phone a job is for, and how. */
export type JobOptions = {
  readonly who: Who;
  /** An id or a name. */
  readonly phone: string;
  /** What the job is known by. */
  readonly action: string;
  /** Whether to answer at once and go on by itself. */
  readonly isAsync: boolean;
};

/** A picture of a screen, as people may see it. */
export type Screenshot = Size & { readonly png: Uint8Array };

/**
 * Single touches and looks at phones that no session holds, as jobs. Points are pixels of the screenshot, whose
 * longest edge has no more pixels than this service was made with.
 */
export type HandJobs = {
  /**
   * Does one thing.
   *
   * @param make makes the action for a screenshot of that size; `not_supported` is no way to do it
   * @throws {DomainError} `PHONE_NOT_FOUND`; and unless it is async `PHONE_NOT_CONNECTED`, `PHONE_BUSY`,
   *   `NOT_SUPPORTED`, `INVALID_INPUT`, `ACTION_FAILED`, `PHONE_TIMEOUT`
   */
  readonly act: (options: JobOptions, make: (screenshot: Size) => HandAction) => Promise<JobRecord>;
  /**
   * The same for places that a model finds by their descriptions.
   *
   * @throws {DomainError} also `ELEMENT_NOT_FOUND`, `MODEL_FAILED`
   */
  readonly actOn: (
    options: JobOptions,
    selectors: readonly string[],
    make: (points: readonly Point[], screenshot: Size) => HandAction,
  ) => Promise<JobRecord>;
  /** Takes a screenshot. @throws {DomainError} `SCREENSHOT_FAILED`, and as `act` does */
  readonly screenshot: (organizationId: OrganizationId, phone: string) => Promise<Screenshot>;
  /** Takes one that the job keeps. @throws {DomainError} the same */
  readonly screenshotJob: (options: JobOptions) => Promise<JobRecord>;
  /** @throws {DomainError} as `act` does */
  readonly apps: (organizationId: OrganizationId, phone: string) => Promise<readonly InstalledApp[]>;
  /** @returns a phone and the size of its screenshots; the first one is taken for it @throws {DomainError} the same */
  readonly size: (
    organizationId: OrganizationId,
    phone: string,
  ) => Promise<{ readonly phone: PhoneRecord; readonly size: Size }>;
  /** @throws {DomainError} `JOB_NOT_FOUND` */
  readonly job: (organizationId: OrganizationId, id: JobId) => Promise<JobRecord>;
  /** @throws {DomainError} `JOB_NOT_FOUND` */
  readonly picture: (organizationId: OrganizationId, id: JobId) => Promise<FrameBytes>;
};

/** What jobs with phones work with. */
export type HandJobsContext = HeldPhoneContext & {
  readonly jobs: Jobs;
  readonly frames: Pick<FrameStore, 'put'>;
  readonly pickModel: PickModel;
  /** The longest edge of a screenshot, in pixels. */
  readonly edgePx: number;
};

/** @returns the use cases over a database and what is connected. */
export function handJobs(context: HandJobsContext): HandJobs {
  const { frames, jobs, edgePx } = context;

  const job = async (
    { who: { organizationId }, phone, action, isAsync }: JobOptions,
    work: Doing['work'],
  ): Promise<JobRecord> => {
    const { id: phoneId } = await phoneNamed(context.database, organizationId, phone);
    const doing = { organizationId, phoneId, action, work };
    return isAsync ? await jobs.start(doing) : await jobs.run(doing);
  };

  const screenshot: HandJobs['screenshot'] = (organizationId, phone) =>
    lookAtPhone(context, organizationId, phone, async ({ driver }, record, signal) => {
      const seen = await coveredFrame(driver, driver.mayShowSecrets(), signal).catch(screenshotFailed);
      await noteFrameSize(context, record, seen.frame);
      const size = scaledSize(seen.frame, edgePx);
      return { ...size, png: await pictureOf(seen, size, 'png') };
    });

  return {
    screenshot,
    act: (options, make) =>
      job(options, () =>
        usePhone(context, options.who, options.phone, async ({ driver, frameSize }, _record, signal) => {
          const device = await frameSize(signal);
          const size = scaledSize(device, edgePx);
          return outcomeOf(await driver.perform(scaledAction(make(size), size, device), signal));
        }),
      ),
    actOn: (options, selectors, make) =>
      job(options, () =>
        usePhone(context, options.who, options.phone, async ({ driver, frameSize }, record, signal) => {
          const { points, costMicroUsd } = await locate(context, driver, record, selectors, signal);
          const device = await frameSize(signal);
          const { result } = outcomeOf(await driver.perform(make(points, device), signal));
          const size = scaledSize(device, edgePx);
          const places = points.map(({ x, y }) => ({
            x: Math.floor((x * size.widthPx) / device.widthPx),
            y: Math.floor((y * size.heightPx) / device.heightPx),
          }));
          return { result: { ...result, points: places, costMicroUsd } };
        }),
      ),
    screenshotJob: (options) =>
      job(options, async (id) => {
        const { organizationId } = options.who;
        const { png: bytes, ...size } = await screenshot(organizationId, options.phone);
        const frameId = await frames.put(organizationId, { ...size, bytes, mediaType: 'image/png' }, id);
        return { result: { width: size.widthPx, height: size.heightPx }, frameId };
      }),
    apps: (organizationId, phone) =>
      lookAtPhone(context, organizationId, phone, ({ driver }, _record, signal) => driver.apps(signal)),
    async size(organizationId, idOrName) {
      const phone = await phoneNamed(context.database, organizationId, idOrName);
      const { widthPx, heightPx } = phone;
      if (widthPx === null || heightPx === null) {
        return { phone, size: await screenshot(organizationId, idOrName) };
      }
      return { phone, size: scaledSize({ widthPx, heightPx }, edgePx) };
    },
    job: (organizationId, id) => jobs.get(organizationId, id),
    picture: (organizationId, id) => jobs.picture(organizationId, id),
  };
}

function outcomeOf({ remark }: { readonly remark?: string }): Outcome {
  return { result: remark === undefined ? null : { remark } };
}

/** A phone that is there and gives no picture. */
function screenshotFailed(error: unknown): never {
  if (!(error instanceof PhoneError) || error.kind !== 'action_failed') throw error;
  throw new DomainError('SCREENSHOT_FAILED', error.message);
}
