import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../../eval/options.ts';
import { TASKS } from '../../eval/tasks.ts';

const KEY = { ANTHROPIC_API_KEY: 'sk-test' };
const read = (args: readonly string[], environment: Record<string, string> = {}) =>
  readOptions(args, environment, TASKS);

describe('the command line of the suite', () => {
  it('runs what the demo model has the means for when there is no key, and counts the rest', () => {
    const options = read([]);
    expect(options).toMatchObject({
      model: 'opposable-demo',
      phones: 3,
      profiles: [null],
      out: 'eval-report',
    });
    expect(options?.tasks).toEqual(TASKS.filter(({ demo }) => demo));
    expect(options?.leftOut).toBe(TASKS.length - (options?.tasks.length ?? 0));
  });

  it('runs everything with Claude, with --all, and lists everything', () => {
    expect(read([], KEY)).toMatchObject({ model: 'claude-sonnet-5-5', leftOut: 0, tasks: TASKS });
    expect(read(['--all'])).toMatchObject({ leftOut: 0, tasks: TASKS });
    expect(read(['--list'])).toMatchObject({ leftOut: 0, tasks: TASKS });
  });

  it("takes a model of the environment's, and the demo model despite a key", () => {
    expect(read([], { ...KEY, OPPOSABLE_MODEL: 'claude-opus-5-5' })?.model).toBe('claude-opus-5-5');
    expect(read(['--model', 'claude-haiku-5-5'], KEY)?.model).toBe('claude-haiku-5-5');
    expect(read(['--model', 'opposable-demo'], KEY)?.leftOut).toBeGreaterThan(0);
  });

  it('compares both profiles', () => {
    expect(read(['--profile', 'both'])?.profiles).toEqual(['computer', 'phone']);
    expect(read(['--profile', 'phone'])?.profiles).toEqual(['phone']);
  });

  it('finds tasks by id, title, difficulty and app, and needs no more phones than there are tasks', () => {
    expect(read(['--filter', 'CLOCK-OPEN'])).toMatchObject({ tasks: [{ id: 'clock-open' }], phones: 1 });
    expect(read(['--filter', 'cross_app', '--all'])?.tasks).toEqual(
      TASKS.filter(({ difficulty }) => difficulty === 'cross_app'),
    );
  });

  it.each([
    [['--fast'], "Unknown option '--fast' (Did you mean --list?). --help shows what there is."],
    [['momento'], 'Too many arguments.'],
    [['--phones', '0'], 'It must be a whole number from 1 to 20.'],
    [['--profile', 'desk'], 'Allowed choices are computer, phone, both.'],
    [['--model', 'claude-opus-5-5'], 'The model "claude-opus-5-5" needs an API key'],
    [['--filter', 'karaoke'], 'No task fits "karaoke".'],
    [['--filter', 'cross-login'], 'is beyond the built-in demo model: cross-login, cross-login-and-buy.'],
  ])('refuses %j with advice', (args, words) => {
    expect(() => read(args)).toThrow(UsageError);
    expect(() => read(args)).toThrow(words);
  });
});
