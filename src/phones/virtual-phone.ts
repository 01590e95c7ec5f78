import type { PhoneConnection } from './phone-driver.ts';

/**
 * The record of a virtual phone. It keeps its state for as long as its Appium server runs.
 *
 * @param number from 1; the phone is named `virtual-<number>`
 */
export function virtualPhone(number: number): PhoneConnection & { readonly name: string } {
  const udid = `opposable-virtual-${number}`;
  return {
    name: `virtual-${number}`,
    platform: 'android',
    udid,
    capabilities: {
      platformName: 'Android',
      'appium:automationName': 'OpposableVirtual',
    },
  };
}
