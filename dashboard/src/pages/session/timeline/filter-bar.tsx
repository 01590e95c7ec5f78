import { MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { ITEM_KINDS } from '../../../events/timeline-item.ts';
import styles from './timeline.module.css';

/** How long somebody rests before what they write is searched, in milliseconds. */
const REST_MS = 200;
const KINDS = Object.entries(ITEM_KINDS).map(([value, label]) => ({ value, label }));

/** Which entries to show: kept in the address, so that it can be shared. */
export function FilterBar() {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('find') ?? '');
  const put = (name: string, value: string): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const find = useDebouncedCallback((value: string) => put('find', value), REST_MS);
  const kinds = (params.get('show') ?? '').split(',').filter(Boolean);
  return (
    <div className={styles['bar']}>
      <MultiSelect
        aria-label="Kinds of entries"
        placeholder={kinds.length === 0 ? 'All kinds' : ''}
        data={KINDS}
        value={kinds}
        onChange={(chosen) => put('show', chosen.join(','))}
        clearable
        size="xs"
        leftSection={<IconFilter size={14} aria-hidden />}
        comboboxProps={{ withinPortal: true }}
      />
      <TextInput
        aria-label="Search in the timeline"
        placeholder="Search"
        type="search"
        dir="auto"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          find(value);
        }}
      />
    </div>
  );
}
