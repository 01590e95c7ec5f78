import { expect, test } from 'vitest';
import { asksToSend } from '../../../../src/agent/judging/send-request.ts';

test.each([
  'Send Mom a message',
  'Text Bob that I am late',
  'Open Messages and reply to Anna',
  'Please comment "nice" on the first post',
  'Share the photo with Bob',
  'Write to my landlord',
  'Write Anna a message',
  'Write a review of the kettle.',
  'Message Ada: hello',
  'Open the app, then post it',
  'I want you to text Ada',
  'Leave a comment',
  'Tell Sam that I am coming',
  'Schreib Anna eine Nachricht',
  'Schicke Anna das Foto',
  'Envoie un message à Paul',
  'Envía un mensaje a Paul',
  'Anne’ye mesaj gönder',
  'Ali’ye mesaj yaz',
])('%s: asks to send', (instruction) => {
  expect(asksToSend(instruction)).toBe(true);
});

test.each([
  '',
  'Read the last message',
  'Like the first three posts',
  'Look at the message at the top',
  'Delete the text',
  'Write a note called Ideas',
  'Open Messages',
  'Check who will share the ride',
  'Check the share price',
  'Read the reply of Bob',
  'How many comments does the post have?',
  'Write a draft',
  'What is in the newest email?',
  'See what was sent',
])('%s: does not ask to send', (instruction) => {
  expect(asksToSend(instruction)).toBe(false);
});

test.each([
  "Type a message to Anna but don't send it",
  'Type a message to Anna but don’t send it',
  'Send Anna the list but do not share my location',
  'Do not, under any circumstances, reply to Bob',
  'Write a reply without sending it',
  'Lies die Nachricht, aber sende nichts und antworte nicht',
  'Ne réponds pas à Paul',
])('%s: says what must not be sent', (instruction) => {
  expect(asksToSend(instruction)).toBe(false);
});

test('what is said in later sentences counts, too', () => {
  expect(asksToSend('Open Messages. Reply to Anna.')).toBe(true);
  expect(asksToSend('Do not touch the ads. Send Bob the address.')).toBe(true);
  expect(asksToSend('Find the address\nsend it to Bob')).toBe(true);
});
