import {
  IconChartBar,
  IconDeviceMobile,
  IconKey,
  IconListCheck,
  IconLock,
  IconRobot,
  IconTestPipe,
  IconWebhook,
} from '@tabler/icons-react';

/** What the navigation leads to. */
export const PAGES = [
  { path: '/sessions', label: 'Sessions', icon: IconListCheck, keys: 's' },
  { path: '/phones', label: 'Phones', icon: IconDeviceMobile, keys: 'p' },
  { path: '/usage', label: 'Usage', icon: IconChartBar, keys: 'u' },
  { path: '/agents', label: 'Agents', icon: IconRobot, keys: 'a' },
  { path: '/secrets', label: 'Secrets', icon: IconLock, keys: 'e' },
  { path: '/keys', label: 'Keys', icon: IconKey, keys: 'y' },
  { path: '/webhooks', label: 'Webhooks', icon: IconWebhook, keys: 'w' },
  { path: '/evals', label: 'Evals', icon: IconTestPipe, keys: 'v' },
] as const;
