import { stringify } from 'csv-stringify/sync';

/**
 * @param rows their keys, those of the first, are the names of the columns
 * @param columns the names, for when there is no row
 * @returns RFC 4180's CSV with a line of names; a text that a spreadsheet would take for a formula begins
 *   with a quotation mark instead
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function usageCsv(
  rows: readonly Readonly<Record<string, string | number | null>>[],
  columns: readonly string[],
): string {
  return stringify([...rows], { header: true, columns: [...columns], escape_formulas: true });
}
