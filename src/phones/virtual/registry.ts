import { type PhoneOptions, VirtualPhone } from './phone.ts';

/** The phones of this process by udid: they outlast the Appium sessions that use them. */
const phones = new Map<string, VirtualPhone>();

/** What a session's capabilities may say of its phone. */
export type PhoneCapabilities = {
  readonly udid: string;
  readonly deviceScreen?: string | undefined;
  readonly seed?: number | undefined;
  readonly clock?: 'real' | 'manual' | undefined;
  readonly faults?: Readonly<Record<string, unknown>> | undefined;
  readonly noReset?: boolean | undefined;
};

const DEFAULT_SCREEN = '540x1200@1.5';

/**
 * @returns the phone of a udid: as it was left when `noReset` is set, and new otherwise
 * @throws Error for a screen that can't be read, or an unknown fault
 */
export function phoneFor(capabilities: PhoneCapabilities): VirtualPhone {
  const {
    udid,
    deviceScreen = DEFAULT_SCREEN,
    seed = 1,
    clock = 'real',
    faults = {},
    noReset = false,
  } = capabilities;
  const known = phones.get(udid);
  if (known && noReset) {
    // Whoever connects again finds the phone as it was, but alive.
    known.setFaults({ deadSession: false, ...faults });
    return known;
  }
  const phone = new VirtualPhone({ ...readScreen(deviceScreen), seed, clock, faults });
  phones.set(udid, phone);
  return phone;
}

function readScreen(text: string): Pick<PhoneOptions, 'widthPx' | 'heightPx' | 'scale'> {
  const [, width, height, scale] = /^(\d{2,4})x(\d{2,4})@(\d(?:\.\d+)?)$/.exec(text) ?? [];
  if (width === undefined || height === undefined || scale === undefined) {
    throw new Error(`deviceScreen "${text}" is not of the form 540x1200@1.5.`);
  }
  return { widthPx: Number(width), heightPx: Number(height), scale: Number(scale) };
}
