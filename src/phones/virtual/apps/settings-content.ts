/** The name of a switch: what tests see it as. */
export type SwitchId = (typeof SWITCHES)[number]['id'];
/** The name of a page. */
export type PageId =
  | 'network'
  | 'wifi'
  | 'devices'
  | 'notifications'
  | 'sound'
  | 'display'
  | 'battery'
  | 'location'
  | 'about';

/** A line of a page. */
export type Item =
  | {
      readonly type: 'switch';
      readonly id: SwitchId;
      /** What it is called on this page, when that differs. */
      readonly title?: string;
      /** The page that opens beside the switch itself. */
      readonly page?: PageId;
    }
  | { readonly type: 'heading'; readonly title: string }
  | { readonly type: 'brightness' }
  | { readonly type: 'fact'; readonly title: string; readonly detail: string };

/** A page, in the words of the line that leads to it. */
export type Page = {
  readonly id: PageId;
  readonly title: string;
  readonly detail: string;
  readonly color: string;
  readonly shape: string;
  readonly items: readonly Item[];
};

/** Every switch, and how it stands on a new phone. */
export const SWITCHES = [
  { id: 'wifi', title: 'Wi-Fi', on: true },
  { id: 'mobileData', title: 'Mobile data', on: true },
  { id: 'airplaneMode', title: 'Airplane mode', on: false },
  { id: 'hotspot', title: 'Hotspot', on: false },
  { id: 'dataSaver', title: 'Data saver', on: false },
  { id: 'bluetooth', title: 'Bluetooth', on: false },
  { id: 'nfc', title: 'NFC', on: true },
  { id: 'momentoNotifications', title: 'Momento notifications', on: true },
  { id: 'messagesNotifications', title: 'Messages notifications', on: true },
  { id: 'clockNotifications', title: 'Clock notifications', on: true },
  { id: 'shopNotifications', title: 'Shop notifications', on: false },
  { id: 'doNotDisturb', title: 'Do not disturb', on: false },
  { id: 'vibrateForCalls', title: 'Vibrate for calls', on: true },
  { id: 'touchSounds', title: 'Touch sounds', on: false },
  { id: 'darkTheme', title: 'Dark theme', on: false },
  { id: 'adaptiveBrightness', title: 'Adaptive brightness', on: true },
  { id: 'nightLight', title: 'Night light', on: false },
  { id: 'autoRotate', title: 'Auto-rotate screen', on: true },
  { id: 'batterySaver', title: 'Battery saver', on: false },
  { id: 'location', title: 'Location', on: true },
] as const;

/** What else people search for. */
export const OTHER_NAMES: { readonly [Id in SwitchId]?: readonly string[] } = {
  wifi: ['WLAN', 'Wireless'],
  mobileData: ['Cellular data'],
  airplaneMode: ['Flight mode', 'Aeroplane mode'],
  hotspot: ['Tethering'],
  doNotDisturb: ['DND', 'Silent mode'],
  darkTheme: ['Dark mode', 'Night mode'],
  autoRotate: ['Screen rotation'],
  batterySaver: ['Low power mode', 'Power saving'],
  location: ['GPS'],
};

const toggle = (id: SwitchId, extra: { readonly title?: string; readonly page?: PageId } = {}): Item => ({
  type: 'switch',
  id,
  ...extra,
});
const fact = (title: string, detail: string): Item => ({ type: 'fact', title, detail });
const heading = (title: string): Item => ({ type: 'heading', title });

const WIFI: Page = {
  id: 'wifi',
  title: 'Wi-Fi',
  detail: 'Opposable Guest',
  color: '#3b82f6',
  shape: 'M3 9.5 C8 5 16 5 21 9.5 M6.5 13.5 C9.5 11 14.5 11 17.5 13.5 M12 18 H12.01',
  items: [
    toggle('wifi', { title: 'Use Wi-Fi' }),
    heading('Networks'),
    fact('Opposable Guest', 'Saved'),
    fact('Orchard House', 'Secured'),
    fact('Orchard House 5G', 'Secured'),
    fact('cafe-free', 'Open'),
  ],
};

