import { type Act, waitFor } from './act.ts';
import { Keyboard } from './keyboard.ts';
import { clearAway } from './obstacles.ts';
import type { Program, Sight } from './program.ts';
import { programFor, skillFor } from './programs.ts';
import { revisionOf } from './revision.ts';
import { type Screen, sameScreen } from './screen.ts';
import { cannot, didNot, didSo } from './sentences.ts';
import type { Task } from './task.ts';
import type { View } from './view.ts';

const MAX_ACTS = 150;
const MAX_UNCHANGED = 6;
const MAX_CLEARED = 8;
const MAX_BLIND = 4;
/** What needs nothing on the screen. */
const BLIND: ReadonlySet<Task['type']> = new Set(['open_app', 'open_url', 'press_button', 'wait']);

/**
 * Drives the phone through what the user asks for, view by view. All that it knows comes from the views,
 * so a driver that is shown the same views does the same.
 */
export class Driver {
  #tasks: Task[] = [];
  #outcomes: string[] = [];
  #program: { readonly steps: Program; started: boolean } | undefined;
  /** Whether the user named the app that the tasks are done in. */
  #appIsChosen = false;
  /** The app that was opened for the tasks that follow, and what it calls itself on the screen. */
  #opened: { readonly task: Task; readonly app: string } | undefined;
  #isFirst = true;
  #acts = 0;
  #cleared = 0;
  #unchanged = 0;
  #blindTurns = 0;
  #last: { readonly screen: Screen; readonly tool: string } | undefined;
  readonly #keyboard = new Keyboard();
  #remark = '';
  #end: Act | undefined;

  /** @returns what to do next, given what is in front of the model now. */
  next(view: View): Act {
    for (const message of view.messages) this.#hear(message);
    // Whatever was under way is looked at anew: programs start from what is on the screen.
    if (view.interrupted) this.#program = undefined;
    if (view.wasAway) this.#returnToApp(view);
    const act = this.#end ?? this.#act(view);
    if (act.tool === 'done') this.#end = act;
    const say = `${this.#remark} ${act.say}`.trim();
    this.#remark = '';
    return { ...act, say: `${say.charAt(0).toUpperCase()}${say.slice(1)}` };
  }

  #hear(message: string): void {
    const isInstruction = this.#isFirst || this.#end !== undefined;
    const revision = revisionOf(message, this.#isFirst);
    this.#isFirst = false;
    const task = this.#tasks[0];
    if (revision.type === 'stop') {
      this.#end ??= didNot(this.#outcomes, 'I stop here, as you ask');
    } else if (revision.type === 'count' && task?.type === 'like_posts') {
      this.#tasks[0] = { ...task, count: revision.count };
      this.#remark = `You want ${revision.count}, so I go on until then.`;
    } else if (revision.type === 'append' && !isInstruction) {
      this.#tasks.push(...revision.tasks);
      this.#remark = 'I note what else you ask for.';
    } else if ((revision.type === 'replace' || revision.type === 'append') && revision.tasks.length > 0) {
      this.#start(revision.tasks);
      if (!isInstruction) this.#remark = 'You ask for something else, so I turn to that.';
    } else if (isInstruction) {
      this.#end = cannot(revision.type === 'not_understood' ? revision.parts : [message]);
    } else if (revision.type === 'not_understood') {
      this.#remark = `I don't understand "${revision.parts.join('", "')}", so I carry on.`;
    }
  }

  /** A phone that started anew, or that a person has used, shows another app than the tasks need. */
  #returnToApp({ screen }: View): void {
    const [task] = this.#tasks;
    const isNeeded = this.#appIsChosen && task !== undefined && !BLIND.has(task.type);
    if (!this.#opened || !isNeeded || screen.app === this.#opened.app) return;
    this.#tasks.unshift(this.#opened.task);
    this.#program = undefined;
    this.#remark = 'Another app is in front than before, so I go back to mine.';
  }

  #start(tasks: readonly Task[]): void {
    this.#tasks = [...tasks];
    this.#outcomes = [];
    this.#program = undefined;
    this.#appIsChosen = false;
    this.#acts = 0;
    this.#unchanged = 0;
    this.#end = undefined;
  }

  #act(view: View): Act {
    if (++this.#acts > MAX_ACTS) return didNot(this.#outcomes, 'this takes me too many steps');
    const [task] = this.#tasks;
    const isBlank = view.screen.elements.length === 0 && this.#last !== undefined;
    if (isBlank && task && !BLIND.has(task.type)) return this.#waitForElements();
    this.#blindTurns = 0;
    const obstacle = clearAway(view.screen, task && skillFor(task).permissions);
    if (obstacle && this.#cleared < MAX_CLEARED) {
      this.#cleared++;
      return obstacle;
    }
    if (!obstacle) this.#cleared = 0;
    const waiting = this.#keyboard.resume(view.screen);
    if (waiting) return waiting;
    const changed = view.pictureChanged || !this.#last || !sameScreen(view.screen, this.#last.screen);
    this.#unchanged = changed || this.#last?.tool === 'wait' ? 0 : this.#unchanged + 1;
    if (this.#unchanged >= MAX_UNCHANGED)
      return didNot(this.#outcomes, 'nothing that I do changes the screen');
    return this.#keyboard.clearFor(
      this.#step({ ...view, changed, keyboard: this.#keyboard.isUp }),
      view.screen,
    );
  }

  #waitForElements(): Act {
    if (++this.#blindTurns <= MAX_BLIND)
      return waitFor(1, 'I can make out nothing on the screen yet, so I wait.');
    const reason = 'the phone names nothing on this screen, and I can read names alone, not pictures';
    return didNot(this.#outcomes, reason);
  }

  #step(sight: Sight): Act {
    for (let [task] = this.#tasks; task; [task] = this.#tasks) {
      this.#program ??= { steps: this.#programFor(task, sight), started: false };
      const step = this.#program.started ? this.#program.steps.next(sight) : this.#program.steps.next();
      this.#program.started = true;
      if (!step.done) {
        this.#last = { screen: sight.screen, tool: step.value.tool };
        return step.value;
      }
      this.#program = undefined;
      if (!step.value.ok) return didNot(this.#outcomes, step.value.summary);
      // An app that was opened again is told of once.
      if (task !== this.#opened?.task) this.#outcomes.push(step.value.summary);
      this.#tasks.shift();
      if (task.type === 'open_app') {
        this.#appIsChosen = true;
        this.#opened = { task, app: sight.screen.app };
      }
      if (task.type === 'press_button') this.#appIsChosen = false;
    }
    return didSo(this.#outcomes);
  }

  #programFor(task: Task, sight: Sight): Program {
    return programFor(task, sight, { appIsChosen: this.#appIsChosen, now: () => this.#tasks[0] ?? task });
  }
}
