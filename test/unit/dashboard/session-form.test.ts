import { expect, test } from 'vitest';
import { emptyForm, problemsOf, toInput } from '../../../dashboard/src/pages/new-session/session-form.ts';

const form = { ...emptyForm(''), instruction: 'Buy milk' };

test('what is left empty is not sent', () => {
  expect(toInput(form)).toEqual({ type: 'input', input: { instruction: 'Buy milk' } });
});

test('numbers, lists and JSON are sent as what they are', () => {
  const filled = {
    ...form,
    ...{ phoneId: 'phone_1', maxTurns: '7', maxCostUsd: 0.5, tags: ['food'], queue: true },
    ...({ metadata: '{"order": 7}', webhookEvents: ['result'], webhookUrl: 'https://hook.example' } as const),
    ...({ mode: 'task', policy: '{"approvals": []}' } as const),
  };
  expect(toInput(filled)).toEqual({
    type: 'input',
    input: {
      ...{ instruction: 'Buy milk', phoneId: 'phone_1', maxTurns: 7, maxCostUsd: 0.5, tags: ['food'] },
      ...{ queue: true, mode: 'task', policy: { approvals: [] }, metadata: { order: 7 } },
      ...{ webhookEvents: ['result'], webhookUrl: 'https://hook.example' },
    },
  });
});

test('what is no JSON object is told at its field, and so is a lack of words', () => {
  expect(toInput({ ...form, instruction: ' ', policy: '[]', outputSchema: '{' })).toEqual({
    type: 'problems',
    problems: {
      instruction: 'Say what to do.',
      policy: 'Write a JSON object, such as {}.',
      outputSchema: expect.stringContaining('This is no JSON'),
    },
  });
});

test.each([
  [{ code: 'PHONE_BUSY', message: 'It is busy.' }, { phoneId: 'It is busy.' }],
  [{ code: 'AGENT_NOT_FOUND', message: 'None.' }, { agentId: 'None.' }],
  [
    { code: 'PHONE_NOT_FOUND', message: 'There is no phone in a pool "x".' },
    { pool: 'There is no phone in a pool "x".' },
  ],
  [
    {
      code: 'INVALID_INPUT',
      message: 'maxTurns: Too big. policy.approvals: Wrong.',
      problems: [
        { path: ['maxTurns'], message: 'Too big' },
        { path: ['policy', 'approvals'], message: 'Wrong' },
        { path: ['metadata'], message: 'Too deep' },
      ],
    },
    { maxTurns: 'Too big', policy: 'approvals: Wrong', metadata: 'Too deep' },
  ],
  [
    { code: 'INVALID_INPUT', message: 'The address of the webhook: it is private.' },
    { webhookUrl: 'The address of the webhook: it is private.' },
  ],
  [
    { code: 'INVALID_INPUT', message: 'The model "x" needs an API key.' },
    { model: 'The model "x" needs an API key.' },
  ],
  [{ code: 'QUOTA_EXCEEDED', message: 'Too much.' }, {}],
])('the server’s failure %# is told at the field that it is about', (failure, problems) => {
  expect(problemsOf(failure)).toEqual(problems);
});