/** The pages of the main list, in its order. */
export const MAIN_PAGES: readonly Page[] = [
  {
    id: 'network',
    title: 'Network & internet',
    detail: 'Wi-Fi, mobile data, airplane mode',
    color: '#3b82f6',
    shape: 'M3 9.5 C8 5 16 5 21 9.5 M6.5 13.5 C9.5 11 14.5 11 17.5 13.5 M12 18 H12.01',
    items: [
      toggle('wifi', { page: 'wifi' }),
      toggle('mobileData'),
      toggle('airplaneMode'),
      toggle('hotspot'),
      toggle('dataSaver'),
    ],
  },
  {
    id: 'devices',
    title: 'Connected devices',
    detail: 'Bluetooth, NFC',
    color: '#0ea5a4',
    shape: 'M7 8 L17 16 L12 20 V4 L17 8 L7 16',
    items: [
      toggle('bluetooth'),
      toggle('nfc'),
      heading('Saved devices'),
      fact('Kitchen speaker', 'Not connected'),
      fact('Headphones', 'Not connected'),
    ],
  },
  {
    id: 'notifications',
    title: 'Notifications',
    detail: 'What apps may tell you',
    color: '#ef7d57',
    shape: 'M6 17 V11 A6 6 0 0 1 18 11 V17 L19.5 18 H4.5 Z M10.5 21 H13.5',
    items: [
      toggle('momentoNotifications', { title: 'Momento' }),
      toggle('messagesNotifications', { title: 'Messages' }),
      toggle('clockNotifications', { title: 'Clock' }),
      toggle('shopNotifications', { title: 'Shop' }),
    ],
  },
  {
    id: 'sound',
    title: 'Sound & vibration',
    detail: 'Do not disturb, vibration, touch sounds',
    color: '#d6477f',
    shape: 'M4 9.5 H8 L13 5 V19 L8 14.5 H4 Z M16.5 9 C18 10.5 18 13.5 16.5 15',
    items: [toggle('doNotDisturb'), toggle('vibrateForCalls'), toggle('touchSounds')],
  },
  {
    id: 'display',
    title: 'Display',
    detail: 'Dark theme, brightness, night light',
    color: '#8b5cf6',
    shape:
      'M12 8 A4 4 0 1 1 11.99 8 Z M12 2.5 V4.5 M12 19.5 V21.5 M2.5 12 H4.5 M19.5 12 H21.5 M5.3 5.3 L6.7 6.7 M17.3 17.3 L18.7 18.7 M18.7 5.3 L17.3 6.7 M6.7 17.3 L5.3 18.7',
    items: [
      { type: 'brightness' },
      toggle('adaptiveBrightness'),
      toggle('darkTheme'),
      toggle('nightLight'),
      toggle('autoRotate'),
    ],
  },
  {
    id: 'battery',
    title: 'Battery',
    detail: '84%, about 1 day left',
    color: '#22a35a',
    shape: 'M8 5.5 H16 V21 H8 Z M10.5 3 H13.5 V5.5 H10.5 Z M8 12 H16',
    items: [fact('Battery level', '84%, about 1 day left'), toggle('batterySaver')],
  },
  {
    id: 'location',
    title: 'Location',
    detail: 'Which apps know where you are',
    color: '#2f9e6e',
    shape:
      'M12 21 C7 15 5.5 12.5 5.5 9.8 A6.5 6.5 0 0 1 18.5 9.8 C18.5 12.5 17 15 12 21 Z M12 7.8 A2.2 2.2 0 1 1 11.99 7.8 Z',
    items: [
      toggle('location', { title: 'Use location' }),
      heading('Recently used by'),
      fact('Momento', '2 hours ago'),
    ],
  },
  {
    id: 'about',
    title: 'About phone',
    detail: 'Opposable Virtual',
    color: '#6b7280',
    shape: 'M7 2.5 H17 V21.5 H7 Z M11 18.5 H13',
    items: [
      fact('Device name', 'Opposable Virtual'),
      fact('Phone number', '+1 202 555 0100'),
      fact('Android version', '16'),
      fact('Security update', '5 December 2025'),
      fact('Build number', 'OPV1.260105.001'),
    ],
  },
];

/** Every page by what it is called in the state. */
export const PAGES: readonly Page[] = [...MAIN_PAGES, WIFI];
