import type { EstimateBasis, EstimatedFigure, SessionEstimate } from '../src/domain/session-estimate.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';

const EstimateBasisEnum = builder.enumType('SessionEstimateBasis', {
  description: 'Which past sessions an estimate is made from.',
  values: describedValues({
    agent: 'Those of the same agent, and of the same model where one is known.',
    model: 'Those of the same model.',
    all: 'All of them.',
  } satisfies Record<EstimateBasis, string>),
});

const EstimatedFigureType = builder.objectRef<EstimatedFigure>('EstimatedFigure').implement({
  description: 'What past sessions took, each side null when there is none to tell from.',
  fields: (t) => ({
    median: t.exposeFloat('median', { nullable: true, description: 'Half of them took no more.' }),
    p90: t.exposeFloat('p90', { nullable: true, description: 'Nine of ten took no more.' }),
  }),
});

const SessionEstimateType = builder.objectRef<SessionEstimate>('SessionEstimate').implement({
  description: 'What a session will take, by what past ones took.',
  fields: (t) => ({
    basis: t.field({
      type: EstimateBasisEnum,
      nullable: true,
      description: 'Which sessions it is made from; null when there is none.',
      resolve: ({ basis }) => basis,
    }),
    sessions: t.exposeInt('sessions', { description: 'How many sessions it is made from, 50 at the most.' }),
    costUsd: t.field({
      type: EstimatedFigureType,
      description: 'The cost in US dollars, of the sessions whose price is known.',
      resolve: ({ costMicroUsd }) => scaled(costMicroUsd, 1e6),
    }),
    minutes: t.field({
      type: EstimatedFigureType,
      description: 'Minutes from start to end, without pauses.',
      resolve: ({ runningMs }) => scaled(runningMs, 60_000),
    }),
    turns: t.expose('turns', { type: EstimatedFigureType, description: 'Model turns.' }),
  }),
});

function scaled({ median, p90 }: EstimatedFigure, unit: number): EstimatedFigure {
  return { median: median === null ? null : median / unit, p90: p90 === null ? null : p90 / unit };
}

builder.queryField('sessionEstimate', (t) =>
  t.field({
    type: SessionEstimateType,
    description:
      "What a session will take, by the newest of the organisation's that ended: those of the agent, else those of the model. Fails with `AGENT_NOT_FOUND`.",
    args: {
      agentId: t.arg.id({ description: 'The agent that it would start from: its id or its name.' }),
      model: t.arg.string({ description: "The id of its model; the agent's when absent." }),
    },
    resolve: async (_root, { agentId, model }, { principal, agents, usage }) => {
      const { organizationId } = await principal();
      const agent = agentId == null ? undefined : await agents.get(organizationId, agentId);
      return await usage.estimate(organizationId, { agent, model: model ?? agent?.model ?? undefined });
    },
  }),
);
