/** The style sheet of the report: light and dark, and readable on a phone. */
export const STYLE = `
:root { --ink: #1b1e25; --soft: #5c6370; --paper: #ffffff; --ground: #f3f4f7; --line: #dcdfe5; --good: #15713f; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaee; --soft: #a2a9b5; --paper: #16181d; --ground: #20232a; --line: #343943; --good: #6fd39b; --bad: #ff8f85; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 24px 20px 80px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 28px; }
h2 { margin: 0; font-size: 19px; }
header p, caption, .facts { margin: 4px 0 0; color: var(--soft); }
.scroll { margin: 24px 0; overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { caption-side: bottom; padding-top: 8px; text-align: left; }
th, td { padding: 6px 14px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th[scope=row], th:first-child { text-align: left; }
th[scope=colgroup] { text-align: center; }
tbody tr:last-child { font-weight: 700; }
nav ol { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; list-style: none; }
nav li { padding: 2px 10px; border: 1px solid var(--line); border-left: 5px solid currentColor; border-radius: 8px; }
nav a { color: var(--ink); text-decoration: none; }
.passed { color: var(--good); }
.failed { color: var(--bad); }
section { margin-top: 36px; padding-top: 24px; border-top: 1px solid var(--line); }
section p { margin: 8px 0; overflow-wrap: anywhere; }
.badge { padding: 2px 10px; border: 1px solid currentColor; border-radius: 999px; font-size: 13px; vertical-align: 2px; }
blockquote { margin: 12px 0; padding: 10px 16px; border-radius: 12px; background: var(--ground); overflow-wrap: anywhere; }
.strip { display: flex; gap: 14px; margin: 14px 0 0; padding: 0 0 12px; overflow-x: auto; list-style: none; }
.strip li { flex: 0 0 190px; }
figure { margin: 0; }
img, .none { display: block; width: 100%; max-height: 430px; object-fit: contain; border: 1px solid var(--line); border-radius: 14px; background: var(--ground); }
.none { padding: 60px 0; color: var(--soft); text-align: center; }
figcaption { margin-top: 6px; font-size: 13px; overflow-wrap: anywhere; }
code { display: block; margin-top: 4px; color: var(--soft); font-size: 12px; }
`;
