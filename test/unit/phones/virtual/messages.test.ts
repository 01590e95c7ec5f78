import { describe, expect, it } from 'vitest';
import { loginCode } from '../../../../src/phones/virtual/login-code.ts';
import { HeldPhone } from '../../../support/virtual-phone.ts';

type Messages = {
  readonly open: string | null;
  readonly threads: readonly {
    readonly name: string;
    readonly unread: boolean;
    readonly draft: string;
    readonly messages: readonly { readonly from: string; readonly text: string }[];
  }[];
};

async function opened(options: ConstructorParameters<typeof HeldPhone>[0] = {}): Promise<HeldPhone> {
  const held = new HeldPhone(options);
  held.phone.openApp('com.opposable.messages');
  await held.tap('Allow');
  return held;
}

const threadsOf = (held: HeldPhone) => held.state<Messages>('messages').threads;
const threadOf = (held: HeldPhone, name: string) => threadsOf(held).find((thread) => thread.name === name);

describe('Messages', () => {
  it('asks for the contacts when it is first opened, and never again', async () => {
    const held = new HeldPhone();
    held.phone.openApp('com.opposable.messages');
    expect(await held.texts('dialog_title')).toEqual(['Allow Messages to access your contacts?']);
    await held.tap("Don't allow");
    held.phone.openApp('com.opposable.messages');
    expect(await held.find('Allow')).toBeUndefined();
  });

  it('lists conversations, the latest first, and says which are unread', async () => {
    const held = await opened();
    const names = (await held.nodes()).filter(({ id }) => id === 'conversation').map(({ label }) => label);
    expect(names.slice(0, 4)).toEqual(['Shop', 'Anna Berg', 'Mum', 'Anna Bergström']);
    expect((await held.nodes()).filter(({ label }) => label === 'Unread')).toHaveLength(3);
    expect(await held.find('08:49')).toBeDefined();
    expect(await held.find('Yesterday')).toBeDefined();
  });

  it("shows the Shop's login code, which the seed decides", async () => {
    for (const seed of [1, 2]) {
      const held = await opened({ seed });
      expect(await held.texts('last_message')).toContain(`Your Shop login code is ${loginCode(seed)}`);
    }
    expect(loginCode(1)).not.toBe(loginCode(2));
    expect(loginCode(1)).toMatch(/^\d{6}$/);
  });

  it('marks a conversation as read when it is opened', async () => {
    const held = await opened();
    await held.tap('Shop');
    expect(threadOf(held, 'Shop')?.unread).toBe(false);
    expect(await held.find(`Shop: Your Shop login code is ${loginCode(1)}`)).toBeDefined();
  });

  it('sends to the one who was opened, and not to the one with a similar name', async () => {
    const held = await opened();
    await held.tap('Anna Bergström');
    await held.typeInto('Text message', 'Thanks again');
    await held.tap('Send');
    expect(threadOf(held, 'Anna Bergström')?.messages.at(-1)).toEqual({ from: 'me', text: 'Thanks again' });
    expect(threadOf(held, 'Anna Berg')?.messages).toHaveLength(4);
    expect(threadsOf(held)[0]?.name).toBe('Anna Bergström');
  });

  it('sends nothing while nothing is written', async () => {
    const held = await opened();
    await held.tap('Mum');
    expect((await held.see('Send')).enabled).toBe(false);
    await held.tap('Send');
    await held.typeInto('Text message', '   ');
    await held.tap('Send');
    expect(threadOf(held, 'Mum')?.messages).toHaveLength(3);
  });

  it('keeps the input and the newest message above the keyboard', async () => {
    const held = await opened();
    await held.tap('Anna Berg');
    await held.tap('Text message');
    const keyboard = await held.see({ id: 'keyboard' });
    const input = await held.see({ id: 'message_box' });
    const newest = await held.see('Anna Berg: Shall we meet at the tram stop?');
    expect(input.y).toBeLessThan(keyboard.y);
    expect(newest.y).toBeLessThan(input.y);
  });

  it('shows that someone is typing, and then the answer', async () => {
    const held = await opened();
    await held.tap('Anna Berg');
    await held.typeInto('Text message', 'Yes');
    await held.tap('Send');
    expect(await held.find({ id: 'typing' })).toBeUndefined();
    held.wait(4_000);
    expect(await held.find('Anna Berg is typing')).toBeDefined();
    held.wait(4_000);
    expect(await held.find({ id: 'typing' })).toBeUndefined();
    expect(threadOf(held, 'Anna Berg')?.messages.at(-1)?.from).toBe('them');
    expect(threadOf(held, 'Anna Berg')?.unread).toBe(false);
  });

  it('leaves an answer unread that comes while another page is open', async () => {
    const held = await opened();
    await held.tap('Mum');
    await held.typeInto('Text message', 'Call you later');
    await held.tap('Send');
    await held.back();
    held.wait(10_000);
    await held.see('New message');
    expect(threadOf(held, 'Mum')).toMatchObject({ unread: true });
    expect(threadOf(held, 'Mum')?.messages).toHaveLength(5);
  });

  it('gets no answer from a machine', async () => {
    const held = await opened();
    await held.tap('Shop');
    await held.typeInto('Text message', 'Hello?');
    await held.tap('Send');
    held.wait(60_000);
    await held.see('Send');
    expect(threadOf(held, 'Shop')?.messages.at(-1)).toEqual({ from: 'me', text: 'Hello?' });
  });

  it('begins a conversation with someone who is searched for', async () => {
    const held = await opened();
    await held.tap('New message');
    await held.phone.type('berg');
    const found = (await held.nodes()).filter(({ id }) => id === 'person').map(({ label }) => label);
    expect(found).toEqual(['Anna Berg', 'Anna Bergström', 'Noah Berg']);
    await held.tap('Noah Berg');
    expect(await held.texts('title')).toEqual(['Noah Berg']);
    await held.phone.type('Hi Noah');
    await held.tap('Send');
    expect(threadsOf(held)[0]).toMatchObject({
      name: 'Noah Berg',
      messages: [{ from: 'me', text: 'Hi Noah' }],
    });
  });

  it('goes on with the conversation that there is', async () => {
    const held = await opened();
    await held.tap('New message');
    await held.phone.type('Mum');
    await held.tap({ id: 'person', label: 'Mum' });
    expect(await held.find('Mum: You are the best.')).toBeDefined();
  });

  it('writes to a number that nobody in the contacts has', async () => {
    const held = await opened();
    await held.tap('New message');
    await held.phone.type('+44 20 7946 0958');
    await held.tap('Send to +44 20 7946 0958');
    await held.phone.type('Is the bike still there?');
    await held.tap('Send');
    expect(threadsOf(held)[0]?.name).toBe('+44 20 7946 0958');
  });

  it('forgets a conversation in which nothing was said', async () => {
    const held = await opened();
    const before = threadsOf(held).length;
    await held.tap('New message');
    await held.phone.type('Hana');
    await held.tap('Hana Kim');
    await held.back();
    expect(threadsOf(held)).toHaveLength(before);
  });

  it('keeps what was written and not sent', async () => {
    const held = await opened();
    await held.tap('Lukas Weber');
    await held.typeInto('Text message', 'Thursday is');
    await held.back();
    expect(await held.texts('last_message')).toContain('Draft: Thursday is');
    await held.tap('Lukas Weber');
    expect((await held.see({ id: 'message_box' })).text).toBe('Thursday is');
  });

  it('goes back page by page, and then home', async () => {
    const held = await opened();
    await held.tap('Mum');
    await held.back();
    expect(held.state<Messages>('messages').open).toBeNull();
    await held.tap('New message');
    await held.back();
    await held.see('New message');
    await held.back();
    expect(held.phone.currentPackage).toBe('com.opposable.launcher');
  });

  it('shows the end of a long conversation, and what came before it further up', async () => {
    const held = await opened();
    await held.tap('Anna Berg');
    await held.tap('Text message');
    for (let count = 1; count <= 8; count += 1) {
      await held.phone.type(`Line ${count}`);
      await held.tap('Send');
    }
    expect(await held.find('You: Line 8')).toBeDefined();
    expect(await held.find('You: Are you still up for the museum on Saturday?')).toBeUndefined();
    await held.swipeUp(-400);
    await held.swipeUp(-400);
    expect(await held.find('You: Are you still up for the museum on Saturday?')).toBeDefined();
    expect(await held.find('You: Line 8')).toBeUndefined();
  });

  it('can be used in landscape', async () => {
    const held = await opened();
    held.phone.setOrientation('LANDSCAPE');
    await held.tap('Anna Berg');
    await held.typeInto('Text message', 'Sideways');
    await held.tap('Send');
    expect(threadOf(held, 'Anna Berg')?.messages.at(-1)).toEqual({ from: 'me', text: 'Sideways' });
  });

  it('opens a link to a number of the contacts under their name', async () => {
    const held = new HeldPhone();
    const { people } = held.state<{ people: readonly { name: string; phone: string }[] }>('contacts');
    const hana = people.find(({ name }) => name === 'Hana Kim');
    held.phone.openLink(`sms:${hana?.phone.replaceAll(' ', '')}`);
    expect(held.state<Messages>('messages').open).toBe('Hana Kim');
  });
});
