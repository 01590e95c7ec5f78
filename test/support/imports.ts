import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** A source file of ours. */
export type Source = {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** The files of ours that it imports, relative to the root, types included. */
  readonly files: readonly string[];
  /** The packages that it imports. */
  readonly packages: readonly string[];
};

// At the start of a line, up to the quotes; no import of ours is built at run time.
const FROM = /^\s*(?:import|export)\s[^'";]*?from\s+['"]([^'"]+)['"]/gm;
const BARE = /^\s*import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Reads every file of ours in the folders; what is generated isn't ours. */
export function sources(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(generated|gql|node_modules|dist)\//.test(name))
      .map((name) => source(join(folder, name)))
      .sort((a, b) => a.path.localeCompare(b.path)),
  );
}

function source(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const named = [FROM, BARE, DYNAMIC].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name),
  );
  return {
    path,
    text,
    files: named.filter((name) => name.startsWith('.')).map((name) => resolve(path, name)),
    packages: named.filter((name) => !name.startsWith('.') && !name.startsWith('node:')),
  };
}

function resolve(from: string, name: string): string {
  return relative(ROOT, join(ROOT, dirname(from), name));
}
