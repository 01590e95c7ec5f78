import { setTimeout } from 'node:timers/promises';
import { BaseDriver, errors } from 'appium/driver.js';
import { APPS } from './apps.ts';
import { readStrokes } from './gestures.ts';
import type { VirtualPhone } from './phone.ts';
import { type PhoneCapabilities, phoneFor } from './registry.ts';
import type { SnapshotMode } from './snapshot.ts';
import { CLASSES, inputText } from './source.ts';
import type { View } from './view.ts';

/** WebDriver's key of an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** How many past commands to remember: the base class keeps them all, for as long as a session lasts. */
const HISTORY = 50;

const CONSTRAINTS = {
  udid: { isString: true, presence: true },
  /** `540x1200@1.5`: portrait size in device pixels, and device pixels a dp. */
  deviceScreen: { isString: true },
  seed: { isNumber: true },
  clock: { isString: true, inclusion: ['real', 'manual'] },
  faults: { isObject: true },
  /** What the lock screen is opened with, as for UiAutomator2: `pin` and the code. */
  unlockType: { isString: true },
  unlockKey: { isString: true },
} as const;

/**
 * The Appium driver of the virtual phone: the part of UiAutomator2's surface that a person's thumbs
 * need, and `mobile: virtual…` for tests.
 *
 * @see https://appium.io/docs/en/latest/developing/build-drivers/
 */
export class VirtualPhoneDriver extends BaseDriver<typeof CONSTRAINTS> {
  static executeMethodMap = {
    'mobile: pressKey': { command: 'pressKey', params: { required: ['keycode'] } },
    'mobile: type': { command: 'typeText', params: { required: ['text'] } },
    'mobile: replaceElementValue': {
      command: 'replaceValue',
      params: { required: ['elementId', 'text'] },
    },
    'mobile: isLocked': { command: 'isLocked' },
    'mobile: lock': { command: 'lock', params: { optional: ['seconds'] } },
    'mobile: unlock': {
      command: 'unlock',
      params: { optional: ['key', 'type', 'strategy', 'timeoutMs'] },
    },
    'mobile: activateApp': { command: 'openApp', params: { required: ['appId'] } },
    'mobile: deepLink': { command: 'openLink', params: { required: ['url'], optional: ['package'] } },
    'mobile: getCurrentPackage': { command: 'currentPackage' },
    'mobile: listApps': { command: 'listApps' },
    'mobile: deviceInfo': { command: 'deviceInfo' },
    'mobile: setClipboard': {
      command: 'setClipboard',
      params: { required: ['content'], optional: ['contentType', 'label'] },
    },
    'mobile: virtualState': { command: 'exportState' },
    'mobile: virtualFault': { command: 'setFaults', params: { required: ['faults'] } },
    'mobile: virtualClock': { command: 'advanceClock', params: { required: ['ms'] } },
    'mobile: virtualSave': { command: 'saveSnapshot', params: { required: ['mode'] } },
    'mobile: virtualRestore': { command: 'restoreSnapshot', params: { required: ['snapshot', 'mode'] } },
  } as const;

  #phone: VirtualPhone | undefined;

  constructor(...args: ConstructorParameters<typeof BaseDriver<typeof CONSTRAINTS>>) {
    super(...args);
    this.desiredCapConstraints = CONSTRAINTS;
  }

  override async createSession(
    ...args: Parameters<BaseDriver<typeof CONSTRAINTS>['createSession']>
  ): ReturnType<BaseDriver<typeof CONSTRAINTS>['createSession']> {
    const session = await super.createSession(...args);
    try {
      this.#phone = phoneFor(session[1] as PhoneCapabilities);
    } catch (error) {
      throw new errors.SessionNotCreatedError(error instanceof Error ? error.message : String(error));
    }
    return session;
  }

  override async deleteSession(sessionId?: string | null): Promise<void> {
    this.#phone = undefined;
    await super.deleteSession(sessionId);
  }

  /** Every command passes here: faults come first. */
  override async executeCommand<T = unknown>(command: string, ...args: unknown[]): Promise<T> {
    const faults = this.#phone?.faults;
    const history = this._eventHistory.commands;
    if (history.length > HISTORY) history.splice(0, history.length - HISTORY);
    if (faults?.deadSession && command !== 'deleteSession') {
      // Another session may revive the phone; this one stays dead.
      this.#phone = undefined;
      throw new errors.NoSuchDriverError('The instrumentation process is not running.');
    }
    if (faults && faults.latencyMs > 0) await setTimeout(faults.latencyMs);
    return await super.executeCommand<T>(command, ...args);
  }

