/** The packages of the phone's apps that tasks end in or begin with. */
export const PACKAGES = {
  momento: 'com.opposable.momento',
  messages: 'com.opposable.messages',
  contacts: 'com.opposable.contacts',
  settings: 'com.opposable.settings',
  clock: 'com.opposable.clock',
  notes: 'com.opposable.notes',
  shop: 'com.opposable.shop',
} as const;
