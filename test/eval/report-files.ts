import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvalReport } from './report.ts';
import { reportPage } from './report-page.ts';

/** Writes `report.html` and `report.json` into a folder, which is made if need be. @returns their paths */
export async function writeReport(report: EvalReport, folder: string): Promise<readonly string[]> {
  const page = join(folder, 'report.html');
  const data = join(folder, 'report.json');
  await mkdir(folder, { recursive: true });
  await writeFile(page, await reportPage(report));
  await writeFile(data, `${JSON.stringify(withoutPictures(report), undefined, 2)}\n`);
  return [page, data];
}

/** @returns a report as JSON has it */
export function withoutPictures(report: EvalReport): EvalReport {
  const results = report.results.map((result) => ({
    ...result,
    steps: result.steps.map((step) => ({ ...step, picture: null })),
  }));
  return { ...report, results };
}
