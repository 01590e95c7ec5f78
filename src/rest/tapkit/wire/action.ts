import { z } from 'zod';
import { type PhoneAction, phoneAction } from '../../../domain/phone-action.ts';
import { camelKeys, snakeCase } from '../../../lib/spelling.ts';

/** An action as events show it: the fields of each type in the wire's spelling, and no others. */
export const wireAction = z
  .discriminatedUnion('type', spelled(phoneAction.options))
  .transform((action) => phoneAction.parse(camelKeys(action)))
  .meta({
    id: 'Action',
    description: 'What a phone is made to do. Points are pixels, durations milliseconds.',
  });

type Option = (typeof phoneAction.options)[number];
type Spelled = z.ZodObject<{ type: z.ZodLiteral<PhoneAction['type']> }>;

function spelled(options: readonly Option[]): readonly [Spelled, ...Spelled[]] {
  const all = options.map((option) => {
    const fields = Object.entries(option.unwrap().shape).map(([name, field]) => {
      const inner = field instanceof z.ZodReadonly ? field.unwrap() : field;
      return [snakeCase(name), inner instanceof z.ZodObject ? z.strictObject(inner.shape) : field];
    });
    return z.strictObject(Object.fromEntries(fields));
  });
  return all as unknown as readonly [Spelled, ...Spelled[]];
}
