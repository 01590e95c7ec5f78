import { CAPABILITIES, type Capability as Listed } from '../src/domain/capability.ts';
import { CAPABILITY_REFS } from '../src/domain/capability-use.ts';
import { builder } from './builder.ts';

const Capability = builder.objectRef<Listed>('Capability').implement({
  description: 'What an agent, or a session, may be given.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its id, for the `ref` of `capabilities`.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    description: t.exposeString('description', {
      description: 'What it does, what it is without it, and what its `config` may say.',
    }),
    category: t.exposeString('category', { description: 'What it is about.' }),
  }),
});

builder.queryField('capabilities', (t) =>
  t.field({
    type: [Capability],
    description: 'What agents and sessions may be given.',
    resolve: async (_root, _args, { principal }) => {
      await principal();
      return CAPABILITY_REFS.map((ref) => CAPABILITIES[ref]);
    },
  }),
);
