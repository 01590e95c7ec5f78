import { builder } from './builder.ts';
import { DifficultyEnum, Evaluation, evaluationIdOf } from './evaluation.ts';
import { ToolProfileEnum } from './session-status.ts';

const EvaluatedTaskInput = builder.inputType('EvaluatedTaskInput', {
  description: 'How a task went.',
  fields: (t) => ({
    taskId: t.string({
      required: true,
      description: 'The name of the task, 1 to 100 characters, once in a run.',
    }),
    title: t.string({ required: true, description: 'What it is about, 1 to 200 characters.' }),
    instruction: t.string({ required: true, description: 'What the agent was told.' }),
    difficulty: t.field({ type: DifficultyEnum, required: true, description: 'How hard it is.' }),
    apps: t.stringList({ required: true, description: 'The apps that it is about, 20 at the most.' }),
    passed: t.boolean({
      required: true,
      description: 'Whether the phone was as it should be afterwards.',
    }),
    wrong: t.string({ description: 'What was wrong with the phone, 1 to 4,000 characters.' }),
    status: t.string({ required: true, description: 'The final status of the session.' }),
    claimed: t.boolean({ description: 'Whether the agent claimed success.' }),
    said: t.string({ description: 'What the agent reported, at most 4,000 characters.' }),
    error: t.string({ description: 'Why the session failed, at most 4,000 characters.' }),
    turns: t.int({ required: true, description: 'Model turns.' }),
    costUsd: t.float({ description: 'The cost in US dollars; absent when the price is not known.' }),
    durationMs: t.int({ required: true, description: 'The running time, in milliseconds.' }),
  }),
});

const RecordEvaluationInput = builder.inputType('RecordEvaluationInput', {
  description: 'A run to keep.',
  fields: (t) => ({
    runKey: t.string({
      required: true,
      description: 'What tells the run from every other, 1 to 100 characters: the same one is kept once.',
    }),
    startedAt: t.field({ type: 'DateTime', required: true, description: 'When it began.' }),
    durationMs: t.int({
      required: true,
      description: 'How long it took, in milliseconds; a day at the most.',
    }),
    model: t.string({ required: true, description: 'The id of the model.' }),
    modelLabel: t.string({ required: true, description: 'Who drove, for people.' }),
    toolProfile: t.field({
      type: ToolProfileEnum,
      description: "The tools; absent for the server's own choice.",
    }),
    isInterrupted: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it was ended before its end.',
    }),
    tasks: t.field({
      type: [EvaluatedTaskInput],
      required: true,
      description: 'How each task went, 1 to 500. Their figures are reckoned from them.',
    }),
  }),
});

builder.mutationFields((t) => ({
  recordEvaluation: t.prismaField({
    type: Evaluation,
    description:
      'Keeps a run of an evaluation; one that is kept already stays as it is. Needs `control`. Fails with `INVALID_INPUT`.',
    args: { input: t.arg({ type: RecordEvaluationInput, required: true, description: 'The run.' }) },
    resolve: async (query, _root, { input }, { principal, evaluations, database }) => {
      const { organizationId } = await principal('control');
      const id = await evaluations.record(organizationId, {
        ...input,
        toolProfile: input.toolProfile ?? null,
        tasks: input.tasks.map(({ taskId, wrong, claimed, said, error, costUsd, ...rest }) => ({
          ...{ ...rest, id: taskId, wrong: wrong ?? null, claimed: claimed ?? null, said: said ?? null },
          ...{ error: error ?? null, costUsd: costUsd ?? null },
        })),
      });
      return await database.evaluation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  deleteEvaluation: t.boolean({
    description: 'Deletes a run of an evaluation. Needs `control`. Fails with `EVALUATION_NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the run.' }) },
    resolve: async (_root, { id }, { principal, evaluations }) => {
      const { organizationId } = await principal('control');
      await evaluations.remove(organizationId, evaluationIdOf(id));
      return true;
    },
  }),
}));
