import { formatId } from '../src/domain/ids.ts';
import type { SecretRecord } from '../src/domain/secret.ts';
import { builder } from './builder.ts';
import { addNodeType, Node } from './node.ts';

/** A secret without its value, which no field has. */
const Secret = builder.objectRef<SecretRecord>('Secret').implement({
  interfaces: [Node],
  description: 'A value that the agent may type as `{{secret:name}}` and that nobody can read.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `secret_` and 32 hex digits.',
      resolve: ({ id }) => formatId('secret', id),
    }),
    name: t.exposeString('name', { description: 'The name.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first set.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last set.' }),
  }),
});

addNodeType('secret', Secret, async ({ secrets }, _query, { id, organizationId }) => {
  const all = await secrets.list(organizationId);
  return all.filter((secret) => id.in.includes(secret.id));
});

builder.queryField('secrets', (t) =>
  t.field({
    type: [Secret],
    description: "The organisation's secrets, by name, without their values.",
    resolve: async (_root, _args, { principal, secrets }) => {
      const { organizationId } = await principal();
      return [...(await secrets.list(organizationId))];
    },
  }),
);

builder.mutationFields((t) => ({
  setSecret: t.field({
    type: Secret,
    description:
      'Stores a value under a name, in the place of the one that the name had. Send the value as a variable. Fails with `INVALID_INPUT`.',
    args: {
      name: t.arg.string({
        required: true,
        description: '1 to 64 characters of a-z, 0-9, `_`, `.` and `-`, a letter or a figure first.',
      }),
      value: t.arg.string({
        required: true,
        description: 'The value, 4 to 4,096 characters on one line. It can never be read again.',
      }),
    },
    resolve: async (_root, { name, value }, { principal, secrets }) => {
      const { organizationId } = await principal('admin');
      return await secrets.set(organizationId, { name, value });
    },
  }),
  deleteSecret: t.boolean({
    description: 'Deletes a secret; true once it is gone. Fails with `SECRET_NOT_FOUND`.',
    args: { name: t.arg.string({ required: true, description: 'The name of the secret.' }) },
    resolve: async (_root, { name }, { principal, secrets }) => {
      const { organizationId } = await principal('admin');
      await secrets.remove(organizationId, name);
      return true;
    },
  }),
}));
