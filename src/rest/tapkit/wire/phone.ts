import { z } from 'zod';
import { formatId } from '../../../domain/ids.ts';
import { CONNECTION_STATUSES } from '../../../domain/phone.ts';
import type { PhoneRecord } from '../../../domain/session-record.ts';

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
    typing_method: z.enum(['keys', 'paste', 'shortcut', 'shortcut_legacy']),
    speed: z.union([z.literal(30), z.literal(90)]),
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
    width: z.int().nullable().meta({ description: 'Pixels, once a screenshot was taken.' }),
    height: z.int().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Phone' });

/** @returns a phone as TapKit shows it; what Opposable knows nothing of has its neutral value. */
export function toWirePhone(phone: PhoneRecord): z.output<typeof wirePhone> {
  return {
    id: formatId('phone', phone.id),
    name: phone.name,
    device_name: phone.name,
    display_name: null,
    unique_id: phone.udid,
    phone_number: null,
    shortcut_token: null,
    typing_method: 'keys',
    speed: 30,
    activation_state: 'active',
    activated_at: phone.createdAt.toISOString(),
    deactivated_at: null,
    consumes_entitlement: false,
    can_control: phone.connectionStatus !== 'offline',
    can_view_on_web: false,
    connection_status: phone.connectionStatus,
    connected_mac_id: null,
    width: phone.widthPx,
    height: phone.heightPx,
    created_at: phone.createdAt.toISOString(),
  };
}
