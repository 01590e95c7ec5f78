import { NumberInput, SimpleGrid } from '@mantine/core';
import type { LimitsInput } from '../../gql/graphql.ts';
import { LIMITS } from './limits.ts';

/** What is written into the fields; null for any amount. */
export type LimitsFieldsProps = {
  readonly limits: LimitsInput;
  readonly onChange: (limits: LimitsInput) => void;
};

/** Says what may be used. */
export function LimitsFields({ limits, onChange }: LimitsFieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {LIMITS.map(({ name, label, decimals }) => (
        <NumberInput
          key={name}
          label={label}
          placeholder="Any amount"
          min={0}
          decimalScale={decimals}
          hideControls
          value={limits[name] ?? ''}
          onChange={(value) => onChange({ ...limits, [name]: typeof value === 'number' ? value : null })}
        />
      ))}
    </SimpleGrid>
  );
}
