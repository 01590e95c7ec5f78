import { alsoSent, endsAt, leaves } from '../check.ts';
import type { EvalTask } from '../task.ts';
import { PACKAGES } from './packages.ts';

const COUNT_ME_IN = /^Yes, count me in\.?$/;

/** Reading and writing text messages. */
export const messagesTasks: readonly EvalTask[] = [
  {
    id: 'messages-open-thread',
    title: 'Open a conversation',
    instruction: 'Open my conversation with Priya Nair in Messages.',
    difficulty: 'one_tap',
    apps: ['Messages'],
    demo: false,
    maxTurns: 12,
    check: endsAt({ foreground: PACKAGES.messages, conversation: 'Priya Nair' }),
  },
  {
    id: 'messages-namesake',
    title: 'Write to one of two people whose names begin alike',
    instruction: 'Send a message to Anna Berg saying "Yes, at half past ten".',
    difficulty: 'single_app',
    apps: ['Messages'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      sent: alsoSent(before.sent, 'Anna Berg', 'Yes, at half past ten'),
    })),
  },
  {
    id: 'messages-new-person',
    title: 'Write to someone for the first time',
    instruction: 'Send Yuki Tanaka a message saying "See you at the station".',
    difficulty: 'single_app',
    apps: ['Messages'],
    demo: true,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      sent: alsoSent(before.sent, 'Yuki Tanaka', 'See you at the station'),
    })),
  },
  {
    id: 'messages-number',
    title: 'Write to a number that nobody in the address book has',
    instruction: 'Send the message "Is the room still free?" to +1 503 555 0042.',
    difficulty: 'single_app',
    apps: ['Messages'],
    demo: false,
    maxTurns: 20,
    check: leaves((before) => ({
      ...before,
      sent: alsoSent(before.sent, '+1 503 555 0042', 'Is the room still free?'),
    })),
  },
  {
    id: 'messages-two-people',
    title: 'Write to two people',
    instruction:
      'Send a message to Mum saying "Home at six" and send a message to Priya Nair saying "I am here".',
    difficulty: 'multi_step',
    apps: ['Messages'],
    demo: true,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      sent: alsoSent(alsoSent(before.sent, 'Mum', 'Home at six'), 'Priya Nair', 'I am here'),
    })),
  },
  {
    id: 'messages-answer-unread',
    title: 'Answer every person whose message is unread',
    instruction:
      'Answer "Yes, count me in" to each person whose message I have not read yet. The Shop is no person: leave it alone.',
    difficulty: 'multi_step',
    apps: ['Messages'],
    demo: false,
    maxTurns: 40,
    check: leaves((before) => ({
      ...before,
      sent: alsoSent(alsoSent(before.sent, 'Anna Berg', COUNT_ME_IN), 'Lukas Weber', COUNT_ME_IN),
    })),
  },
];
