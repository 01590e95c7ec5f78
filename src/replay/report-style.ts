/** The style sheet of the report: light and dark, readable on a phone and on paper. */
export const REPORT_STYLE = `
:root { --ink: #1b1e25; --soft: #5c6370; --paper: #ffffff; --ground: #f3f4f7; --line: #dcdfe5; --good: #15713f; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaee; --soft: #a2a9b5; --paper: #16181d; --ground: #20232a; --line: #343943; --good: #6fd39b; --bad: #ff8f85; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1000px; padding: 24px 20px 80px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 26px; overflow-wrap: anywhere; }
h2 { margin: 28px 0 8px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 18px; }
header p { margin: 4px 0 0; color: var(--soft); overflow-wrap: anywhere; }
ol { margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 70px 1fr 180px; gap: 4px 14px; padding: 6px 0; content-visibility: auto; contain-intrinsic-size: auto 60px; }
li p { margin: 0; grid-column: 2; white-space: pre-wrap; overflow-wrap: anywhere; }
li svg { grid-column: 3; grid-row: 1; display: block; width: 180px; max-height: 400px; border: 1px solid var(--line); border-radius: 12px; background: var(--ground); }
time, small { color: var(--soft); font-variant-numeric: tabular-nums; }
small { display: block; font-size: 12px; }
b { font-weight: 600; }
.done b { color: var(--good); }
.not-done b, .failure b, .error b, .warning b { color: var(--bad); }
.thinks p { color: var(--soft); font-style: italic; }
.turn { color: var(--soft); font-size: 13px; }
@media (max-width: 600px) {
  li { grid-template-columns: 1fr; }
  li p, li svg { grid-column: 1; grid-row: auto; }
}
`;
