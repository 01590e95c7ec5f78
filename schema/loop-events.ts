import { formatId } from '../src/domain/ids.ts';
import { AgentEventInterface, eventRef } from './agent-event.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';

const interfaces = [AgentEventInterface];

builder.objectType(eventRef('phone_reconnected'), {
  interfaces,
  description: 'The phone was lost and is there again.',
  fields: (t) => ({
    attempt: t.int({ description: 'The try that succeeded, from 1.', resolve: ({ data }) => data.attempt }),
    message: t.string({ description: 'What happened, for people.', resolve: ({ data }) => data.message }),
  }),
});

builder.objectType(eventRef('budget_changed'), {
  interfaces,
  description: 'The limit of the cost was changed.',
  fields: (t) => ({
    maxCostUsd: t.float({
      nullable: true,
      description: 'What the session may cost, in US dollars; null for any amount.',
      resolve: ({ data }) => (data.maxCostMicroUsd === null ? null : data.maxCostMicroUsd / 1e6),
    }),
  }),
});

const SystemDialogKind = builder.enumType('SystemDialogKind', {
  description: 'What a dialog of the system is about.',
  values: describedValues<'permission' | 'crash' | 'not_responding'>({
    permission: 'An app asks for a permission.',
    crash: 'An app has crashed.',
    not_responding: 'An app does not respond.',
  }),
});

builder.objectType(eventRef('dialog_handled'), {
  interfaces,
  description: "A dialog of the system was answered by the session's policy.",
  fields: (t) => ({
    dialogKind: t.field({
      type: SystemDialogKind,
      description: 'What it is about.',
      resolve: ({ data }) => data.kind,
    }),
    packageName: t.string({ description: 'The package that showed it.', resolve: ({ data }) => data.app }),
    text: t.string({ description: 'Its words, as the phone has them.', resolve: ({ data }) => data.text }),
    isAllowed: t.boolean({
      description: 'Whether it was allowed; for a crashed app, whether it is waited for or opened again.',
      resolve: ({ data }) => data.choice === 'allow',
    }),
  }),
});

builder.objectType(eventRef('context_compacted'), {
  interfaces,
  description: 'The conversation with the model became too long, and begins anew with a summary.',
  fields: (t) => ({
    epoch: t.int({
      description: 'Counts the conversations of the session; the second is 2.',
      resolve: ({ data }) => data.epoch,
    }),
    reason: t.string({ nullable: true, description: 'Why, for people.', resolve: ({ data }) => data.reason }),
    summary: t.string({ description: 'What the agent goes on with.', resolve: ({ data }) => data.summary }),
    promptTokens: t.int({
      description: 'The tokens that the conversation had.',
      resolve: ({ data }) => data.promptTokens,
    }),
  }),
});

builder.objectType(eventRef('webhook_disabled'), {
  interfaces,
  description: "A webhook takes no more events: what this session had for it couldn't be delivered.",
  fields: (t) => ({
    webhookId: t.id({
      description: 'The id of the webhook.',
      resolve: ({ data }) => formatId('webhook', data.webhookId),
    }),
    message: t.string({ description: 'Why, for people.', resolve: ({ data }) => data.reason }),
  }),
});
