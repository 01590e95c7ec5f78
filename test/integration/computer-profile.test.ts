import { expect, test } from 'vitest';
import { startTestAppium } from '../support/appium.ts';
import { clicks, finishes, keys, opens, scrolls, takesScreenshot } from '../support/claude/script.ts';
import { startClaude } from '../support/claude/server.ts';
import { createSession, followToEnd, startServer } from '../support/server.ts';

test('a session on the computer toolset keeps every rule, in one batch and in several turns', async () => {
  await using appium = await startTestAppium('opposable-virtual');
  await using claude = await startClaude({
    turns: [
      opens('Notes'),
      takesScreenshot().zoomsInto([0, 0], [270, 600]),
      scrolls([270, 600], 'down', 3),
      // A batch that leads to another app in its middle.
      keys('Home').clicks(270, 600),
      clicks(5_000, 5).clicks(270, 600),
      finishes(),
    ],
  });
  await using server = await startServer({ appiumUrl: appium.url, claude, settle: false });
  const { id } = await createSession(server, 'Look around', { tool_profile: 'computer' });
  const events = await followToEnd(server, id);
  expect(events.at(-1)?.data).toMatchObject({ to: 'completed' });
  expect(claude.violations).toEqual([]);
  expect(claude.truncated).toEqual([]);
  const results = events.filter(({ type }) => type === 'tool_result').map(({ data }) => data);
  expect(results.map(({ is_error }) => is_error)).toEqual([
    ...[false, false, false, false, false, true, true, true, false],
  ]);
  expect(results[2].text).toContain('Coordinates stay those of the whole screenshot');
  expect(results[5].text).toContain('another app is in front');
  expect(results[6].text).toContain('540x1200');
  expect(results[7].text).toBe('Not executed: an earlier computer action in this turn failed.');
  // What a member of the toolset asked for is answered in its name.
  const answers = (claude.requests.at(-1)?.body?.messages ?? [])
    .flatMap((message) => ('content' in message && Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  expect(answers.filter(({ toolset_name }) => toolset_name === 'computer')).toHaveLength(7);
});
