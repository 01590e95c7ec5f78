import { queryFromInfo } from '@pothos/plugin-prisma';
import type {
  Difficulty,
  DifficultyFigures,
  EvaluatedTask,
  EvaluationFigures,
} from '../src/domain/evaluation.ts';
import { type EvaluationId, formatId, parseId } from '../src/domain/ids.ts';
import type { ToolProfile } from '../src/domain/session.ts';
import { evaluationNotFound } from '../src/evaluations/evaluation-service.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { keysetPage, type Order } from './keyset.ts';
import { addNodeType, Node } from './node.ts';
import { ToolProfileEnum } from './session-status.ts';

const NEWEST_FIRST: Order = {
  column: { name: 'startedAt', kind: 'date', nullable: false },
  direction: 'desc',
};

/** How hard a task is. */
export const DifficultyEnum = builder.enumType('EvaluationDifficulty', {
  description: 'How hard a task of an evaluation is.',
  values: describedValues({
    one_tap: 'One tap or two.',
    single_app: 'A few steps in one app.',
    multi_step: 'Many steps in one app.',
    cross_app: 'What one app says is needed in another.',
    adverse: 'The phone or what it shows gets in the way.',
  } satisfies Record<Difficulty, string>),
});

const FiguresType = builder.objectRef<EvaluationFigures>('EvaluationFigures').implement({
  description: 'The figures of several tasks.',
  fields: (t) => ({
    tasks: t.exposeInt('tasks', { description: 'How many tasks.' }),
    passed: t.exposeInt('passed', { description: 'How many of them left the phone as it should be.' }),
    medianTurns: t.exposeFloat('medianTurns', { description: 'The median of their model turns.' }),
    medianMs: t.exposeFloat('medianMs', {
      description: 'The median of their running times, in milliseconds.',
    }),
    costUsd: t.float({
      nullable: true,
      description: 'What they cost together in US dollars; null when the price of one is not known.',
      resolve: ({ costMicroUsd }) => (costMicroUsd === null ? null : costMicroUsd / 1e6),
    }),
  }),
});

const DifficultyFiguresType = builder.objectRef<DifficultyFigures>('EvaluationDifficultyFigures').implement({
  description: 'The figures of tasks that are as hard as one another.',
  fields: (t) => ({
    difficulty: t.expose('difficulty', { type: DifficultyEnum, description: 'How hard they are.' }),
    figures: t.field({ type: FiguresType, description: 'Their figures.', resolve: (figures) => figures }),
  }),
});

const EvaluatedTaskType = builder.objectRef<EvaluatedTask>('EvaluatedTask').implement({
  description: 'How a task of an evaluation went.',
  fields: (t) => ({
    taskId: t.exposeString('id', { description: 'The name of the task, the same in every run.' }),
    title: t.exposeString('title', { description: 'What it is about.' }),
    instruction: t.exposeString('instruction', { description: 'What the agent was told.' }),
    difficulty: t.expose('difficulty', { type: DifficultyEnum, description: 'How hard it is.' }),
    apps: t.stringList({
      description: 'The apps that it is about.',
      resolve: ({ apps }) => [...apps],
    }),
    passed: t.exposeBoolean('passed', { description: 'Whether the phone was as it should be afterwards.' }),
    wrong: t.exposeString('wrong', {
      nullable: true,
      description: 'What was wrong with the phone; null when the task passed.',
    }),
    status: t.exposeString('status', { description: 'The final status of the session.' }),
    claimed: t.exposeBoolean('claimed', {
      nullable: true,
      description: 'Whether the agent claimed success; null when it never reported.',
    }),
    said: t.exposeString('said', { nullable: true, description: 'What the agent reported.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why the session failed.' }),
    turns: t.exposeInt('turns', { description: 'Model turns.' }),
    costUsd: t.exposeFloat('costUsd', {
      nullable: true,
      description: 'The cost in US dollars; null when the price is not known.',
    }),
    durationMs: t.exposeInt('durationMs', { description: 'The running time, in milliseconds.' }),
  }),
});

/** A run of an evaluation: one model with one set of tools. */
export const Evaluation = builder.prismaObject('Evaluation', {
  interfaces: [Node],
  description: 'A run of `npm run eval`: how one model did with one set of tools.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `eval_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('eval', id),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was handed in.' }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    model: t.exposeString('model', { description: 'The id of the model.' }),
    modelLabel: t.exposeString('modelLabel', { description: 'Who drove, for people.' }),
    toolProfile: t.field({
      type: ToolProfileEnum,
      nullable: true,
      description: "The tools; null for the server's own choice.",
      select: { toolProfile: true },
      resolve: ({ toolProfile }) => toolProfile as ToolProfile | null,
    }),
    isInterrupted: t.exposeBoolean('isInterrupted', {
      description: 'Whether it was ended before its end: it holds what was done then.',
    }),
    figures: t.field({
      type: FiguresType,
      description: 'The figures of all tasks.',
      select: { taskCount: true, passed: true, medianTurns: true, medianMs: true, costMicroUsd: true },
      resolve: ({ taskCount, ...figures }) => ({ ...figures, tasks: taskCount }),
    }),
    byDifficulty: t.field({
      type: [DifficultyFiguresType],
      description: 'The figures of each difficulty that there is, the easiest first.',
      select: { byDifficulty: true },
      resolve: ({ byDifficulty }) => JSON.parse(byDifficulty) as DifficultyFigures[],
    }),
    tasks: t.field({
      type: [EvaluatedTaskType],
      description: 'How each task went, in the order of the suite.',
      select: { tasks: true },
      resolve: ({ tasks }) => JSON.parse(tasks) as EvaluatedTask[],
    }),
  }),
});

addNodeType('eval', Evaluation, ({ database }, query, where) =>
  database.evaluation.findMany({ ...query, where }),
);

builder.queryFields((t) => ({
  evaluation: t.prismaField({
    type: Evaluation,
    description: 'A run of an evaluation. Fails with `EVALUATION_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the run.' }) },
    resolve: async (query, _root, { id }, { principal, database }) => {
      const { organizationId } = await principal();
      const where = { id: evaluationIdOf(id), organizationId };
      const evaluation = await database.evaluation.findFirst({ ...query, where });
      if (!evaluation) throw evaluationNotFound();
      return evaluation;
    },
  }),
  evaluations: t.connection(
    {
      type: Evaluation,
      description:
        "The organisation's runs of evaluations, the newest first. A page has 20 unless `first` or `last` says otherwise, 100 at the most.",
      resolve: async (_root, args, context, info) => {
        const { principal, database } = context;
        const { organizationId } = await principal();
        const query: { select?: object } = queryFromInfo({
          ...{ context, info, path: ['edges', 'node'] },
          select: { id: true, startedAt: true },
        });
        const page = await keysetPage(args, NEWEST_FIRST, ({ AND, ...rest }) =>
          database.evaluation.findMany({ ...query, ...rest, where: { AND: [{ organizationId }, ...AND] } }),
        );
        return { ...page, count: () => database.evaluation.count({ where: { organizationId } }) };
      },
    },
    {
      description: 'A page of runs.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many runs there are on all pages together.',
          resolve: async ({ count }) => await count(),
        }),
      }),
    },
    { description: 'A run on a page.' },
  ),
}));

/** @throws {DomainError} `EVALUATION_NOT_FOUND` for what is no id: nobody can tell it from an unknown one */
export function evaluationIdOf(text: string): EvaluationId {
  const id = parseId('eval', text);
  if (!id) throw evaluationNotFound();
  return id;
}
