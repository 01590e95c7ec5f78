import { Alert, Button, Group, JsonInput, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type ChangeEvent, type SyntheticEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import type { PhonePlatform, PhoneSettingsQuery } from '../../gql/graphql.ts';
import { RegisterPhone, UpdatePhone } from './phone-documents.ts';

const PLATFORMS = [
  { value: 'android', label: 'Android' },
  { value: 'ios', label: 'iOS' },
  { value: 'chromium', label: 'A browser whose page stands for a phone' },
] as const satisfies readonly { readonly value: PhonePlatform; readonly label: string }[];

const CAPABILITIES = {
  android: { platformName: 'Android', 'appium:automationName': 'UiAutomator2' },
  ios: { platformName: 'iOS', 'appium:automationName': 'XCUITest' },
  chromium: { platformName: 'Linux', browserName: 'chrome', 'appium:automationName': 'Chromium' },
} as const satisfies Record<PhonePlatform, object>;

/** What a phone is registered with, to fill in or to change. */
export function PhoneForm({
  settings,
  onDone,
}: {
  /** The phone to change; a new one when absent. */
  readonly settings?: PhoneSettingsQuery['phone'] | undefined;
  readonly onDone: (phone: { readonly id: string; readonly name: string }) => void;
}) {
  const [failure, setFailure] = useState<Failure>();
  const register = useDo(RegisterPhone, setFailure);
  const update = useDo(UpdatePhone, setFailure);
  const [platform, setPlatform] = useState<PhonePlatform>(settings?.platform ?? 'android');
  const [capabilities, setCapabilities] = useState(
    JSON.stringify(settings?.capabilities ?? CAPABILITIES[platform], undefined, 2),
  );
  const [fields, setFields] = useState({
    name: settings?.name ?? '',
    udid: settings?.udid ?? '',
    appiumUrl: settings?.appiumUrl ?? '',
    pool: settings?.pool ?? '',
    displayName: settings?.displayName ?? '',
  });
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setFields((all) => ({ ...all, [name]: value }));
    },
  });
  const choose = (chosen: PhonePlatform): void => {
    const isUntouched = capabilities === JSON.stringify(CAPABILITIES[platform], undefined, 2);
    if (isUntouched) setCapabilities(JSON.stringify(CAPABILITIES[chosen], undefined, 2));
    setPlatform(chosen);
  };

  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    const given = objectOf(capabilities);
    if (!given) {
      const message = 'The capabilities are no JSON object. Write them as {"name": "value"}.';
      setFailure({ message, code: undefined });
      return;
    }
    const { name, udid } = fields;
    const common = {
      name: name.trim(),
      capabilities: given,
      appiumUrl: fields.appiumUrl.trim() || null,
      pool: fields.pool.trim() || null,
      displayName: fields.displayName.trim() || null,
    };
    const phone = settings
      ? (await update.run({ id: settings.id, input: common }))?.updatePhone
      : (await register.run({ input: { ...common, udid: udid.trim(), platform } }))?.registerPhone;
    if (phone) onDone(phone);
  };

  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <TextInput label="Name" required description="It works as an id, too." {...field('name')} />
        <NativeSelect
          label="Platform"
          data={PLATFORMS}
          value={platform}
          disabled={settings !== undefined}
          onChange={(event) => choose(event.currentTarget.value as PhonePlatform)}
        />
        <TextInput
          label="Udid"
          required={!settings}
          disabled={settings !== undefined}
          description="What Appium knows it by, such as the serial number that adb devices lists."
          {...field('udid')}
        />
        <TextInput
          label="Appium server"
          type="url"
          placeholder="The server’s own"
          description="The address of the Appium server that reaches it."
          {...field('appiumUrl')}
        />
        <TextInput
          label="Pool"
          description="Sessions may ask for any free phone of a pool."
          {...field('pool')}
        />
        <TextInput label="Name for people" dir="auto" {...field('displayName')} />
        <JsonInput
          label="Capabilities"
          description="Those of its Appium session, as JSON."
          autosize
          minRows={4}
          value={capabilities}
          onChange={setCapabilities}
        />
        {failure && (
          <Alert color="red" role="alert" title="That did not work">
            {failure.message}
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={register.isRunning || update.isRunning}>
            {settings ? 'Save' : 'Register and test'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function objectOf(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
