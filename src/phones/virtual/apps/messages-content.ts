import { loginCode } from '../login-code.ts';

/** A text message. */
export type Message = { readonly from: 'me' | 'them'; readonly text: string; atMs: number };

/** A conversation with one person or number. */
export type Thread = {
  readonly name: string;
  messages: Message[];
  draft: string;
  unread: boolean;
};

type Line = readonly [from: 'me' | 'them', text: string, minutesAgo: number];
type Story = { readonly name: string; readonly unread?: boolean; readonly lines: readonly Line[] };

const MINUTE_MS = 60_000;
const DAY = 24 * 60;

/** The Shop's messages come from a machine: it never answers. */
export const SHOP = 'Shop';

const ANSWERS = [
  'Sounds good!',
  'Thanks for letting me know.',
  'Perfect, talk later.',
  'Ha, I was just thinking of that.',
] as const;

/**
 * @returns the conversations of a new phone, the latest first. Times are relative to when the app is first
 * opened, and so negative.
 */
export function startThreads(seed: number): Thread[] {
  return stories(loginCode(seed)).map(({ name, unread = false, lines }) => ({
    name,
    unread,
    draft: '',
    messages: lines.map(([from, text, minutesAgo]) => ({ from, text, atMs: -minutesAgo * MINUTE_MS })),
  }));
}

/** @returns what someone answers to the so-manieth message */
export function answerTo(count: number): string {
  return ANSWERS[(count - 1) % ANSWERS.length] ?? ANSWERS[0];
}

function stories(code: string): readonly Story[] {
  return [
    {
      name: SHOP,
      unread: true,
      lines: [
        ['them', 'Your order has been delivered. Thank you for shopping with us.', 9 * DAY],
        ['them', `Your Shop login code is ${code}`, 4],
      ],
    },
    {
      name: 'Anna Berg',
      unread: true,
      lines: [
        ['me', 'Are you still up for the museum on Saturday?', 130],
        ['them', 'Yes! I booked two tickets for eleven.', 121],
        ['me', 'Great, I will bring the coffee.', 118],
        ['them', 'Shall we meet at the tram stop?', 26],
      ],
    },
    {
      name: 'Mum',
      lines: [
        ['them', 'Did you water the plants?', 210],
        ['me', 'All of them, even the cactus.', 205],
        ['them', 'You are the best.', 204],
      ],
    },
    {
      name: 'Anna Bergström',
      lines: [
        ['them', 'The slides for Monday are in the shared folder.', DAY + 90],
        ['me', 'Got them, thank you.', DAY + 84],
      ],
    },
    {
      name: 'Lukas Weber',
      unread: true,
      lines: [['them', 'Climbing on Thursday? The new hall has opened.', DAY + 300]],
    },
    {
      name: 'Priya Nair',
      lines: [
        ['them', 'Train is late again, start without me.', 3 * DAY],
        ['me', 'No hurry, we are still looking for a table.', 3 * DAY - 3],
      ],
    },
    {
      name: '+1 415 555 0199',
      lines: [['them', 'Your parcel is at the pick-up point until Friday.', 5 * DAY]],
    },
    {
      name: 'Diego Luna',
      lines: [
        ['me', 'Happy birthday, Diego!', 12 * DAY],
        ['them', 'Thank you! Come over for cake.', 12 * DAY - 40],
      ],
    },
  ];
}
