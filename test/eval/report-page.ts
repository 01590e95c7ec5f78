import { html, raw } from 'hono/html';
import type { EvalReport, Figures, Step, TaskResult } from './report.ts';
import { STYLE } from './report-style.ts';
import { difficultyName, duration, money, percent, profileName } from './words.ts';

type Html = ReturnType<typeof html>;

/** @returns the report as one HTML document that needs nothing but itself: no script, no request */
export async function reportPage(report: EvalReport): Promise<string> {
  const { startedAt, durationMs, modelLabel, phones, leftOut, interrupted, results } = report;
  const passed = results.filter((result) => result.passed).length;
  const facts = [
    modelLabel,
    `${phones} ${phones === 1 ? 'phone' : 'phones'}`,
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC`,
    duration(durationMs),
    ...(leftOut > 0 ? [`${leftOut} tasks beyond the model left out`] : []),
    ...(interrupted ? ['ended before its end'] : []),
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Opposable: ${passed} of ${results.length} tasks</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<h1>${passed} of ${results.length} tasks done</h1>
<p>${facts.join(' · ')}</p>
</header>
<main>
${figures(report)}
<nav aria-label="Tasks"><ol>${results.map(entry)}</ol></nav>
${results.map(section)}
</main>
</body>
</html>
`;
  return String(await page);
}

function figures({ groups, profiles }: EvalReport): Html {
  const several = profiles.length > 1;
  const columns = ['passed', 'success', 'turns', 'cost', 'time'];
  return html`<div class="scroll"><table>
<caption>Turns and time are medians, the cost is the sum.</caption>
<thead>
${
  several
    ? html`<tr><td></td>${profiles.map(
        (profile) => html`<th scope="colgroup" colspan="${columns.length}">${profileName(profile)}</th>`,
      )}</tr>`
    : ''
}
<tr><th scope="col">difficulty</th>${profiles.map(() => columns.map((name) => html`<th scope="col">${name}</th>`))}</tr>
</thead>
<tbody>${groups.map(
    ({ difficulty, profiles: each }) =>
      html`<tr><th scope="row">${difficultyName(difficulty)}</th>${each.map(cells)}</tr>`,
  )}</tbody>
</table></div>`;
}

function cells({ passed, tasks, medianTurns, costUsd, medianMs }: Figures): Html {
  return html`<td>${passed}/${tasks}</td><td>${percent(passed, tasks)}</td><td>${medianTurns}</td><td>${money(costUsd)}</td><td>${duration(medianMs)}</td>`;
}

function entry(result: TaskResult): Html {
  return html`<li class="${verdict(result)}">${result.passed ? '✓' : '✗'} <a href="#${anchor(result)}">${nameOf(result)}</a></li>`;
}

function section(result: TaskResult): Html {
  const { title, instruction, difficulty, apps, wrong, said, error, claimed, turns, costUsd } = result;
  const facts = [
    difficultyName(difficulty),
    ...(apps.length > 0 ? [apps.join(', ')] : []),
    `${turns} ${turns === 1 ? 'turn' : 'turns'}`,
    money(costUsd),
    duration(result.durationMs),
    result.status,
  ];
  return html`<section id="${anchor(result)}">
<h2><span class="badge ${verdict(result)}">${verdict(result)}</span> ${title}</h2>
<p class="facts">${nameOf(result)} · ${facts.join(' · ')}</p>
<blockquote>${instruction}</blockquote>
${wrong === null ? '' : html`<p><b>The phone</b> ${wrong}${claimed ? ' The agent claims success.' : ''}</p>`}
${said === null ? '' : html`<p><b>The agent</b> ${said}</p>`}
${error === null ? '' : html`<p><b>The session</b> ${error}</p>`}
<ol class="strip">${result.steps.map(frame)}</ol>
</section>`;
}

function frame({ turn, words, action, picture }: Step): Html {
  const when = turn === null ? 'In the end' : `Turn ${turn}`;
  return html`<li><figure>
${picture === null ? html`<div class="none">no picture</div>` : html`<img src="${picture}" alt="The screen: ${when.toLowerCase()}">`}
<figcaption><b>${when}</b> ${words}${action === '' ? '' : html` <code>${action}</code>`}</figcaption>
</figure></li>`;
}

function verdict({ passed }: TaskResult): 'passed' | 'failed' {
  return passed ? 'passed' : 'failed';
}

function nameOf({ id, profile }: TaskResult): string {
  return profile === null ? id : `${id} (${profile})`;
}

function anchor({ id, profile }: TaskResult): string {
  return profile === null ? id : `${id}-${profile}`;
}
