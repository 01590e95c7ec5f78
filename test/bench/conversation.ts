import type { AgentEvent } from '../../src/domain/agent-event.ts';
import type { PhoneElement } from '../../src/domain/phone.ts';
import { NO_USAGE, type Usage } from '../../src/domain/usage.ts';
import type { Model } from '../../src/models/model.ts';
import { imagesOf } from '../support/claude/images.ts';
import { blocksOf, type MessagesRequest } from '../support/claude/request.ts';
import { type Script, thinks } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { blockTokens } from '../support/claude/tokens.ts';
import { testDatabase } from '../support/database.ts';
import { FakePhone } from '../support/fake-phone.ts';
import { modelAt } from '../support/model-conversation.ts';
import { stage } from '../support/sessions.ts';
import { drawnScreen } from './drawn-screen.ts';
import { median } from './median.ts';
import type { Against, Figure, Part } from './part.ts';

const MODELS = ['claude-sonnet-5-5', 'claude-opus-5-5', 'claude-haiku-5-5'] as const;
const TASKS = [
  { turns: 15, readShare: 0.88, goalUsd: {} },
  { turns: 28, readShare: 0.93, goalUsd: { 'claude-sonnet-5-5': 0.28 } },
] as const;
const SIZE = { widthPx: 1_080, heightPx: 2_400 };
/** Come to about 350 tokens of text a step, with what else an action is answered. */
const ELEMENTS = 22;
/** Come to about 180 tokens of output a turn, with the tool use. */
const THOUGHT = 'The list has moved on by one entry. '.repeat(11);
const WORDS = 'I open the next entry of the list. '.repeat(8);

/** What a task of so many turns sends and costs, in the real loop and with the provider's own tools. */
export const conversation: Part = {
  name: 'conversation',
  async measure(say) {
    const figures: Figure[] = [];
    for (const modelId of MODELS) {
      for (const { turns, readShare, goalUsd } of TASKS) {
        const task = await play(modelId, turns);
        const { text, output, pictureKb } = task.step;
        say(
          `${turns} turns on ${modelId}, a step: ${text} tokens of text, ${output} of output, ${pictureKb} kB of picture`,
        );
        const goal = new Map<string, number>(Object.entries(goalUsd)).get(modelId);
        figures.push(
          ...figuresOf(task, `${turns} turns, ${modelId.replace('claude-', '')}`, readShare, goal),
        );
      }
    }
    return figures;
  },
};

/** What became of a task; tokens are as the stand-in counts them. */
type Task = Spent & Sent;

type Spent = {
  readonly usage: Usage;
  readonly costUsd: number;
  /** What the same turns had cost with nothing from a cache. */
  readonly uncachedUsd: number;
};

type Sent = {
  readonly lastRequest: { readonly bytes: number; readonly imageTokens: number };
  /** The medians of a step. */
  readonly step: { readonly text: number; readonly output: number; readonly pictureKb: number };
};

/** Plays the task from nothing: no cache holds anything of another one. */
async function play(modelId: string, turns: number): Promise<Task> {
  await using claude = await startClaude({ turns: script(turns) });
  await using db = await testDatabase();
  const model = modelAt(claude, { computerToolset: 'on' });
  await using on = await stage(db, { phone: fullPhone(), pickModel: () => ({ model, modelId }) });
  const { session, events } = await on.ended(
    await on.create({ instruction: 'Open every entry of the list' }),
  );
  const completed = events.filter((event) => event.type === 'turn_completed');
  if (session.status !== 'completed' || completed.length !== turns || claude.violations.length > 0) {
    throw new Error(JSON.stringify({ session, violations: claude.violations }));
  }
  const spent = spentIn(model, modelId, completed);
  if (spent.costUsd !== (session.costMicroUsd ?? 0) / 1e6)
    throw new Error(`It counted ${session.costMicroUsd}.`);
  return { ...spent, ...sentIn(claude) };
}

function script(turns: number): Script {
  const step = thinks(THOUGHT).says(WORDS);
  const steps = Array.from({ length: turns - 1 }, (_, at) => step.clicks(100 + 20 * at, 200 + 40 * at));
  return [...steps, thinks(THOUGHT).finishes({ summary: WORDS })];
}

