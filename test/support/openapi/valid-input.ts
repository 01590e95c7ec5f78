import { resolved, type Schema } from './document.ts';

/** @returns a value that fits a schema: its example, or the least there can be; with `all`, every field. */
export function validInput(schema: Schema, all = false): unknown {
  const known = resolved(schema);
  // The example of an object with fields leaves out most of them.
  if (known.example !== undefined && !(all && known.properties)) return known.example;
  if (known.const !== undefined) return known.const;
  if (known.enum) return known.enum[0];
  const [choice] = known.oneOf ?? known.anyOf ?? [];
  if (choice) return validInput(choice, all);
  const [type] = [known.type ?? []].flat();
  switch (type) {
    case 'object': {
      const fields = Object.entries(known.properties ?? {});
      const given = fields.filter(([name]) => all || known.required?.includes(name));
      return Object.fromEntries(given.map(([name, field]) => [name, validInput(field, all)]));
    }
    case 'array':
      return Array.from({ length: known.minItems ?? (all ? 1 : 0) }, () =>
        validInput(known.items ?? {}, all),
      );
    case 'integer':
    case 'number':
      return known.minimum ?? (known.exclusiveMinimum !== undefined ? known.exclusiveMinimum + 1 : 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'string':
      if (known.format === 'uri') return 'https://example.com/';
      if (known.format === 'date-time') return '2026-01-01T00:00:00.000Z';
      return 'x'.repeat(Math.max(1, known.minLength ?? 0));
    default:
      throw new Error(`No example can be made of ${JSON.stringify(known)}: give the schema one.`);
  }
}
