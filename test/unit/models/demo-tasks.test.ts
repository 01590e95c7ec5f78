import { describe, expect, it } from 'vitest';
import { PagesPhone, type Row } from './pages-phone.ts';
import { play, screenText } from './play.ts';

function settings(state: Record<string, boolean>): PagesPhone {
  const toggle = (label: string): Row => ({
    role: 'switch',
    label,
    flags: state[label] ? 'on' : 'off',
    tap: () => {
      state[label] = !state[label];
    },
  });
  return new PagesPhone((phone) => ({
    home: [{ label: 'Settings', tap: () => phone.go('settings') }],
    settings: [
      toggle('Airplane mode'),
      toggle('Wi-Fi'),
      ...Array.from({ length: 20 }, (_, index): Row => ({ label: `Row ${index}` })),
      { label: 'Display', tap: () => phone.go('settings/display') },
      { label: 'Bluetooth', tap: () => phone.go('settings/bluetooth') },
    ],
    'settings/display': [toggle('Dark theme'), toggle('Auto-rotate')],
    'settings/bluetooth': [toggle('Use it')],
  }));
}

function messages(sent: string[], draft = { text: '' }): PagesPhone {
  const chat = (name: string): readonly Row[] => [
    { role: 'text', label: name },
    {
      role: 'input',
      label: 'Text message',
      value: draft.text,
      type: (text) => {
        draft.text += text;
      },
    },
    {
      label: 'Send',
      tap: () => {
        sent.push(`${name}: ${draft.text}`);
        draft.text = '';
      },
    },
  ];
  return new PagesPhone((phone) => ({
    home: [],
    messages: [
      { role: 'other', label: 'Ada Lovelace', tap: () => phone.go('messages/ada') },
      { role: 'text', label: 'Adam is late again' },
      { label: 'New message', tap: () => phone.go('messages/new') },
    ],
    'messages/ada': chat('Ada Lovelace'),
    'messages/new': [
      { role: 'input', label: 'To', type: () => undefined },
      { label: 'Grace Hopper', tap: () => phone.go('messages/grace') },
    ],
    'messages/grace': chat('Grace Hopper'),
  }));
}

describe('the demo model, asked to change a setting', () => {
  it('turns a switch on', async () => {
    const state = { 'Wi-Fi': false };
    const { success, summary } = await play('Turn on Wi-Fi', settings(state));
    expect({ success, summary }).toEqual({ success: true, summary: 'I turned Wi-Fi on.' });
    expect(state['Wi-Fi']).toBe(true);
  });

  it('leaves a switch alone that is so already', async () => {
    const state = { 'Wi-Fi': true };
    const phone = settings(state);
    expect(await play('turn wifi on', phone)).toMatchObject({
      success: true,
      summary: 'I found wifi on already.',
    });
    expect(phone.taps).toEqual([]);
  });

  it('looks for a switch on the page that it belongs to, scrolling as needed', async () => {
    const state = { 'Dark theme': false };
    expect((await play('Open Settings and enable dark mode', settings(state))).success).toBe(true);
    expect(state['Dark theme']).toBe(true);
  });

  it('takes the only switch of a page about one setting', async () => {
    const state = { 'Use it': true };
    expect((await play('switch off bluetooth', settings(state))).success).toBe(true);
    expect(state['Use it']).toBe(false);
  });

  it('says when there is no such setting', async () => {
    const { success, summary } = await play('Turn on the time machine', settings({}));
    expect(success).toBe(false);
    expect(summary).toContain('no setting called "time machine"');
  });
});

describe('the demo model, asked to send a message', () => {
  it('writes into the conversation that there is', async () => {
    const sent: string[] = [];
    const { success, summary } = await play('Send a message to Ada saying "See you at 5!"', messages(sent));
    expect(sent).toEqual(['Ada Lovelace: See you at 5!']);
    expect({ success, summary }).toEqual({ success: true, summary: 'I sent "See you at 5!" to Ada.' });
  });

  it('starts a conversation where there is none', async () => {
    const sent: string[] = [];
    expect((await play('text Grace that I am late', messages(sent))).success).toBe(true);
    expect(sent).toEqual(['Grace Hopper: I am late']);
  });

  it('writes to no one else when it does not find the person', async () => {
    const sent: string[] = [];
    const { success, summary } = await play('Send a message to Zoe saying hi', messages(sent));
    expect(success).toBe(false);
    expect(summary).toContain('no one called Zoe');
    expect(sent).toEqual([]);
  });

  it('does not send what someone else has begun to write', async () => {
    const sent: string[] = [];
    const { success } = await play('Send a message to Ada saying hi', messages(sent, { text: 'Dear ' }));
    expect(success).toBe(false);
    expect(sent).toEqual([]);
  });
});

