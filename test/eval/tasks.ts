import type { EvalTask } from './task.ts';
import { adverseTasks } from './tasks/adverse.ts';
import { clockTasks } from './tasks/clock.ts';
import { contactsTasks } from './tasks/contacts.ts';
import { crossAppTasks } from './tasks/cross-app.ts';
import { messagesTasks } from './tasks/messages.ts';
import { momentoTasks } from './tasks/momento.ts';
import { notesTasks } from './tasks/notes.ts';
import { settingsTasks } from './tasks/settings.ts';
import { shopTasks } from './tasks/shop.ts';
import { systemTasks } from './tasks/system.ts';

/** Every task of the suite. */
export const TASKS: readonly EvalTask[] = [
  ...systemTasks,
  ...clockTasks,
  ...settingsTasks,
  ...notesTasks,
  ...contactsTasks,
  ...messagesTasks,
  ...momentoTasks,
  ...shopTasks,
  ...crossAppTasks,
  ...adverseTasks,
];
