import { printableLine } from './printable.ts';

/** Prints rows in columns that stand one below the other. */
export function printTable(given: readonly (readonly string[])[]): void {
  const rows = given.map((row) => row.map((cell) => printableLine(cell)));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}
