import type { ModelOption as Option } from '../src/sessions/model-options.ts';
import { builder } from './builder.ts';

const ModelOption = builder.objectRef<Option>('ModelOption').implement({
  description: 'A model that a session may be given.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its id, for `model` of a session or an agent.' }),
    label: t.exposeString('label', { description: 'Who drives a session on it, for people.' }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether it is what sessions get that name none.',
    }),
    isDemo: t.exposeBoolean('isDemo', {
      description: 'Whether it is the built-in one, which follows rules and costs nothing.',
    }),
  }),
});

builder.queryField('models', (t) =>
  t.field({
    type: [ModelOption],
    description:
      'The models to choose from, the default first. A session may name any other that the same provider serves.',
    resolve: async (_root, _args, { principal, models }) => {
      await principal();
      return models;
    },
  }),
);
