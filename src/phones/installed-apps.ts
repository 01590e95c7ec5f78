import type { InstalledApp } from '../domain/phone.ts';
import { PhoneError } from './phone-driver.ts';

/** Parts of package names that say nothing about the app. */
const COMMON_PARTS: ReadonlySet<string> = new Set(['com', 'org', 'net', 'android', 'app', 'apps', 'google']);
/** More names than this don't help whoever reads them. */
const LIST_LIMIT = 60;

/**
 * Finds the app that people mean by `name`, whatever its case: by its name, an alias, its id, and at
 * last by a part of its id.
 *
 * @throws PhoneError `action_failed` that lists what is installed
 */
export function findApp(apps: readonly InstalledApp[], name: string): InstalledApp {
  const wanted = fold(name);
  const app =
    apps.find((candidate) => fold(candidate.name) === wanted) ??
    apps.find((candidate) => candidate.aliases.some((alias) => fold(alias) === wanted)) ??
    apps.find((candidate) => fold(candidate.id) === wanted) ??
    apps.find((candidate) => idParts(candidate.id).includes(wanted));
  if (app !== undefined) return app;
  const names = apps.map((candidate) => candidate.name).sort((a, b) => a.localeCompare(b, 'en'));
  const listed = names.slice(0, LIST_LIMIT).join(', ');
  const more = names.length > LIST_LIMIT ? ` and ${names.length - LIST_LIMIT} more` : '';
  throw new PhoneError(
    'action_failed',
    `No app called "${name}" is installed. Installed: ${listed}${more}. Open one of these.`,
  );
}

/**
 * Reads what drivers answer to `mobile: listApps`: a list of ids, a list of records, or records by id.
 *
 * @returns the apps that could be read; anything else is left out
 */
export function readApps(answer: unknown): readonly InstalledApp[] {
  if (Array.isArray(answer)) return answer.flatMap((entry) => readApp(entry, undefined));
  if (!isRecord(answer)) return [];
  return Object.entries(answer).flatMap(([id, entry]) => readApp(entry, id));
}

function readApp(entry: unknown, key: string | undefined): readonly InstalledApp[] {
  if (typeof entry === 'string') return [{ id: key ?? entry, name: entry, aliases: [] }];
  if (!isRecord(entry)) return key === undefined ? [] : [{ id: key, name: key, aliases: [] }];
  const id = key ?? text(entry['package']) ?? text(entry['packageName']) ?? text(entry['id']);
  if (id === undefined) return [];
  const name =
    text(entry['name']) ??
    text(entry['label']) ??
    text(entry['CFBundleDisplayName']) ??
    text(entry['CFBundleName']);
  const aliases = Array.isArray(entry['aliases'])
    ? entry['aliases'].filter((alias) => typeof alias === 'string')
    : [];
  return [{ id, name: name ?? id, aliases }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function idParts(id: string): readonly string[] {
  return fold(id)
    .split('.')
    .filter((part) => !COMMON_PARTS.has(part));
}
