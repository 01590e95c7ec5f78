import type { App } from './app.ts';
import { clock } from './apps/clock.ts';
import { contacts } from './apps/contacts.ts';
import { messages } from './apps/messages.ts';
import { momento } from './apps/momento.ts';
import { notes } from './apps/notes.ts';
import { settings } from './apps/settings.ts';
import { shop } from './apps/shop.ts';

/** Every app of the phone, in the order of the home screen. */
export const APPS: readonly App[] = [momento, messages, contacts, settings, clock, notes, shop];

/** The apps of the home screen's dock. */
export const DOCK: readonly App[] = [messages, contacts, momento, settings];
