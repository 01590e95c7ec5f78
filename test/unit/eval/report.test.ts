import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../eval/groups.ts';
import type { EvalReport, Profile, TaskResult } from '../../eval/report.ts';
import { reportPage } from '../../eval/report-page.ts';
import { failures, figuresTable } from '../../eval/table.ts';

const PICTURE = 'data:image/webp;base64,UklGRg==';
const HOSTILE = `<img src=x onerror="alert('1')">&</section>`;

const result = (change: Partial<TaskResult> = {}): TaskResult => ({
  id: 'clock-open',
  title: 'Open the Clock',
  instruction: 'Open the Clock app.',
  difficulty: 'one_tap',
  apps: ['Clock'],
  profile: null,
  phone: 'virtual-1',
  sessionId: 'sess_0',
  passed: true,
  wrong: null,
  status: 'completed',
  claimed: true,
  said: 'Open.',
  error: null,
  turns: 2,
  costUsd: 0.01,
  durationMs: 2_000,
  steps: [
    { turn: 1, words: 'I open it.', action: 'open_app: name "Clock"', picture: PICTURE },
    { turn: null, words: '', action: '', picture: PICTURE },
  ],
  ...change,
});

const report = (results: readonly TaskResult[], profiles: readonly Profile[] = [null]): EvalReport => ({
  runId: '0193633e-8a35-4f27-9b02-3c7c1f0c5a11',
  startedAt: '2026-11-25T16:35:00.000Z',
  durationMs: 41_000,
  model: 'opposable-demo',
  modelLabel: 'demo model',
  profiles,
  phones: 2,
  leftOut: 3,
  interrupted: false,
  groups: groupsOf(results, profiles),
  results,
});

describe('the page of a report', () => {
  it('holds each task with its frames, and asks nothing of anyone', async () => {
    const failed = result({
      id: 'clock-timer',
      passed: false,
      wrong: 'phone.timer is off.',
      status: 'failed',
    });
    const page = await reportPage(report([result(), failed]));
    expect(page).toContain('1 of 2 tasks done');
    expect(page).toContain('3 tasks beyond the model left out');
    expect(page.split(`<img src="${PICTURE}"`)).toHaveLength(5);
    expect(page).toContain('<b>The phone</b> phone.timer is off. The agent claims success.');
    expect(page).toContain('I open it. <code>open_app: name &quot;Clock&quot;</code>');
    expect(page).not.toMatch(/<script|<link|https?:|url\(/);
  });

  it('shows words of others as words', async () => {
    const step = { turn: 1, words: HOSTILE, action: HOSTILE, picture: null };
    const words = { title: HOSTILE, instruction: HOSTILE, wrong: HOSTILE, said: HOSTILE, error: HOSTILE };
    const page = await reportPage(report([result({ ...words, steps: [step] })]));
    expect(page).not.toContain('<img');
    expect(
      page.split('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;&lt;/section&gt;'),
    ).toHaveLength(8);
  });
});

describe('the table of a report', () => {
  it('has a line for each difficulty and one for all, with medians and sums', () => {
    const results = [
      result({ turns: 2, durationMs: 2_000 }),
      result({ turns: 6, durationMs: 4_000, passed: false, wrong: 'No.' }),
      result({ difficulty: 'cross_app', turns: 30, durationMs: 95_000, costUsd: 1.5 }),
    ];
    expect(figuresTable(report(results)).split('\n')).toEqual([
      'difficulty  passed  success  turns     cost        time',
      'one tap        1/2      50%      4  $0.0200       3.0 s',
      'cross app      1/1     100%     30    $1.50  1 min 35 s',
      'all            2/3      67%      6    $1.52       4.0 s',
    ]);
  });

  it('puts two profiles side by side', () => {
    const results = [
      result({ profile: 'computer', costUsd: null }),
      result({
        profile: 'phone',
        passed: false,
        wrong: 'phone.volume is 3.',
        claimed: null,
        error: 'MAX_TURNS: 8.',
      }),
    ];
    const both = report(results, ['computer', 'phone']);
    const [head = '', line = ''] = figuresTable(both).split('\n');
    expect(head).toMatch(/computer passed .*computer time +phone passed .*phone time$/);
    expect(line).toMatch(/^one tap +1\/1 +100% +2 +not known +2\.0 s +0\/1 +0% +2 +\$0\.0100 +2\.0 s$/);
    expect(failures(both)).toBe('  clock-open (phone): phone.volume is 3.\n      MAX_TURNS: 8.');
  });
});
