import { describe, expect, it } from 'vitest';
import { findApp, readApps } from '../../../src/phones/installed-apps.ts';

const apps = readApps([
  { name: 'Momento', package: 'com.opposable.momento', aliases: ['Instagram'] },
  { name: 'Instagram Notes', package: 'com.example.notes' },
  'com.whatsapp',
]);

describe('findApp', () => {
  it.each([
    ['momento', 'com.opposable.momento'],
    [' INSTAGRAM ', 'com.opposable.momento'],
    ['instagram notes', 'com.example.notes'],
    ['com.Example.Notes', 'com.example.notes'],
    ['WhatsApp', 'com.whatsapp'],
  ])('knows %j', (name, id) => {
    expect(findApp(apps, name).id).toBe(id);
  });

  it('lists what is installed when it knows no such app', () => {
    expect(() => findApp(apps, 'Signal')).toThrow(
      expect.objectContaining({
        kind: 'action_failed',
        message: expect.stringContaining('com.whatsapp, Instagram Notes, Momento'),
      }),
    );
  });
});

describe('readApps', () => {
  it('reads records by id, as iPhones answer', () => {
    expect(readApps({ 'com.apple.Maps': { CFBundleDisplayName: 'Maps' } })).toEqual([
      { id: 'com.apple.Maps', name: 'Maps', aliases: [] },
    ]);
  });

  it('makes nothing of nonsense', () => {
    expect(readApps(null)).toEqual([]);
    expect(readApps([1, null, {}])).toEqual([]);
  });
});
