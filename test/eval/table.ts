import type { EvalReport, Figures, Group } from './report.ts';
import type { EvalTask } from './task.ts';
import { difficultyName, duration, money, percent, profileName } from './words.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (figures: Figures) => string])[] = [
  ['passed', ({ passed, tasks }) => `${passed}/${tasks}`],
  ['success', ({ passed, tasks }) => percent(passed, tasks)],
  ['turns', ({ medianTurns }) => String(medianTurns)],
  ['cost', ({ costUsd }) => money(costUsd)],
  ['time', ({ medianMs }) => duration(medianMs)],
];

/** So much of a session's error is shown; the report has the rest. */
const LONGEST = 160;

/** @returns the figures by difficulty as a table for a terminal; turns and time are medians, cost is the sum */
export function figuresTable({ groups, profiles }: Pick<EvalReport, 'groups' | 'profiles'>): string {
  const prefix = (name: string): string => (profiles.length > 1 ? `${name} ` : '');
  const headings = profiles.flatMap((profile) =>
    COLUMNS.map(([heading]) => `${prefix(profileName(profile))}${heading}`),
  );
  return aligned([['difficulty', ...headings], ...groups.map(rowOf)]);
}

/** @returns what is wrong with each phone whose task failed, and what the session said of it */
export function failures({ results, profiles }: Pick<EvalReport, 'results' | 'profiles'>): string {
  return results
    .filter(({ passed }) => !passed)
    .map(({ id, profile, wrong, claimed, error }) => {
      const name = profiles.length > 1 ? `${id} (${profileName(profile)})` : id;
      const claim = claimed ? ' The agent claims success.' : '';
      return `  ${name}: ${wrong}${claim}${error === null ? '' : `\n      ${cut(error)}`}`;
    })
    .join('\n');
}

function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** @returns the tasks as a table for a terminal */
export function tasksTable(tasks: readonly EvalTask[]): string {
  return aligned(
    [
      ['id', 'difficulty', 'demo', 'title'],
      ...tasks.map(({ id, difficulty, demo, title }) => [
        id,
        difficultyName(difficulty),
        demo ? 'yes' : 'no',
        title,
      ]),
    ],
    [],
  );
}

function rowOf({ difficulty, profiles }: Group): readonly string[] {
  const cells = profiles.flatMap((figures) => COLUMNS.map(([, cell]) => cell(figures)));
  return [difficultyName(difficulty), ...cells];
}

/** Pads cells to columns; figures stand to the right. */
function aligned(
  rows: readonly (readonly string[])[],
  figures = rows[0]?.map((_, at) => at).slice(1) ?? [],
): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return figures.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
