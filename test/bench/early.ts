import { setTimeout as wait } from 'node:timers/promises';
import { silentLogger } from '../../src/lib/logger.ts';
import type { ContentBlock, Model } from '../../src/models/model.ts';
import { connectAppium } from '../../src/phones/appium.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import { virtualPhone } from '../../src/phones/virtual-phone.ts';
import { upsertPhone } from '../../src/storage/phone-records.ts';
import { finishes, type Script, thinks } from '../support/claude/script.ts';
import { startClaude } from '../support/claude/server.ts';
import { testDatabase } from '../support/database.ts';
import { modelAt } from '../support/model-conversation.ts';
import { stage } from '../support/sessions.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';
import { OPENING, OPENING_TURNS } from './turn-script.ts';

/** What an event of the stream takes: a piece of about four tokens, so 80 tokens a second. */
const EVENT_MS = 50;
const TURNS = 12;
const PHONE = virtualPhone(1);
const THOUGHT = 'The next photo is further down, and I look at both.';

/** What it saves to start a tool use as soon as its block is complete. */
export const early: Part = {
  name: 'early',
  async measure(say) {
    const options = { drivers: ['opposable-virtual'], logger: silentLogger };
    await using appium = await startAppium(options, new AbortController().signal);
    const atOnceMs = await turnTimes(appium.url, (model) => model);
    say(`${atOnceMs.length} turns of two tool uses, each started at once: ${median(atOnceMs).toFixed(0)} ms`);
    const atEndMs = await turnTimes(appium.url, keepingBack);
    say(`${atEndMs.length} turns with the same stream, all kept back: ${median(atEndMs).toFixed(0)} ms`);
    const baseline = { kind: 'baseline', name: 'after the answer', value: median(atEndMs) } as const;
    return [
      { name: 'turn of two tool uses', value: median(atOnceMs), unit: 'ms', against: baseline },
      { name: '  saved by starting early', value: median(atEndMs) - median(atOnceMs), unit: 'ms' },
    ];
  },
};

/** @returns a model whose answer comes when it is whole, block by block; the rest is as it was. */
function keepingBack(model: Model): Model {
  return {
    ...model,
    async *stream(request, signal) {
      const answer = model.stream(request, signal);
      const blocks: ContentBlock[] = [];
      for (;;) {
        const step = await answer.next();
        if (step.done) {
          for (const block of blocks) yield { type: 'block', block };
          return step.value;
        }
        if (step.value.type === 'block') blocks.push(step.value.block);
        else yield step.value;
      }
    },
  };
}

/** @returns how long each turn with two tool uses took, from the end of one turn to the end of the next, in ms */
async function turnTimes(appiumUrl: string, heard: (model: Model) => Model): Promise<readonly number[]> {
  await using claude = await startClaude({ turns: script(), beforeEvent: () => wait(EVENT_MS) });
  await using db = await testDatabase();
  await upsertPhone(db.database, db.organizationId, PHONE);
  const model = heard(modelAt(claude));
  await using on = await stage(db, {
    phoneName: PHONE.name,
    pickModel: (modelId = model.defaultModel) => ({ model, modelId }),
    connectPhone: connectAppium({ server: { url: appiumUrl }, logger: silentLogger }),
    settle: true,
  });
  const id = await on.create({ instruction: 'Look around in Momento' });
  const times: number[] = [];
  let endedAt = Number.NaN;
  for await (const { type, ts, data } of on.feed.follow(id, -1, new AbortController().signal)) {
    if (type === 'tool_result' && data.isError) throw new Error(data.text);
    if (type !== 'turn_completed') continue;
    times.push(ts.getTime() - endedAt);
    endedAt = ts.getTime();
  }
  const { status } = await on.get(id);
  if (status !== 'completed' || claude.violations.length > 0) {
    throw new Error(JSON.stringify({ status, violations: claude.violations }));
  }
  return times.slice(OPENING_TURNS, OPENING_TURNS + TURNS);
}

function script(): Script {
  const [low, high] = [
    [270, 900],
    [270, 500],
  ] as const;
  const looks = Array.from({ length: TURNS }, (_, at) =>
    at % 2 === 0
      ? thinks(THOUGHT).swipes(low, high).swipes(low, high)
      : thinks(THOUGHT).swipes(high, low).swipes(high, low),
  );
  return [...OPENING, ...looks, finishes()];
}
