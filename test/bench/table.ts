import type { Figure } from './part.ts';

const HEADINGS = ['name', 'figure', 'unit', 'goal or baseline', 'ratio'];

/** @returns the figures as a table for a terminal; a ratio is the figure over what it is compared with. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(row)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) => line(cells, widths)).join('\n');
}

function row({ name, value, unit, against }: Figure): readonly string[] {
  if (!against) return [name, shown(value), unit];
  const what = against.kind === 'goal' ? 'goal' : against.name;
  return [
    name,
    shown(value),
    unit,
    `${what} ${shown(against.value)}`,
    `${(value / against.value).toFixed(2)}x`,
  ];
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column === 1 || column === 4 ? cell.padStart(width) : cell.padEnd(width);
  });
  return padded.join('  ').trimEnd();
}

function shown(value: number): string {
  if (value < 10) return value.toFixed(value < 1 ? 3 : 2);
  return value.toFixed(value < 100 ? 1 : 0);
}
