import { CliError, type Client } from '../client.ts';
import { ListPhones, RegisterPhone, RemovePhone, TestPhone } from '../documents/phones.ts';
import type { PhonePlatform } from '../gql/graphql.ts';
import { printable } from '../printable.ts';
import { readJsonFile } from '../read-json-file.ts';
import { printTable } from '../table.ts';

type Options = { readonly json: boolean };

/** A phone to register. */
export type NewPhoneOptions = Options & {
  readonly platform: PhonePlatform;
  readonly udid: string;
  /** The path of a file with capabilities. */
  readonly capabilities?: string;
  readonly appiumUrl?: string;
  readonly pool?: string;
  readonly displayName?: string;
};

/** What a phone of a platform needs at the least. */
const CAPABILITIES: Readonly<Partial<Record<PhonePlatform, Record<string, unknown>>>> = {
  android: { platformName: 'Android', 'appium:automationName': 'UiAutomator2' },
  ios: { platformName: 'iOS', 'appium:automationName': 'XCUITest' },
};

/** Prints the phones. */
export async function listPhones(client: Client, { json }: Options): Promise<void> {
  const { phones } = await client.request(ListPhones, {});
  if (json) {
    process.stdout.write(`${JSON.stringify(phones)}\n`);
    return;
  }
  if (phones.length === 0)
    process.stdout.write('No phones. Set OPPOSABLE_VIRTUAL_PHONES to have virtual ones.\n');
  printTable(
    phones.map((phone) => [
      phone.id,
      phone.name,
      phone.platform,
      phone.connectionStatus,
      phone.widthPx && phone.heightPx ? `${phone.widthPx}x${phone.heightPx}` : '',
      phone.session ? `held by ${phone.session.id}` : 'free',
      phone.pool ? `in the pool ${phone.pool}` : '',
    ]),
  );
}

/** Registers a phone. @throws {CliError} when nothing can be said of its capabilities */
export async function registerPhone(client: Client, name: string, options: NewPhoneOptions): Promise<void> {
  const { platform, udid, appiumUrl, pool, displayName } = options;
  const capabilities =
    options.capabilities === undefined
      ? CAPABILITIES[platform]
      : await readJsonFile('capabilities', options.capabilities);
  if (!capabilities)
    throw new CliError(`A ${platform} phone needs --capabilities, a file with a JSON object.`);
  const { registerPhone: phone } = await client.request(RegisterPhone, {
    input: {
      ...{ name, platform, udid, capabilities },
      ...(appiumUrl !== undefined && { appiumUrl }),
      ...(pool !== undefined && { pool }),
      ...(displayName !== undefined && { displayName }),
    },
  });
  process.stdout.write(
    options.json
      ? `${JSON.stringify(phone)}\n`
      : `Registered ${phone.id}, which is ${phone.connectionStatus}. Test it with: opposable phones test "${name}"\n`,
  );
}

/** Removes a phone that was registered. */
export async function removePhone(client: Client, id: string, { json }: Options): Promise<void> {
  await client.request(RemovePhone, { id });
  process.stdout.write(json ? `${JSON.stringify({ id, removed: true })}\n` : `Removed "${id}".\n`);
}

/** Connects a phone and says what is wrong. @returns the exit code: 0 when nothing is */
export async function testPhone(client: Client, id: string, { json }: Options): Promise<number> {
  const { testPhone: test } = await client.request(TestPhone, { id });
  const seconds = (test.durationMs / 1_000).toFixed(1);
  const words = test.ok
    ? `Works: ${test.widthPx}x${test.heightPx} pixels, after ${seconds} s.`
    : printable(test.problem ?? 'It does not work.');
  process.stdout.write(`${json ? JSON.stringify(test) : words}\n`);
  return test.ok ? 0 : 1;
}