  async getScreenshot(): Promise<string> {
    return (await this.#screen().screenshot()).toString('base64');
  }

  override async getPageSource(): Promise<string> {
    const phone = this.#screen();
    if (phone.faults.slowTreeMs > 0) await setTimeout(phone.faults.slowTreeMs);
    return await phone.source();
  }

  async getWindowRect(): Promise<{ x: number; y: number; width: number; height: number }> {
    const { widthPx, heightPx } = this.#screen().canvas;
    return { x: 0, y: 0, width: widthPx, height: heightPx };
  }

  async getOrientation(): Promise<'PORTRAIT' | 'LANDSCAPE'> {
    return this.#screen().orientation;
  }

  async setOrientation(orientation: string): Promise<void> {
    this.#screen().setOrientation(orientation);
  }

  async performActions(sources: unknown[]): Promise<void> {
    await this.#attempt((phone) => phone.touch(readStrokes(sources)));
  }

  async releaseActions(): Promise<void> {
    // Every finger has left the screen by the end of its actions.
  }

  /** The settings that UiAutomator2 knows decide how much of the element comes along with its id. */
  async active(): Promise<Readonly<Record<string, string>>> {
    const field = await this.#screen().field();
    if (!field) throw new errors.NoSuchElementError('No input has the focus.');
    const { shouldUseCompactResponses = true, elementResponseAttributes = '' } = this.settings.getSettings();
    const wanted = shouldUseCompactResponses ? [] : String(elementResponseAttributes).split(',');
    const known = Object.entries(attributesOf(field)).filter(([name]) => wanted.includes(name));
    return { [ELEMENT]: field.id ?? '', ...Object.fromEntries(known) };
  }

  async getText(element: string): Promise<string> {
    return inputText(await this.#field(element));
  }

  async setValue(text: string, element: string): Promise<void> {
    const { value = '' } = await this.#field(element);
    await this.#attempt((phone) => phone.replaceText(element, `${value}${text}`));
  }

  async clear(element: string): Promise<void> {
    await this.replaceValue(element, '');
  }

  async replaceValue(element: string, text: string): Promise<void> {
    await this.#field(element);
    await this.#attempt((phone) => phone.replaceText(element, String(text)));
  }

  async isLocked(): Promise<boolean> {
    return this.#screen().isLocked;
  }

  async lock(): Promise<void> {
    this.#screen().lock();
  }

  /** Like UiAutomator2, it says nothing when it is a code that keeps the phone locked, and none was given. */
  async unlock(key?: string): Promise<void> {
    const phone = this.#screen();
    if (!phone.isLocked) return;
    const code = key ?? this.opts.unlockKey;
    phone.unlock(code);
    if (code !== undefined && phone.isLocked)
      throw new errors.UnknownError('The device has failed to be unlocked');
  }

  async execute(script: string, args: unknown[]): Promise<unknown> {
    const [parameters = {}] = args;
    return await this.executeMethod(script, [parameters as Record<string, unknown>]);
  }

  async pressKey(keycode: number): Promise<void> {
    await this.#attempt((phone) => phone.pressKey(Number(keycode)));
  }

  async typeText(text: string): Promise<void> {
    await this.#attempt((phone) => phone.type(String(text)));
  }

  async openApp(appId: string): Promise<void> {
    await this.#attempt((phone) => phone.openApp(String(appId)));
  }

  async openLink(url: string): Promise<void> {
    await this.#attempt((phone) => phone.openLink(String(url)));
  }

  async currentPackage(): Promise<string> {
    return this.#screen().currentPackage;
  }

  async listApps(): Promise<readonly { name: string; package: string; aliases: readonly string[] }[]> {
    return APPS.map(({ name, package: packageName, aliases }) => ({ name, package: packageName, aliases }));
  }

  async deviceInfo(): Promise<object> {
    const { widthPx, heightPx, scale } = this.#screen().canvas;
    return {
      manufacturer: 'Opposable',
      model: 'Virtual',
      realDisplaySize: `${widthPx}x${heightPx}`,
      displayDensity: scale * 160,
    };
  }

  async setClipboard(content: string): Promise<void> {
    this.#screen().copy(Buffer.from(String(content), 'base64').toString('utf8'));
  }

  async exportState(): Promise<object> {
    return this.#screen().export();
  }

  async setFaults(faults: Record<string, unknown>): Promise<void> {
    await this.#attempt((phone) => phone.setFaults(faults));
  }

  async advanceClock(ms: number): Promise<void> {
    await this.#attempt((phone) => phone.advanceClock(Number(ms)));
  }

  /** @returns the snapshot in base64 */
  async saveSnapshot(mode: string): Promise<string> {
    return Buffer.from(this.#screen().save(snapshotMode(mode))).toString('base64');
  }

  async restoreSnapshot(snapshot: string, mode: string): Promise<void> {
    const json = Buffer.from(String(snapshot), 'base64').toString();
    await this.#attempt((phone) => phone.restore(json, snapshotMode(mode)));
  }

  async #field(element: string): Promise<View> {
    const field = await this.#screen().field(element);
    if (!field) throw new errors.StaleElementReferenceError('The input is not on the screen any more.');
    return field;
  }

  #screen(): VirtualPhone {
    if (!this.#phone) throw new errors.NoSuchDriverError('This session has no phone.');
    return this.#phone;
  }

  /** What the phone refuses becomes a WebDriver error with the phone's own words. */
  async #attempt(action: (phone: VirtualPhone) => void | Promise<void>): Promise<void> {
    const phone = this.#screen();
    try {
      await action(phone);
    } catch (error) {
      throw new errors.InvalidElementStateError(error instanceof Error ? error.message : String(error));
    }
  }
}

function snapshotMode(mode: string): SnapshotMode {
  if (mode === 'memory' || mode === 'filesystem') return mode;
  throw new errors.InvalidArgumentError(`There is no snapshot mode "${mode}", but memory and filesystem.`);
}

/** An input as UiAutomator2 describes it along with its id. */
function attributesOf(field: View): Readonly<Record<string, string>> {
  return {
    text: inputText(field),
    'attribute/class': CLASSES[field.role],
    'attribute/hint': field.hint ?? '',
    'attribute/password': String(field.password ?? false),
  };
}
