import { openApp } from '../act.ts';
import { failed, type Program, succeeded } from '../program.ts';

/** Opens an app by the name that the user gave it. */
export function* openNamedApp(name: string): Program {
  const sight = yield openApp(name, `I open ${name}.`);
  return sight.failure === undefined
    ? succeeded(`opened ${name}`)
    : failed(`I could not open ${name}: ${sight.failure}`);
}