/** A phone whose screens are as full as an app's, and each another one. */
function fullPhone(): FakePhone {
  const phone = new FakePhone();
  phone.size = SIZE;
  phone.draws = drawnScreen;
  phone.elements = elements(0);
  phone.onAction = () => {
    phone.elements = elements(phone.actions.length);
  };
  return phone;
}

function elements(screen: number): readonly PhoneElement[] {
  return Array.from({ length: ELEMENTS }, (_, at) => ({
    role: 'button',
    label: `Entry ${screen * ELEMENTS + at} of the list, unread`,
    bounds: { x: 0, y: 120 * at, width: SIZE.widthPx, height: 120 },
    interactive: true,
  }));
}

function spentIn(model: Model, modelId: string, turns: readonly AgentEvent<'turn_completed'>[]): Spent {
  let [total, costMicroUsd, uncachedMicroUsd] = [NO_USAGE, 0, 0];
  for (const { data } of turns) {
    const { usage } = data;
    const uncached = { ...NO_USAGE, inputTokens: promptTokens(usage), outputTokens: usage.outputTokens };
    total = sum(total, usage);
    costMicroUsd += data.costMicroUsd ?? Number.NaN;
    uncachedMicroUsd += model.costMicroUsd(modelId, uncached) ?? Number.NaN;
  }
  return { usage: total, costUsd: costMicroUsd / 1e6, uncachedUsd: uncachedMicroUsd / 1e6 };
}

function sum(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cacheWrite5mTokens: a.cacheWrite5mTokens + b.cacheWrite5mTokens,
    cacheWrite1hTokens: a.cacheWrite1hTokens + b.cacheWrite1hTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}

function promptTokens({ outputTokens: _, ...prompt }: Usage): number {
  return Object.values(prompt).reduce((all, tokens) => all + tokens, 0);
}

function sentIn(claude: Claude): Sent {
  const last = claude.requests.at(-1);
  if (!last?.body) throw new Error('The stand-in kept no request.');
  const images = imagesOf(last.body).map(({ block }) => block);
  return {
    lastRequest: {
      bytes: Number(last.headers['content-length']),
      imageTokens: images.reduce((all, image) => all + blockTokens(image), 0),
    },
    step: {
      text: median(stepTexts(last.body)),
      output: median(claude.requests.map(({ usage }) => usage?.output_tokens ?? Number.NaN)),
      pictureKb: Math.round(median(images.map(({ source }) => ((source.data?.length ?? 0) * 0.75) / 1_000))),
    },
  };
}

/** @returns for each tool result, how many tokens it has besides its picture */
function stepTexts({ messages }: MessagesRequest): readonly number[] {
  return messages.flatMap(blocksOf).flatMap((block) => {
    if (block.type !== 'tool_result' || !Array.isArray(block.content)) return [];
    const texts = block.content.filter(({ type }) => type === 'text');
    return [blockTokens({ ...block, content: texts })];
  });
}

function figuresOf(
  { usage, costUsd, uncachedUsd, lastRequest }: Task,
  of: string,
  readShare: number,
  goalUsd: number | undefined,
): readonly Figure[] {
  const prompts = promptTokens(usage);
  const uncached: Against = { kind: 'baseline', name: 'uncached', value: uncachedUsd };
  const goal = goalUsd === undefined ? [] : [{ kind: 'goal', value: goalUsd } as const];
  return [
    { name: `last request, ${of}`, value: lastRequest.bytes / 1_000, unit: 'kB' },
    { name: '  its image tokens', value: lastRequest.imageTokens, unit: 'tokens' },
    { name: '  input tokens in all', value: prompts, unit: 'tokens' },
    {
      name: '  share of cache reads, the more the better',
      value: (100 * usage.cacheReadTokens) / prompts,
      unit: '%',
      against: { kind: 'goal', value: 100 * readShare },
    },
    ...[...goal, uncached].map((against) => ({
      name: '  modelled cost',
      value: costUsd,
      unit: 'USD',
      against,
    })),
  ];
}
