import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { COLOR } from '../theme.ts';
import { row, text, type View } from '../view.ts';

const SEARCH_BOX = 'search_box';

/** What a search bar looks for, and how it is left. */
export type SearchBarOptions = {
  readonly hint: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBack: () => void;
};

/** @returns whether someone searches: then the search stands in place of the page's own bar */
export function isSearching(os: Os, search: string): boolean {
  return search !== '' || os.focused() === SEARCH_BOX;
}

/** The field to search in: under the page's bar, or in its place while someone searches. */
export function searchBar(os: Os, { hint, value, onInput, onBack }: SearchBarOptions): View {
  const isOpen = isSearching(os, value);
  return row(
    {
      style: isOpen
        ? { height: 60, padding: '0 16px 0 8px', gap: 4, borderBottom: `1px solid ${COLOR.line}` }
        : { height: 64, padding: '0 16px' },
    },
    isOpen &&
      row(
        {
          label: 'Close search',
          id: 'close_search',
          onTap: onBack,
          style: { width: 40, height: 48, justifyContent: 'center' },
        },
        text('‹', { fontSize: 30, color: COLOR.ink }),
      ),
    input(os, {
      id: SEARCH_BOX,
      hint,
      value,
      onInput,
      style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, borderRadius: 22 },
    }),
  );
}
