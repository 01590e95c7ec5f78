import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestAppium, type TestAppium } from '../../support/appium.ts';
import { type Browser, startBrowser } from '../../support/browser.ts';
import { hasChromium, warnWithoutChromium } from '../../support/chromium.ts';
import type { Ask } from '../../support/claude/ask.ts';
import { gate } from '../../support/claude/gate.ts';
import {
  asksForTakeover,
  finishes,
  opens,
  type ScriptedStep,
  says,
  swipes,
  taps,
  types,
  uses,
} from '../../support/claude/script.ts';
import { type Claude, startClaude } from '../../support/claude/server.ts';
import { type DashboardPage, signIn } from '../../support/dashboard.ts';
import { createSession, startServer, type TestServer } from '../../support/server.ts';

warnWithoutChromium('the tests of steering');

/** Asks before an app is opened, a point is touched or something is typed. */
const ASK = {
  approvals: ['open_app', 'tap', 'type_text'].map((tool) => ({
    ...{ tool, decision: 'ask', reason: 'Somebody should look at this.' },
  })),
};

describe.skipIf(!hasChromium)('steering a session', () => {
  const scripts = new Map<string, readonly ScriptedStep[]>();
  let appium: TestAppium;
  let claude: Claude;
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage;
  let id = '';

  beforeAll(async () => {
    claude = await startClaude({
      turns: ({ text }: Ask) => [...scripts].find(([instruction]) => text.includes(instruction))?.[1] ?? [],
    });
    appium = await startTestAppium('opposable-virtual');
    server = await startServer({ claude, appiumUrl: appium.url, settle: false });
    browser = await startBrowser();
    dashboard = await signIn(browser.page, server);
  });

  afterEach(async () => {
    await server.graphql('mutation ($id: ID!) { stopSession(id: $id) { id } }', { id });
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    await claude?.[Symbol.asyncDispose]();
    await appium?.[Symbol.asyncDispose]();
  });

  /** Starts a session whose model makes these turns, and shows it. */
  async function show(
    instruction: string,
    steps: readonly ScriptedStep[],
    extra: object = {},
  ): Promise<void> {
    scripts.set(instruction, steps);
    id = (await createSession(server, instruction, extra)).id;
    await dashboard.open(`/sessions/${id}`);
    await dashboard.find('heading', instruction);
  }

  /** @returns the session's events, with what tells their order */
  async function logged(): Promise<readonly Logged[]> {
    const { data } = await server.graphql(
      `query ($id: ID!) { session(id: $id) { events(limit: 1000) {
        index type
        ... on StatusChangedEvent { to pauseReason }
        ... on UserMessageEvent { text }
        ... on ApprovalResolvedEvent { toolUseId decision reason editedInput }
        ... on ToolResultEvent { toolUseId isError text }
        ... on UserActionEvent { performed }
        ... on UserActionResultEvent { isError text }
        ... on TakeoverStartedEvent { isRequest reason }
        ... on TakeoverEndedEvent { note }
        ... on BudgetChangedEvent { maxCostUsd }
      } } }`,
      { id },
    );
    return data.session.events;
  }

  const ofType = async (type: string): Promise<readonly Logged[]> =>
    (await logged()).filter((event) => event.type === type);

  /** Waits until so many things were done by hand. */
  async function results(count: number): Promise<void> {
    await vi.waitFor(async () => expect(await ofType('user_action_result')).toHaveLength(count), 20_000);
  }

  /** Waits until the session has ended as it should. */
  async function ends(status: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const { data } = await server.graphql('query ($id: ID!) { session(id: $id) { status } }', { id });
        expect(data.session.status).toBe(status);
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  /** Waits until nothing under this name is on the page any more. */
  async function leaves(text: string): Promise<void> {
    await dashboard.page.waitUntil(
      async () => !String(await dashboard.page.execute(() => document.body.innerText)).includes(text),
      { timeout: 20_000, interval: 50, timeoutMsg: `The page still shows "${text}".` },
    );
  }

  /** Opens a note by hand. @returns where the button is on the phone that deletes it, in its pixels */
  async function deleteButton(): Promise<Box> {
    const bounds = 'screen { app } elements { label bounds { x y width height } }';
    const look = async (): Promise<readonly { readonly label: string; readonly bounds: Box }[]> => {
      const { data } = await server.graphql(`mutation { capturePhone(phoneId: "virtual-1") { ${bounds} } }`);
      return data.capturePhone.elements;
    };
    const act = async (action: string): Promise<void> => {
      const document = `mutation { performPhoneAction(phoneId: "virtual-1", action: ${action}) { remark } }`;
      // The session before may not have given the phone back yet.
      await vi.waitFor(async () => expect((await server.graphql(document)).errors).toBeUndefined(), 20_000);
    };
    await act('{ openApp: "Notes" }');
    const note = (await look()).find(({ label }) => label.startsWith('Groceries'));
    if (note) await act(`{ tap: { x: ${note.bounds.x + 60}, y: ${note.bounds.y + 30} } }`);
    const found = (await look()).find(({ label }) => label === 'Delete note');
    if (!found) throw new Error(`There is no note to delete: ${JSON.stringify(await look())}`);
    return found.bounds;
  }

  /** @returns where an element is within another one, in shares of that one's size */
  async function shares(outer: WebdriverIO.Element, inner: WebdriverIO.Element): Promise<Box> {
    return await dashboard.page.execute(
      (out, within) => {
        const [box, { x, y, width, height }] = [out, within].map((element) =>
          (element as unknown as Element).getBoundingClientRect(),
        ) as [DOMRect, DOMRect];
        return {
          x: (x - box.x) / box.width,
          y: (y - box.y) / box.height,
          width: width / box.width,
          height: height / box.height,
        };
      },
      outer,
      inner,
    );
  }

  /** Looks at the page as it is for what keeps people out, and keeps a picture. */
  async function inspect(name: string): Promise<void> {
    expect(await dashboard.barriers()).toEqual([]);
    await dashboard.keepPicture(`steer-${name}`);
  }

  const focused = async (): Promise<string> =>
    String(await dashboard.page.execute(() => document.activeElement?.textContent ?? ''));

  test('a question has the focus and is answered by a button, or in one’s own words', async () => {
    await show('Ask me twice', [
      uses('ask_user', { question: 'Which colour?', options: ['Red', 'أزرق'] }),
      uses('ask_user', { question: 'Which size?' }),
      finishes({ summary: 'Asked enough.' }),
    ]);
    await dashboard.find('heading', 'The agent asks you');
    expect(await focused()).toContain('Which colour?');
    await inspect('question');
    await dashboard.click('button', 'أزرق');
    await dashboard.sees('Which size?');
    await dashboard.write('Your answer', 'As large\uE008\uE007\uE000 as it gets');
    await dashboard.page.keys('Enter');
    await ends('completed');
    const said = (await ofType('user_message')).map(({ text }) => text);
    expect(said).toEqual(['Ask me twice', 'أزرق', expect.stringMatching(/^As large\n ?as it gets$/)]);
  });

  test('an action is approved, denied with a reason, and approved after its point was moved', async () => {
    await show(
      'Open things',
      [opens('Notes'), opens('Clock'), taps(100, 200), types('Wrong words'), finishes()],
      { policy: ASK },
    );
    await dashboard.sees('Open Notes');
    await dashboard.sees('Somebody should look at this.');
    await dashboard.sees(/left; without an answer it is denied/);
    expect(await focused()).toContain('The agent needs your yes');
    await inspect('approval');
    await dashboard.click('button', 'Approve');
    await dashboard.sees('Approved');
    await dashboard.sees('Open Clock');
    await dashboard.click('button', 'Deny with a reason');
    await dashboard.write('Why not?', 'Not the clock');
    await dashboard.click('button', 'Deny it');
    await dashboard.sees('Tap at');
    await dashboard.click('button', 'Edit it first');
    const picture = await dashboard.find('button', /^The screen: click/);
    await inspect('approval-edit');
    await picture.click({ x: 20, y: 30 });
    await dashboard.page.waitUntil(async () => {
      const x = await (await dashboard.find('textbox', 'Point x')).getValue();
      return x !== '100';
    });
    const x = Number(await (await dashboard.find('textbox', 'Point x')).getValue());
    await dashboard.write('Point y', '321');
    await dashboard.click('button', 'Approve as edited');
    await dashboard.sees('“Wrong words”');
    await dashboard.click('button', 'Edit it first');
    await dashboard.click('button', 'Edit as JSON');
    await dashboard.write('Input as JSON', '{"text": ');
    await dashboard.sees(/This is no JSON/);
    await dashboard.click('button', 'Back');
    await dashboard.click('button', 'Deny');
    await ends('completed');
    expect(await ofType('approval_resolved')).toMatchObject([
      { decision: 'approved' },
      { decision: 'denied', reason: 'Not the clock' },
      { decision: 'edited', editedInput: { x, y: 321 } },
      { decision: 'denied', reason: null },
    ]);
  });

  test('what an action would touch is marked where it is, and both ends of a swipe are moved', async () => {
    const bin = await deleteButton();
    const [middle, end] = [
      { x: 270, y: 900 },
      { x: 270, y: 300 },
    ];
    /** @returns the same point of the picture that the model sees, which is smaller */
    const seen = ({ picture }: Ask, { x, y }: Point): readonly [x: number, y: number] => [
      Math.floor((x * (picture?.widthPx ?? 0)) / SCREEN.width),
      Math.floor((y * (picture?.heightPx ?? 0)) / SCREEN.height),
    ];
    await show(
      'Throw the note away',
      [
        (ask) => taps(...seen(ask, { x: bin.x + bin.width / 2, y: bin.y + bin.height / 2 })),
        (ask) => swipes(seen(ask, middle), seen(ask, end)),
        finishes(),
      ],
      { picture_size: 'economy', policy: { approvals: [{ tool: 'swipe', decision: 'ask' }] } },
    );
    await dashboard.sees('It would delete something.');
    await dashboard.sees('on “Delete note”');
    const frame = await dashboard.find('img', 'The screen, with “Delete note” marked');
    const marked = await shares(frame, await dashboard.page.$('section svg rect').getElement());
    for (const [key, share] of Object.entries(marked)) {
      const length = key === 'x' || key === 'width' ? SCREEN.width : SCREEN.height;
      // To a pixel of the screen.
      expect(Math.abs(share * length - bin[key as keyof Box]), key).toBeLessThan(1);
    }
    await inspect('approval-target');
    await dashboard.click('button', 'Deny');

    await dashboard.sees('Swipe');
    await dashboard.click('button', 'Edit it first');
    const picture = await dashboard.find('button', /^The screen: click/);
    const value = async (name: string): Promise<number> =>
      Number(await (await dashboard.find('textbox', name)).getValue());
    const before = { x: await value('Start x'), y: await value('Start y'), endY: await value('End y') };
    // Points are counted from the middle.
    await picture.click({ x: 30, y: 60 });
    await dashboard.page.waitUntil(async () => (await value('Start x')) > before.x);
    expect(await value('End y')).toBe(before.endY);
    await dashboard.click('radio', 'Move the end by a click');
    await picture.click({ x: -20, y: -100 });
    await dashboard.page.waitUntil(async () => (await value('End x')) < before.x);
    await dashboard.page.keys('ArrowUp');
    const moved = {
      ...{ from_x: await value('Start x'), from_y: await value('Start y') },
      ...{ to_x: await value('End x'), to_y: await value('End y') },
    };
    await inspect('approval-swipe');
    const { width, height } = await picture.getSize();
    const drawn = await dashboard.page.$$('section svg circle').getElements();
    const circles = await Promise.all([...drawn].map((circle) => shares(picture, circle)));
    const [from, to] = circles.map((circle) => ({
      x: (circle.x + circle.width / 2) * width,
      y: (circle.y + circle.height / 2) * height,
    }));
    // Where the clicks were, to a pixel of the page; an arrow moves the point by four of the picture.
    expect(from?.x).toBeCloseTo(width / 2 + 30, -0.5);
    expect(from?.y).toBeCloseTo(height / 2 + 60, -0.5);
    expect(to?.x).toBeCloseTo(width / 2 - 20, -0.5);
    expect(to?.y).toBeLessThan(height / 2 - 100);
    await dashboard.click('button', 'Approve as edited');
    await ends('completed');
    expect(await ofType('approval_resolved')).toMatchObject([
      { decision: 'denied' },
      { decision: 'edited', editedInput: moved },
    ]);
  });

  test('a person takes over, touches the live picture by mouse and keyboard, types and hands back', async () => {
    const held = gate();
    await show('Wait for me', [
      says('Let me think.').holds(held),
      asksForTakeover('Please solve the puzzle.'),
      finishes(),
    ]);
    await held.reached;
    await dashboard.click('button', 'Take over');
    await dashboard.sees('The phone is in your hands');
    const screen = await dashboard.find('application', /^The phone’s screen/);
    await inspect('hands');
    await dashboard.click('button', 'Home');
    await dashboard.sees(/Done in \d/);
    const { width, height } = await screen.getSize();
    // Points are counted from the middle: the app Notes on the home screen, then its search.
    await screen.click({ x: Math.round(-0.124 * width), y: Math.round(-0.117 * height) });
    await results(2);
    // A click has moved the focus there. The crosshair begins in the middle, and moves by a tenth of the width.
    await dashboard.page.keys(['Shift', ...Array.from({ length: 8 }, () => 'ArrowUp')]);
    await dashboard.page.keys('Enter');
    await results(3);
    await dashboard.write('Text to type', 'Lisbon');
    await dashboard.click('button', 'Type');
    await results(4);
    expect((await ofType('user_action_result')).filter(({ isError }) => isError)).toEqual([]);
    await dashboard.write('A note for the agent', 'The puzzle is solved');
    held.open();
    await dashboard.click('button', 'Hand back');
    await dashboard.sees('Please solve the puzzle.');
    await inspect('hands-asked');
    await dashboard.click('button', 'Hand back');
    await ends('completed');
    expect((await ofType('user_action')).map(({ performed }) => performed)).toMatchObject([
      { type: 'press_button', button: 'home' },
      { type: 'tap' },
      { type: 'tap', at: { x: SCREEN.width / 2, y: SCREEN.height / 2 - 8 * (SCREEN.width / 10) } },
      { type: 'type_text', text: 'Lisbon' },
    ]);
    expect(await ofType('takeover_ended')).toMatchObject([{ note: 'The puzzle is solved' }, { note: null }]);
    expect(await ofType('takeover_started')).toMatchObject([{ isRequest: false }, { isRequest: true }]);
  });

  test('a session that is out of budget goes on when it may cost more', async () => {
    await show('Spend little', [finishes({ summary: 'Spent little.' })], { max_cost_usd: 0.001 });
    await dashboard.find('heading', 'The budget is used up');
    await inspect('budget');
    await dashboard.write('May cost up to, in US dollars', '5');
    await dashboard.click('button', 'Set the budget');
    await ends('completed');
    expect(await ofType('budget_changed')).toMatchObject([{ maxCostUsd: 5 }]);
  });

  test('a session is paused, resumed, interrupted and talked to', async () => {
    const [first, second] = [gate(), gate()];
    await show('Go on and on', [
      says('One.').holds(first).presses('home'),
      says('Two.').holds(second),
      finishes({ summary: 'Heard you.' }),
    ]);
    await first.reached;
    await dashboard.click('button', 'Pause');
    await dashboard.find('button', 'Resume');
    await inspect('paused');
    first.open();
    await dashboard.click('button', 'Resume');
    await second.reached;
    await dashboard.click('button', 'Interrupt');
    await dashboard.sees('The agent was interrupted. It goes on with your message.');
    second.open();
    await dashboard.write('Message to the agent', 'That is enough');
    await dashboard.page.keys('Enter');
    await ends('completed');
    const pauses = (await ofType('status_changed')).map(({ pauseReason }) => pauseReason).filter(Boolean);
    expect(pauses).toEqual(['user', 'idle']);
  });

  test('a session stops in the middle of a turn, then has another title and is deleted', async () => {
    const held = gate();
    await show('Never end', [says('On it.').holds(held)]);
    await held.reached;
    await dashboard.click('button', 'Stop');
    await inspect('stop');
    await dashboard.click('button', 'Stop it for good');
    await leaves('Take over');
    await inspect('stopped');
    const events = await logged();
    expect(events.at(-1)).toMatchObject({ type: 'status_changed', to: 'killed' });
    expect(events.some(({ type }) => type === 'turn_completed')).toBe(false);
    held.open();

    await dashboard.click('button', 'More commands');
    await dashboard.click('menuitem', 'Edit title and tags');
    await dashboard.write('Title', 'An endless one');
    await dashboard.click('button', 'Save');
    await dashboard.find('heading', 'An endless one');
    await dashboard.click('button', 'More commands');
    await dashboard.click('menuitem', 'Run again');
    expect(await (await dashboard.find('textbox', 'Instruction')).getValue()).toBe('Never end');
    await inspect('again');
    await dashboard.page.back();
    await dashboard.click('button', 'More commands');
    await dashboard.click('menuitem', 'Delete');
    await dashboard.click('button', 'Delete it for good');
    await vi.waitFor(async () => {
      const { errors } = await server.graphql('query ($id: ID!) { session(id: $id) { id } }', { id });
      expect(errors?.[0]?.extensions?.code).toBe('SESSION_NOT_FOUND');
    }, 20_000);
  });

  test('whoever may only look is told so, and can do nothing', async () => {
    const { data } = await server.graphql(
      'mutation { createApiKey(name: "Looks on", scopes: [read]) { key } }',
    );
    dashboard = await signIn(browser.page, server, data.createApiKey.key);
    await show('Ask a watcher', [
      uses('ask_user', { question: 'Who is there?', options: ['Me'] }),
      finishes(),
    ]);
    await dashboard.sees(/You can look, but not steer/);
    for (const name of ['Me', 'Interrupt', 'Take over', 'Stop']) {
      expect(await (await dashboard.find('button', name)).isEnabled(), name).toBe(false);
    }
    await inspect('read-only');
  });
});

/** The size of the phone's screen, in its pixels. */
const SCREEN = { width: 540, height: 1_200 };

type Point = { readonly x: number; readonly y: number };
type Box = Point & { readonly width: number; readonly height: number };

/** An event, as far as these tests look at it. */
type Logged = { readonly index: number; readonly type: string; readonly text?: string } & Readonly<
  Record<string, unknown>
>;
