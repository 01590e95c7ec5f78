import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TestServer } from './server.ts';

/** Where pictures of the pages are kept for people to look at. */
const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'screenshots');

/** How long something on a page may take to come, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A page of the dashboard, as somebody uses it. */
export type DashboardPage = {
  readonly page: WebdriverIO.Browser;
  /** Goes to an address of the dashboard, such as `/phones`. */
  readonly open: (path: string) => Promise<void>;
  /** @returns the first element that is shown with this role and accessible name, once it is there */
  readonly find: (role: string, name: string | RegExp) => Promise<WebdriverIO.Element>;
  readonly click: (role: string, name: string | RegExp) => Promise<void>;
  /** Writes into the field with this label, in place of what it holds. */
  readonly write: (label: string, text: string) => Promise<void>;
  /** Waits until the page shows the text. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Keeps a picture of the page, for people to look at. */
  readonly keepPicture: (name: string) => Promise<void>;
  /** @returns what axe finds serious or critical on the page, a line each */
  readonly barriers: () => Promise<readonly string[]>;
  /** @returns the same of contrasts alone: what else there is doesn't depend on light and dark */
  readonly contrasts: () => Promise<readonly string[]>;
  /** @returns what the page loaded or wanted to load from elsewhere, and what its policy refused */
  readonly strangers: () => Promise<readonly string[]>;
};

/** Signs a browser in at a server, by a link that works once. */
export async function signIn(
  page: WebdriverIO.Browser,
  server: Pick<TestServer, 'url' | 'graphql'>,
  key?: string,
): Promise<DashboardPage> {
  const { data } = await server.graphql('mutation { createLoginLink { path } }', {}, key);
  const dashboard = dashboardPage(page, server.url);
  // An address that differs behind `#` alone would not be loaded anew.
  await page.url('about:blank');
  await dashboard.open(data.createLoginLink.path);
  await dashboard.find('navigation', 'Pages');
  return dashboard;
}

/** @returns what a person may do with a page, signed in or not */
export function dashboardPage(page: WebdriverIO.Browser, url: string): DashboardPage {
  const find = async (role: string, name: string | RegExp): Promise<WebdriverIO.Element> => {
    let found: WebdriverIO.Element | undefined;
    await page.waitUntil(
      async () => {
        found = await byRole(page, role, name);
        return found !== undefined;
      },
      { timeout: PATIENCE_MS, interval: 100, timeoutMsg: `There is no ${role} "${name}" on the page.` },
    );
    if (!found) throw new Error(`There is no ${role} "${name}" on the page.`);
    return found;
  };
  return {
    page,
    find,
    open: async (path) => void (await page.url(new URL(path, url).href)),
    click: async (role, name) => await (await find(role, name)).click(),
    async write(label, text) {
      await (await find('textbox', label)).setValue(text);
    },
    async sees(text) {
      await page.waitUntil(
        async () => {
          const shown = String(await page.execute(() => document.body.innerText));
          return typeof text === 'string' ? shown.includes(text) : text.test(shown);
        },
        { timeout: PATIENCE_MS, interval: 100, timeoutMsg: `The page doesn't show "${text}".` },
      );
    },
    async keepPicture(name) {
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.saveScreenshot(join(SCREENSHOTS, `${name}.png`));
    },
    barriers: () => violations(page, {}),
    contrasts: () => violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } }),
    async strangers() {
      const loaded = await page.execute(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      const refused = (await page.getLogs('browser')) as readonly { readonly message: string }[];
      return [
        ...loaded.filter((name) => !name.startsWith(url) && !/^(data|blob):/.test(name)),
        ...refused
          .map(({ message }) => message)
          .filter((message) => /Content Security Policy|Refused to/.test(message)),
      ];
    },
  };
}

type Axe = {
  readonly run: (options: object) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
};

/** @param options which rules to run, as axe takes them */
async function violations(page: WebdriverIO.Browser, options: object): Promise<readonly string[]> {
  if (!(await page.execute(() => 'axe' in globalThis))) {
    await page.execute(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  }
  return await page.execute(
    async (wanted) => {
      const { violations: found } = await (globalThis as unknown as { axe: Axe }).axe.run(wanted);
      return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
    },
    { ...options, resultTypes: ['violations'] },
  );
}

/** What HTML gives the roles that are asked for, besides `role` itself. */
const SELECTORS: Readonly<Record<string, string>> = {
  button: 'button, [role="button"]',
  link: 'a[href]',
  textbox: 'input, textarea',
  combobox: 'input, select',
  checkbox: 'input[type="checkbox"]',
  radio: 'input[type="radio"]',
  heading: 'h1, h2, h3, h4',
  navigation: 'nav',
  table: 'table',
  row: 'tr',
  img: 'img, canvas, svg[role="img"]',
  dialog: '[role="dialog"], dialog',
};

async function byRole(
  page: WebdriverIO.Browser,
  role: string,
  name: string | RegExp,
): Promise<WebdriverIO.Element | undefined> {
  const selector = [SELECTORS[role], `[role="${role}"]`].filter(Boolean).join(', ');
  const [source, isPattern] = typeof name === 'string' ? [name, false] : [name.source, true];
  const found = await page.execute(
    (css, wanted, pattern) => {
      const fits = (text: string): boolean =>
        pattern ? new RegExp(wanted).test(text.trim()) : text.trim() === wanted;
      const nameOf = (element: Element): string => {
        const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
        const byLabel =
          (element as HTMLInputElement).labels?.[0]?.innerText.replace(/\s*\*$/, '') ??
          (labelled.length > 0
            ? labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
            : undefined);
        return (
          element.getAttribute('aria-label') ??
          byLabel ??
          (element.getAttribute('alt') || (element as HTMLElement).innerText || '')
        );
      };
      return [...document.querySelectorAll(css)].find(
        (element) => element.getClientRects().length > 0 && fits(nameOf(element)),
      );
    },
    selector,
    source,
    isPattern,
  );
  // The page answers with a reference to the element.
  return found ? await page.$(found as unknown as WebdriverIO.Element).getElement() : undefined;
}
