import { press, tap } from '../act.ts';
import { findInput, findLabel } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen } from '../screen.ts';
import { backTo, fill } from '../steps.ts';
import type { Task } from '../task.ts';

type WriteNote = Extract<Task, { readonly type: 'write_note' }>;

const NEW = /^(new|add|create|write)( a| new)? note$|^(compose|new|add|\+)$/i;
const TITLE = /title|subject/i;
const BODY = /note|text|body|content|write|type|start/i;
const SAVE = /^(save|done|save note|✓)$/i;

/** Writes a note, with a title when one is given. */
export function* writeNote(start: Sight, { text, title }: WriteNote): Program {
  const findNew = (screen: Screen) => findLabel(screen, NEW, ['button', 'other', 'image']);
  const { element: create } = yield* backTo(start, findNew, 'button for a new note');
  if (!create) return failed('I see no button for a new note');
  let sight = yield tap(create, `I see "${create.label}" and start a new note.`);
  const titleInput = findInput(sight.screen, TITLE);
  const bodyInput = () => {
    const inputs = sight.screen.elements.filter(({ role, label }) => role === 'input' && !TITLE.test(label));
    return inputs.find(({ label }) => BODY.test(label)) ?? inputs[0];
  };
  if (title !== undefined && titleInput) sight = yield* fill(sight, titleInput, title, 'the title');
  const body = bodyInput() ?? titleInput;
  if (!body) return failed('I see nowhere to write the note');
  sight = yield* fill(sight, body, text, 'the note');
  const save = findLabel(sight.screen, SAVE, ['button', 'other', 'image']);
  sight = save
    ? yield tap(save, 'The note is written. I save it.')
    : yield press('back', 'The note is written. It is saved when I leave it.');
  return sight.failure === undefined ? succeeded(`wrote the note "${title ?? text}"`) : failed(sight.failure);
}
