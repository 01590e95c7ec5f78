import { BaseDriver } from 'appium/driver.js';

/** The Appium driver of the virtual phone. */
export class VirtualPhoneDriver extends BaseDriver<Record<string, never>> {}
