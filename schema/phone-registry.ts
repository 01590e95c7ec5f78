import { formatId } from '../src/domain/ids.ts';
import type { PhoneOrigin } from '../src/domain/phone.ts';
import { phoneChange, phoneRegistration } from '../src/domain/phone-registration.ts';
import { validate } from '../src/domain/validate.ts';
import type { JsonObject } from '../src/lib/json.ts';
import type { PhoneTest as Tested } from '../src/sessions/phone-registry.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { Phone, PhonePlatformEnum } from './phone.ts';

const PhoneOriginEnum = builder.enumType('PhoneOrigin', {
  description: 'Whether the server made a phone up, or somebody registered it.',
  values: describedValues<PhoneOrigin>({
    virtual: 'The server made it up.',
    registered: 'Somebody registered it.',
  }),
});

builder.prismaObjectFields('Phone', (t) => ({
  origin: t.field({
    type: PhoneOriginEnum,
    description: 'Whether the server made it up, or somebody registered it.',
    select: { origin: true },
    resolve: ({ origin }) => origin as PhoneOrigin,
  }),
  displayName: t.exposeString('displayName', { nullable: true, description: 'A name for people.' }),
  udid: t.string({
    nullable: true,
    description: 'What Appium knows it by; null without the scope `admin`.',
    select: { udid: true },
    resolve: async ({ udid }, _args, { holds }) => ((await holds('admin')) ? udid : null),
  }),
  appiumUrl: t.field({
    type: 'URL',
    nullable: true,
    description:
      "The Appium server that reaches it; null for the server's own, and without the scope `admin`.",
    select: { appiumUrl: true },
    resolve: async ({ appiumUrl }, _args, { holds }) => ((await holds('admin')) ? appiumUrl : null),
  }),
  capabilities: t.field({
    type: 'JSONObject',
    nullable: true,
    description: 'The capabilities of its Appium session; null without the scope `admin`.',
    select: { capabilities: true },
    resolve: async ({ capabilities }, _args, { holds }) =>
      (await holds('admin')) ? (JSON.parse(capabilities) as JsonObject) : null,
  }),
}));

const CAPABILITIES =
  'The W3C capabilities of its Appium session: `platformName`, `browserName`, and names with `appium:` or `goog:`, such as `appium:automationName`. Its udid is added.';
const APPIUM_URL = "The address of the Appium server that reaches it; the server's own when absent or null.";
const POOL = 'The pool that it belongs to; sessions may ask for any free phone of one.';
const NAME = '1 to 64 letters, figures, blanks, `_`, `.` and `-`, unique within the organisation.';

const RegisterPhoneInput = builder.inputType('RegisterPhoneInput', {
  description: 'A phone and how it is reached.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    platform: t.field({ type: PhonePlatformEnum, required: true, description: 'What it runs.' }),
    udid: t.string({
      required: true,
      description: 'What Appium knows it by, such as the serial number of `adb devices`.',
    }),
    capabilities: t.field({ type: 'JSONObject', required: true, description: CAPABILITIES }),
    appiumUrl: t.string({ description: APPIUM_URL }),
    pool: t.string({ description: POOL }),
    displayName: t.string({ description: 'A name for people, 1 to 200 characters.' }),
  }),
});

const UpdatePhoneInput = builder.inputType('UpdatePhoneInput', {
  description: 'What is to change about a phone: what is absent stays, and null clears.',
  fields: (t) => ({
    name: t.string({ description: NAME }),
    capabilities: t.field({ type: 'JSONObject', description: CAPABILITIES }),
    appiumUrl: t.string({ description: APPIUM_URL }),
    pool: t.string({ description: POOL }),
    displayName: t.string({ description: 'A name for people, 1 to 200 characters.' }),
  }),
});

const PhoneTest = builder.objectRef<Tested>('PhoneTest').implement({
  description: 'How a test of a phone went.',
  fields: (t) => ({
    ok: t.boolean({
      description: 'Whether it was connected and showed its screen.',
      resolve: ({ problem }) => problem === undefined,
    }),
    problem: t.string({
      nullable: true,
      description: 'What is wrong, and what to do; null when nothing is.',
      resolve: ({ problem }) => problem,
    }),
    widthPx: t.int({
      nullable: true,
      description: 'The width of its frame in device pixels.',
      resolve: ({ frame }) => frame?.widthPx,
    }),
    heightPx: t.int({
      nullable: true,
      description: 'The height of its frame in device pixels.',
      resolve: ({ frame }) => frame?.heightPx,
    }),
    durationMs: t.exposeInt('durationMs', { description: 'How long the test took, in milliseconds.' }),
    phoneId: t.id({ description: 'The phone.', resolve: ({ phone }) => formatId('phone', phone.id) }),
  }),
});

const id = { required: true, description: 'The id of a phone, or its name.' } as const;

builder.mutationFields((t) => ({
  registerPhone: t.prismaField({
    type: Phone,
    description:
      "Registers a phone, so that sessions can run on it. Needs the scope `admin`. Fails with `INVALID_INPUT`, `NAME_TAKEN`, or `FORBIDDEN` for the server's own Appium server, unless the key is of the default organisation.",
    args: { input: t.arg({ type: RegisterPhoneInput, required: true, description: 'The phone.' }) },
    resolve: async (query, _root, { input }, { principal, phoneBook, database }) => {
      const { organizationId } = await principal('admin');
      const phone = await phoneBook.register(organizationId, validate(phoneRegistration, input));
      return await database.phone.findUniqueOrThrow({ ...query, where: { id: phone.id } });
    },
  }),
  updatePhone: t.prismaField({
    type: Phone,
    description:
      'Changes a phone. Needs the scope `admin`. Fails with `PHONE_NOT_FOUND` and as `registerPhone` does.',
    args: {
      id: t.arg.id(id),
      input: t.arg({ type: UpdatePhoneInput, required: true, description: 'What is to change.' }),
    },
    resolve: async (query, _root, args, { principal, phoneBook, database }) => {
      const { organizationId } = await principal('admin');
      const phone = await phoneBook.update(organizationId, args.id, validate(phoneChange, args.input));
      return await database.phone.findUniqueOrThrow({ ...query, where: { id: phone.id } });
    },
  }),
  removePhone: t.boolean({
    description:
      'Removes a phone that was registered; its sessions stay. Needs the scope `admin`. Fails with `PHONE_NOT_FOUND`, `INVALID_INPUT` for a virtual one, or `PHONE_BUSY`.',
    args: { id: t.arg.id(id) },
    resolve: async (_root, args, { principal, phoneBook }) => {
      const { organizationId } = await principal('admin');
      await phoneBook.remove(organizationId, args.id);
      return true;
    },
  }),
  testPhone: t.field({
    type: PhoneTest,
    description:
      'Connects a phone that is free, takes a screenshot and gives it back. Fails with `PHONE_NOT_FOUND` or `PHONE_BUSY`.',
    args: { id: t.arg.id(id) },
    resolve: async (_root, args, { principal, phoneBook }) => {
      const { organizationId, apiKeyId } = await principal('control');
      return await phoneBook.test(organizationId, args.id, apiKeyId);
    },
  }),
}));
