import { Button, Chip, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../api/hooks.ts';
import { graphql } from '../../gql/gql.ts';
import type { SessionStatus } from '../../gql/graphql.ts';
import { countFilters, NO_FILTER, type SessionFilter, STATUSES, writeFilter } from './session-filter.ts';

const GetChoices = graphql(`
  query SessionFilterChoices {
    phones { id name }
    agents(archived: true) { id name }
  }
`);

/** How long somebody types on before it is searched for, in milliseconds. */
const TYPING_MS = 250;

/** What a filter is shown with. */
export type FilterBarProps = {
  readonly filter: SessionFilter;
  /** @param isTyping whether it is one of many changes, of which the browser's history keeps the last */
  readonly onChange: (filter: SessionFilter, isTyping?: boolean) => void;
};

/** Says which sessions are listed; behind a button where there is little room. */
export function FilterBar({ isNarrow, ...props }: FilterBarProps & { readonly isNarrow: boolean }) {
  const [isOpen, { toggle }] = useDisclosure();
  if (!isNarrow) return <Filters {...props} />;
  const count = countFilters(props.filter);
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        w="fit-content"
        aria-expanded={isOpen}
        leftSection={<IconFilter size={16} aria-hidden />}
        onClick={toggle}
      >
        {count === 0 ? 'Filters' : `Filters (${count})`}
      </Button>
      {isOpen && <Filters {...props} />}
    </Stack>
  );
}

function Filters({ filter, onChange }: FilterBarProps) {
  const { data } = useAsk(GetChoices, {});
  const set = (change: Partial<SessionFilter>): void => onChange({ ...filter, ...change });
  return (
    <Stack gap="xs" role="search" aria-label="Filter the sessions">
      <Chip.Group
        multiple
        value={[...filter.status]}
        onChange={(status) => set({ status: status as SessionStatus[] })}
      >
        <Group gap={6} role="group" aria-label="Status">
          {STATUSES.map((status) => (
            <Chip key={status} value={status} size="xs">
              {status}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="xs" align="end">
        <TypedText
          label="Search"
          placeholder="Instruction or title"
          value={filter.search}
          onType={(search) => onChange({ ...filter, search }, true)}
        />
        <Choice
          label="Phone"
          every="Every phone"
          value={filter.phone}
          names={data?.phones.map(({ name }) => name)}
          onChange={(phone) => set({ phone })}
        />
        <Choice
          label="Agent"
          every="Every agent"
          value={filter.agent}
          names={data?.agents.map(({ name }) => name)}
          onChange={(agent) => set({ agent })}
        />
        <TypedText label="Tag" value={filter.tag} onType={(tag) => onChange({ ...filter, tag }, true)} />
        <TextInput
          size="xs"
          type="date"
          label="Created from"
          value={filter.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label="Created until"
          value={filter.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        {writeFilter(filter) !== '' && (
          <Button size="xs" variant="subtle" onClick={() => onChange(NO_FILTER)}>
            Show all
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Choice({
  label,
  every,
  value,
  names = [],
  onChange,
}: {
  readonly label: string;
  readonly every: string;
  readonly value: string;
  readonly names: readonly string[] | undefined;
  readonly onChange: (name: string) => void;
}) {
  // What the address names is shown also as long as it isn't known, or when there is no such thing any more.
  const all = value === '' || names.includes(value) ? names : [...names, value];
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: every }, ...all.map((name) => ({ value: name, label: name }))]}
    />
  );
}

/** A text that is told once its writer rests, and follows the address when somebody goes back. */
function TypedText({
  label,
  placeholder,
  value,
  onType,
}: {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}) {
  const [typed, setTyped] = useState({ text: value, told: value });
  const tell = useDebouncedCallback((text: string) => {
    setTyped({ text, told: text.trim() });
    onType(text.trim());
  }, TYPING_MS);
  const isOutdated = value !== typed.told;
  if (isOutdated) setTyped({ text: value, told: value });
  return (
    <TextInput
      size="xs"
      label={label}
      dir="auto"
      maxLength={200}
      {...(placeholder !== undefined && { placeholder })}
      value={isOutdated ? value : typed.text}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped((before) => ({ ...before, text }));
        tell(text);
      }}
    />
  );
}
