import { Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { MEASURE_NAMES } from './format-measure.ts';
import { MEASURES, measureOf } from './usage-groups.ts';
import { type Days, RANGES, type Range, rangeOf } from './usage-range.ts';

const RANGE_NAMES = {
  month: 'This month',
  '7d': '7 days',
  '30d': '30 days',
  custom: 'Custom',
} as const satisfies Record<Range, string>;

/** Which span is shown, which figure, and whose; all of it is in the address. */
export function RangeBar({
  search,
  days,
  isOperator,
  onChange,
}: {
  readonly search: URLSearchParams;
  readonly days: Days;
  readonly isOperator: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
}) {
  const range = rangeOf(search);
  return (
    <Group align="end">
      <SegmentedControl
        aria-label="Span"
        data={RANGES.map((value) => ({ value, label: RANGE_NAMES[value] }))}
        value={range}
        onChange={(value) =>
          onChange({
            range: value,
            from: value === 'custom' ? days.first : null,
            to: value === 'custom' ? days.last : null,
          })
        }
      />
      {range === 'custom' && (
        <>
          <TextInput
            type="date"
            label="From"
            value={days.first}
            max={days.last}
            onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            value={days.last}
            min={days.first}
            onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
          />
        </>
      )}
      <SegmentedControl
        aria-label="Figure"
        data={MEASURES.map((value) => ({ value, label: MEASURE_NAMES[value] }))}
        value={measureOf(search)}
        onChange={(value) => onChange({ show: value })}
      />
      {isOperator && (
        <Switch
          label="All organisations"
          checked={search.get('all') === '1'}
          onChange={({ currentTarget }) => onChange({ all: currentTarget.checked ? '1' : null })}
        />
      )}
    </Group>
  );
}
