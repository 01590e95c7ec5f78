import { z } from 'zod';
import type { PhoneStatus } from '../../../by-hand/phone-status.ts';
import { scaledSize } from '../../../by-hand/scaled-action.ts';
import { formatId } from '../../../domain/ids.ts';
import { CONNECTION_STATUSES, PHONE_SPEEDS, type Size, TYPING_METHODS } from '../../../domain/phone.ts';
import type { PhoneRecord } from '../../../domain/session-record.ts';

const speedSchema = z.union(
  PHONE_SPEEDS.map((speed) => z.literal(speed)),
  { error: `Expected ${PHONE_SPEEDS.join(' or ')}` },
);

/** The longest edge of a screenshot, in pixels: all coordinates of the dialect are pixels of screenshots. */
export const SCREENSHOT_EDGE_PX = 1_344;

/** A phone as TapKit shows it. */
export const wirePhone = z
  .strictObject({
    id: z.string().meta({ example: 'phone_019ac3f5d1c07a3e8f00a1b2c3d4e5f6' }),
    name: z.string(),
    device_name: z.string(),
    display_name: z.string().nullable(),
    unique_id: z.string(),
    phone_number: z.string().nullable(),
    shortcut_token: z.string().nullable(),
    typing_method: z.enum(TYPING_METHODS),
    speed: speedSchema,
    activation_state: z.enum(['active', 'inactive']),
    activated_at: z.iso.datetime().nullable(),
    deactivated_at: z.iso.datetime().nullable(),
    consumes_entitlement: z.boolean(),
    can_control: z.boolean(),
    can_view_on_web: z.boolean(),
    connection_status: z
      .enum(CONNECTION_STATUSES)
      .meta({ description: '`online` answers now, `available` can be connected on demand.' }),
    connected_mac_id: z.string().nullable(),
    width: z.int().nullable().meta({ description: 'Pixels of its screenshots, once one was taken.' }),
    height: z.int().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Phone' });

/** @returns a phone as TapKit shows it; what Opposable knows nothing of has its neutral value. */
export function toWirePhone(phone: PhoneRecord): z.output<typeof wirePhone> {
  const size = screenshotSize(phone);
  return {
    id: formatId('phone', phone.id),
    name: phone.name,
    device_name: phone.name,
    display_name: phone.displayName,
    unique_id: phone.udid,
    phone_number: null,
    shortcut_token: null,
    typing_method: phone.typingMethod,
    speed: phone.speed,
    activation_state: 'active',
    activated_at: phone.createdAt.toISOString(),
    deactivated_at: null,
    consumes_entitlement: false,
    can_control: phone.connectionStatus !== 'offline',
    can_view_on_web: phone.connectionStatus !== 'offline',
    connection_status: phone.connectionStatus,
    connected_mac_id: null,
    width: size?.widthPx ?? null,
    height: size?.heightPx ?? null,
    created_at: phone.createdAt.toISOString(),
  };
}

function screenshotSize({ widthPx, heightPx }: PhoneRecord): Size | null {
  return widthPx === null || heightPx === null ? null : scaledSize({ widthPx, heightPx }, SCREENSHOT_EDGE_PX);
}

/** The parameter of paths below a phone. */
export const phonePath = z.object({
  phone_id: z.string().meta({
    description: 'The id of a phone, or its name.',
    example: 'phone_019ac3f5d1c07a3e8f00a1b2c3d4e5f6',
  }),
});

/** What `GET /v1/phones/{id}/info` answers. */
export const wirePhoneInfo = z
  .strictObject({
    width: z.int().meta({ description: 'Pixels of its screenshots.' }),
    height: z.int(),
    name: z.string(),
    unique_id: z.string(),
  })
  .meta({ id: 'PhoneInfo' });

/** What `GET /v1/phones/{id}/status` answers. */
export const wirePhoneStatus = z
  .strictObject({
    phone_id: z.string(),
    phone_name: z.string().nullable(),
    connection_status: z.enum(CONNECTION_STATUSES),
    switch_control_enabled: z.boolean().meta({ description: 'Whether the phone can be touched.' }),
    screen_locked: z
      .boolean()
      .meta({ description: 'Asked of a phone that is in use; false for one that nobody uses.' }),
    streaming: z.boolean().meta({ description: 'Whether somebody watches it live.' }),
    width: z.int().nullable(),
    height: z.int().nullable(),
  })
  .meta({ id: 'PhoneStatus' });

/** @returns how a phone stands, as TapKit shows it. */
export function toWirePhoneStatus({
  phone,
  isLocked,
  isWatched,
}: PhoneStatus): z.output<typeof wirePhoneStatus> {
  const size = screenshotSize(phone);
  return {
    phone_id: formatId('phone', phone.id),
    phone_name: phone.name,
    connection_status: phone.connectionStatus,
    switch_control_enabled: phone.connectionStatus !== 'offline',
    screen_locked: isLocked,
    streaming: isWatched,
    width: size?.widthPx ?? null,
    height: size?.heightPx ?? null,
  };
}

/** What `GET /v1/status` answers. */
export const wireStatus = z
  .strictObject({
    mac_app_running: z.boolean().meta({ description: 'Always true: this server stands in its place.' }),
    phone_connected: z.boolean(),
    phone_name: z.string().nullable(),
    switch_control_enabled: z.boolean(),
    screen_locked: z.boolean(),
    streaming: z.boolean(),
  })
  .meta({ id: 'Status' });

/** @returns how the server and a phone stand, as TapKit shows it. */
export function toWireStatus(status: PhoneStatus | undefined): z.output<typeof wireStatus> {
  const isConnected = status !== undefined && status.phone.connectionStatus !== 'offline';
  return {
    mac_app_running: true,
    phone_connected: isConnected,
    phone_name: status?.phone.name ?? null,
    switch_control_enabled: isConnected,
    screen_locked: status?.isLocked ?? false,
    streaming: status?.isWatched ?? false,
  };
}

/** What `GET /v1/phones/{id}/apps` answers. */
export const wireApps = z
  .strictObject({
    apps: z.array(
      z.strictObject({ name: z.string(), id: z.string().meta({ description: 'A package or a bundle id.' }) }),
    ),
  })
  .meta({ id: 'Apps' });

/** What people may set of a phone, and how it is set. */
export const wireSettings = z
  .strictObject({
    typing_method: z.enum(TYPING_METHODS),
    speed: speedSchema,
    display_name: z.string().min(1).max(200).nullable(),
  })
  .meta({
    id: 'PhoneSettings',
    description: 'Kept for clients that show them; drivers type and touch in their own way.',
  });

/** The body of `PATCH /v1/phones/{id}/settings`: what is absent stays as it is. */
export const settingsBody = wireSettings
  .partial()
  .transform(({ typing_method: typingMethod, speed, display_name: displayName }) => ({
    ...(typingMethod !== undefined && { typingMethod }),
    ...(speed !== undefined && { speed }),
    ...(displayName !== undefined && { displayName }),
  }))
  .meta({ id: 'ChangePhoneSettings' });

/** @returns a phone's settings as TapKit shows them. */
export function toWireSettings(phone: PhoneRecord): z.output<typeof wireSettings> {
  const { typingMethod: typing_method, speed, displayName: display_name } = phone;
  return { typing_method, speed, display_name };
}
