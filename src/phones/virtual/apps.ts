import type { App } from './app.ts';
import { momento } from './apps/momento.ts';

/** Every app of the phone, in the order of the home screen. */
export const APPS: readonly App[] = [momento];

/** The apps of the home screen's dock. */
export const DOCK: readonly App[] = [momento];
