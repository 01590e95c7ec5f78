import type { JsonObject } from '../../lib/json.ts';
import type { ModelRequest } from '../model.ts';
import { findNamed } from './find.ts';
import { middle } from './screen.ts';
import { viewsOf } from './view.ts';

/** What people call the kind of a thing, behind its label. */
const KIND = /\s+(?:button|icon|app|tab|field|input|box|switch|toggle|link|label|text|image)$/i;

/** The tool that a request must have for the model to be asked where something is. */
export const POINT_AT = 'point_at';

/** @returns the input of {@link POINT_AT}: where the things of a numbered list are, by the labels on the screen */
export function pointAt({ messages }: ModelRequest): JsonObject {
  const view = viewsOf(messages).at(-1);
  const wanted = (view?.messages ?? []).flatMap((text) => text.split('\n')).flatMap(readLine);
  const places = wanted.map((name) => {
    const found = view && (findNamed(view.screen, name) ?? findNamed(view.screen, name.replace(KIND, '')));
    return found ? { found: true, ...middle(found.bounds) } : { found: false, x: 0, y: 0 };
  });
  return { places };
}

function readLine(line: string): readonly string[] {
  const [, name] = /^\d+\. (.+)$/.exec(line) ?? [];
  return name === undefined ? [] : [name.replace(/^["'](.*)["']$/, '$1')];
}