describe('the demo model, told each step', () => {
  it('taps and types what it is told to', async () => {
    const sent: string[] = [];
    const phone = messages(sent);
    const instruction =
      'Open Messages, tap "Ada Lovelace", tap "Text message", type "Good morning" and tap Send';
    expect((await play(instruction, phone)).success).toBe(true);
    expect(sent).toEqual(['Ada Lovelace: Good morning']);
  });

  it('says what is on the screen', async () => {
    const { success, summary } = await play("What's on the screen?", settings({}));
    expect(success).toBe(true);
    expect(summary).toBe('I looked at the screen (com.opposable.home), and see: Settings.');
  });

  it('says that an app is not there', async () => {
    const { success, summary } = await play('Open Fotogram', settings({}));
    expect(success).toBe(false);
    expect(summary).toBe('I could not open Fotogram: There is no app called Fotogram.');
  });

  it('scrolls, waits and presses buttons', async () => {
    const { turns } = await play(
      'Open Settings, scroll down twice, wait 12 seconds and go home',
      settings({}),
    );
    expect(turns.map(({ tool }) => tool)).toEqual([
      'open_app',
      'swipe',
      'swipe',
      'wait',
      'wait',
      'press_button',
      'done',
    ]);
  });
});

describe('the demo model', () => {
  it('says plainly when it has no rule, and what it can do instead', async () => {
    const { turns, success, summary } = await play('Book me a flight to Rome', settings({}));
    expect(turns).toHaveLength(1);
    expect(success).toBe(false);
    expect(summary).toContain('not an AI');
    expect(summary).toContain('"Book me a flight to Rome"');
    expect(summary).toContain('set ANTHROPIC_API_KEY');
  });

  it('does nothing of an instruction that it understands in part alone', async () => {
    const phone = settings({});
    const { success, turns } = await play('Turn on Wi-Fi and make me famous', phone);
    expect({ success, turns: turns.length }).toEqual({ success: false, turns: 1 });
  });

  it('turns to what the user asks for instead', async () => {
    const state = { 'Wi-Fi': false, 'Airplane mode': false };
    const { summary } = await play('Turn on Wi-Fi', settings(state), {
      1: 'No, turn on airplane mode instead',
    });
    expect(state).toEqual({ 'Wi-Fi': false, 'Airplane mode': true });
    expect(summary).toBe('I turned airplane mode on.');
  });

  it('does what the user asks for in addition after the rest', async () => {
    const state = { 'Wi-Fi': false, 'Airplane mode': false };
    const { summary } = await play('Turn on Wi-Fi', settings(state), { 1: 'And also turn on airplane mode' });
    expect(state).toEqual({ 'Wi-Fi': true, 'Airplane mode': true });
    expect(summary).toBe('I turned Wi-Fi on, then turned airplane mode on.');
  });

  it('carries on when it does not understand a message', async () => {
    const state = { 'Wi-Fi': false };
    const { turns, success } = await play('Turn on Wi-Fi', settings(state), { 1: 'What a lovely day' });
    expect(success).toBe(true);
    expect(turns[1]?.say).toContain('I don\'t understand "What a lovely day", so I carry on.');
  });

  it('says that it can read no pictures where the phone names nothing', async () => {
    const dark = { look: () => screenText('com.opposable.settings', []), does: () => undefined };
    const { success, summary, turns } = await play('Open Settings and turn on Wi-Fi', dark);
    expect(success).toBe(false);
    expect(summary).toContain('I can read names alone, not pictures');
    expect(turns.filter(({ tool }) => tool === 'wait')).toHaveLength(4);
  });

  it('gives up when nothing changes', async () => {
    const still = [{ role: 'text', label: 'Hello', at: [0, 100, 540, 60] as const }];
    const dead = { look: () => screenText('com.opposable.settings', still), does: () => undefined };
    const { success, turns } = await play('Open Settings, scroll down 50 times and scroll up 50 times', dead);
    expect(success).toBeDefined();
    expect(turns.length).toBeLessThan(20);
  });
});
