import type { SessionRowFragment, SessionStatus } from '../../gql/graphql.ts';

/** Where a session may stand, in the order of its life. */
export const STATUSES = [
  ...(['creating', 'running', 'paused', 'completed', 'failed', 'killed'] as const),
] as const satisfies readonly SessionStatus[];

/** Which sessions are listed. A text is empty, and a list too, when it holds for all. */
export type SessionFilter = {
  readonly status: readonly SessionStatus[];
  /** The name of a phone. */
  readonly phone: string;
  /** The name of an agent. */
  readonly agent: string;
  readonly tag: string;
  /** A part of the instruction or the title. */
  readonly search: string;
  /** The first and the last day of their creation, such as 2026-11-25, where the browser is. */
  readonly from: string;
  readonly to: string;
};

/** Lists them all. */
export const NO_FILTER: SessionFilter = {
  ...{ status: [], phone: '', agent: '', tag: '', search: '', from: '', to: '' },
};

const TEXTS = ['phone', 'agent', 'tag', 'search', 'from', 'to'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param search what stands behind `?` in an address @returns the filter that it says; what it can't mean is left out */
export function readFilter(search: string): SessionFilter {
  const said = new URLSearchParams(search);
  const given = said.get('status')?.split(',') ?? [];
  const day = (name: string): string => {
    const text = said.get(name) ?? '';
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    status: STATUSES.filter((status) => given.includes(status)),
    phone: said.get('phone') ?? '',
    agent: said.get('agent') ?? '',
    tag: said.get('tag') ?? '',
    search: said.get('search') ?? '',
    from: day('from'),
    to: day('to'),
  };
}

/** @returns what stands in an address for the filter, from `?` on; nothing when all are listed */
export function writeFilter(filter: SessionFilter): string {
  const said = new URLSearchParams();
  if (filter.status.length > 0) said.set('status', filter.status.join(','));
  for (const name of TEXTS) if (filter[name].trim() !== '') said.set(name, filter[name].trim());
  const text = said.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** @returns how many of the filters leave sessions out */
export function countFilters(filter: SessionFilter): number {
  const texts = TEXTS.filter((name) => filter[name].trim() !== '');
  return texts.length + (filter.status.length > 0 ? 1 : 0);
}

/** @returns the arguments of the `sessions` field */
export function filterVariables({ status, phone, agent, tag, search, from, to }: SessionFilter) {
  const { after, before } = span(from, to);
  return {
    ...(status.length > 0 && { status: [...status] }),
    ...(phone !== '' && { phoneId: phone }),
    ...(agent !== '' && { agentId: agent }),
    ...(tag !== '' && { tag }),
    ...(search !== '' && { search }),
    ...(after && { createdAfter: after.toISOString() }),
    ...(before && { createdBefore: before.toISOString() }),
  };
}

/** @returns whether a session is one of those that are listed, by the server's own rules */
export function fitsFilter(filter: SessionFilter, row: SessionRowFragment): boolean {
  const { status, phone, agent, tag, search, from, to } = filter;
  const { after, before } = span(from, to);
  const createdAt = Date.parse(row.createdAt);
  return (
    (status.length === 0 || status.includes(row.status)) &&
    (phone === '' || names(phone, row.phone)) &&
    (agent === '' || names(agent, row.agent)) &&
    (tag === '' || row.tags.includes(tag)) &&
    (search === '' || [row.instruction, row.title ?? ''].some((text) => holds(text, search))) &&
    (!after || createdAt >= after.getTime()) &&
    (!before || createdAt < before.getTime())
  );
}

function names(idOrName: string, thing: { readonly id: string; readonly name: string } | null): boolean {
  return thing !== null && (thing.id === idOrName || thing.name === idOrName);
}

/** As the database searches: letters of ASCII in either case, `%` for any characters and `_` for one. */
function holds(text: string, search: string): boolean {
  const pattern = [...search]
    .map((character) => {
      if (character === '%') return '[^]*';
      if (character === '_') return '[^]';
      if (/[a-z]/i.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
      return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    })
    .join('');
  return new RegExp(pattern, 'u').test(text);
}

/** Days begin where the browser is. */
function span(
  from: string,
  to: string,
): { readonly after: Date | undefined; readonly before: Date | undefined } {
  const before = to === '' ? undefined : new Date(`${to}T00:00`);
  before?.setDate(before.getDate() + 1);
  return { after: from === '' ? undefined : new Date(`${from}T00:00`), before };
}
