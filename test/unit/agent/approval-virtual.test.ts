import { expect, test } from 'vitest';
import { judge } from '../../../src/agent/judging/approval.ts';
import { targetAt } from '../../../src/agent/judging/target.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { androidElements } from '../../../src/phones/android-elements.ts';
import { HeldPhone } from '../../support/virtual-phone.ts';

const FRAME = { widthPx: 540, heightPx: 1200 };
const LOAD_MS = 1_200;

function opened(app: string): HeldPhone {
  const held = new HeldPhone({ ...FRAME, seed: 7 });
  held.phone.openApp(`com.opposable.${app}`);
  held.wait(LOAD_MS);
  return held;
}

/** @returns the labels of what can't be tapped on this screen without asking, each with its rule */
async function asked(held: HeldPhone, instruction = ''): Promise<readonly string[]> {
  const elements = androidElements(await held.phone.source(), FRAME);
  const app = held.phone.currentPackage;
  return elements
    .filter(({ interactive }) => interactive)
    .flatMap(({ bounds }) => {
      const at = { x: bounds.x + Math.floor(bounds.width / 2), y: bounds.y + Math.floor(bounds.height / 2) };
      const target = targetAt(elements, at);
      const use = { tool: 'tap', action: { type: 'tap', at } as const, target, elements, app, instruction };
      const judgement = judge(use, DEFAULT_POLICY);
      return judgement.decision === 'allow' ? [] : [`${target?.label}: ${judgement.rule}`];
    });
}

test('in the shop, the buttons that order ask, and nothing on the way to them', async () => {
  const held = opened('shop');
  expect(await asked(held)).toEqual([]);
  await held.tap({ id: 'product_name', text: 'Coffee mug' });
  expect(await asked(held)).toEqual([]);
  await held.tap('Add to cart');
  await held.tap('Cart, 1 item');
  expect(await held.find('Check out')).toBeDefined();
  expect(await asked(held)).toEqual([]);
  await held.tap('Check out');
  expect(await asked(held)).toEqual([]);
  await held.tap('Continue as guest');
  await held.typeInto({ id: 'name' }, 'Robin');
  await held.typeInto({ id: 'address' }, '1 Hill Road');
  expect(await asked(held)).toEqual([]);
  await held.tap('Continue');
  expect(await asked(held)).toEqual([]);
  await held.tap('Continue');
  expect(await asked(held)).toEqual(['Place order: purchase']);
  await held.tap('Place order');
  expect(new Set(await asked(held))).toEqual(new Set(['Place order: purchase']));
  await held.tap({ id: 'confirm_order' });
  held.wait(LOAD_MS);
  expect(await held.find('Order confirmed')).toBeDefined();
  expect(await asked(held)).toEqual([]);
});

test('in Messages, Send asks unless the user asked to send', async () => {
  const held = opened('messages');
  expect(await asked(held)).toEqual(['Allow: permission']);
  await held.tap("Don't allow");
  expect(await asked(held)).toEqual([]);
  await held.tap('Priya Nair');
  await held.typeInto({ id: 'message_box' }, 'hello');
  expect(await asked(held)).toEqual(['Send: send']);
  expect(await asked(held, 'Read the newest message')).toEqual(['Send: send']);
  expect(await asked(held, 'Send Priya a message')).toEqual([]);
});

test('in Notes, deleting asks, and Cancel does not', async () => {
  const held = opened('notes');
  expect(await asked(held)).toEqual([]);
  await held.tap({ id: 'note_title', text: 'Groceries' });
  expect(await asked(held)).toEqual(['Delete note: delete']);
  await held.tap('Delete note');
  expect(await held.find('Cancel')).toBeDefined();
  expect(await asked(held)).toContain('Delete: delete');
  expect(await asked(held)).not.toContain('Cancel: delete');
});

test('in Contacts, deleting and discarding ask', async () => {
  const held = opened('contacts');
  expect(await asked(held)).toEqual([]);
  await held.tap({ id: 'contact' });
  expect(await asked(held)).toEqual(['Delete contact: delete']);
  await held.tap('Delete contact');
  expect(await asked(held)).toContain('Delete: delete');
  await held.tap('Cancel');
  await held.tap('Edit contact');
  await held.typeInto({ id: 'name' }, 'x');
  expect(await asked(held)).toEqual([]);
  await held.back();
  expect(await held.find('Keep editing')).toBeDefined();
  expect(await asked(held)).toContain('Discard: delete');
  expect(await asked(held)).not.toContain('Keep editing: delete');
});

test('in Momento, liking and looking ask nothing, and a comment is posted on demand alone', async () => {
  const held = opened('momento');
  await held.tap("Don't allow");
  expect(await asked(held)).toEqual([]);
  await held.tap('Comment');
  await held.typeInto({ id: 'comment_box' }, 'Lovely');
  expect(await asked(held)).toEqual(['Post: send']);
  expect(await asked(held, 'Comment "Lovely" on the first post')).toEqual([]);
});

test.each(['clock', 'settings'])('the first page of %s asks nothing', async (app) => {
  expect(await asked(opened(app))).toEqual([]);
});

test('the home screen and the apps that were used last ask nothing', async () => {
  const held = opened('notes');
  const [HOME, RECENTS] = [3, 187];
  await held.phone.pressKey(HOME);
  expect(await asked(held)).toEqual([]);
  await held.phone.pressKey(RECENTS);
  expect(await held.find('Clear all')).toBeDefined();
  expect(await asked(held)).toEqual([]);
});
