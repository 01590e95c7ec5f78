import { z } from 'zod';
import { nameUnlike, poolName } from './names.ts';
import { PHONE_PLATFORMS } from './phone.ts';
import { jsonObject, words } from './session-fields.ts';

/** The names of capabilities: the two of the standard, and those of Appium and of Chromium. */
const CAPABILITY = /^(platformName|browserName|(appium|goog):[\w.[\]]+)$/;
/** What the record says itself, or could be used to say something else than the record. */
const RESERVED = /^appium:(udid|options)$/i;

/** A udid is given to one phone, whoever's it is; these are given by the server itself. */
const VIRTUAL_UDID = /^opposable-virtual-/i;
const VIRTUAL_NAME = /^virtual-\d+$/i;

const capabilities = jsonObject.superRefine((given, context) => {
  for (const name of Object.keys(given)) {
    if (RESERVED.test(name)) {
      const message =
        'Can not be among the capabilities: the phone has its udid, and each capability its name.';
      context.addIssue({ code: 'custom', path: [name], message });
    } else if (!CAPABILITY.test(name)) {
      const message = 'Must be platformName, browserName, or begin with "appium:" or "goog:".';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  }
});

/** What a client may say about a phone, field by field; null clears what may be absent. */
const phoneFields = {
  name: nameUnlike('phone').refine(
    (name) => !VIRTUAL_NAME.test(name),
    'Names such as "virtual-1" are those of virtual phones: choose another.',
  ),
  platform: z.enum(PHONE_PLATFORMS),
  udid: z.string().regex(/^[\w.:-]{1,200}$/, '1 to 200 letters, figures, "_", ".", ":" and "-".'),
  capabilities,
  /** Whether it may be connected to is for the server to say. */
  appiumUrl: z.string().max(2_000).nullable().optional(),
  pool: poolName.nullable().optional(),
  displayName: words(200).nullable().optional(),
} as const;

/** How a registration is read. */
export const phoneRegistration = z.object(phoneFields);
/** A phone to register. */
export type PhoneRegistration = z.output<typeof phoneRegistration>;

/** How a change is read; what is absent stays. */
export const phoneChange = z.object({
  name: phoneFields.name.optional(),
  capabilities: capabilities.optional(),
  appiumUrl: phoneFields.appiumUrl,
  pool: phoneFields.pool,
  displayName: phoneFields.displayName,
});
/** What is to change about a phone. */
export type PhoneChange = z.output<typeof phoneChange>;

/** @returns whether the server gives that udid to a virtual phone. */
export function isVirtualUdid(udid: string): boolean {
  return VIRTUAL_UDID.test(udid);
}
