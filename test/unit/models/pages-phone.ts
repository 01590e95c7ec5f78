import { HEIGHT, type Phone, type Shown, screenText, WIDTH } from './play.ts';

/** What a page shows, one row below the other unless it says where, and what a touch or a text does to it. */
export type Row = Partial<Shown> & {
  readonly label: string;
  readonly tap?: () => void;
  readonly type?: (text: string) => void;
};

const ROW_PX = 90;

/** A phone whose pages are written down by a test; pages that are too long scroll. */
export class PagesPhone implements Phone {
  readonly #pages: (phone: PagesPhone) => Readonly<Record<string, readonly Row[]>>;
  /** The app in front, and its page, such as `settings/display`. */
  place = 'home';
  focus = '';
  scrolled = 0;
  readonly taps: string[] = [];

  constructor(pages: (phone: PagesPhone) => Readonly<Record<string, readonly Row[]>>) {
    this.#pages = pages;
  }

  /** Goes to a page. */
  go(place: string): void {
    this.place = place;
    this.focus = '';
    this.scrolled = 0;
  }

  look(): string {
    return screenText(this.app(), this.shows());
  }

  app(): string {
    return `com.opposable.${this.place.split('/')[0]}`;
  }

  shows(): readonly Shown[] {
    return this.#rows().map(({ shown }) => shown);
  }

  does(tool: string, input: Record<string, unknown>): string | undefined {
    if (tool === 'open_app') {
      const name = String(input['name']).toLowerCase();
      if (!Object.hasOwn(this.#pages(this), name)) return `There is no app called ${input['name']}.`;
      this.go(name);
    }
    if (tool === 'press_button' && input['button'] === 'home') this.go('home');
    if (tool === 'press_button' && input['button'] === 'back') this.go(this.place.replace(/\/[^/]*$/, ''));
    if (tool === 'swipe') this.#scroll(Number(input['from_y']) - Number(input['to_y']));
    if (tool === 'tap') this.#tap(Number(input['x']), Number(input['y']));
    if (tool === 'type_text') {
      const row = this.#rows().find(({ row }) => row.label === this.focus)?.row;
      if (!row?.type) return 'No input is focused. Tap one first.';
      row.type(String(input['text']));
    }
    return undefined;
  }

  #rows(): readonly { readonly row: Row; readonly shown: Shown }[] {
    const rows = this.#pages(this)[this.place] ?? [];
    return rows
      .map((row, index) => {
        const focused = row.label === this.focus ? 'focused' : undefined;
        const flags = row.flags ?? focused;
        const shown: Shown = {
          role: row.role ?? 'button',
          label: row.label,
          at: row.at ?? [0, 60 + index * ROW_PX - this.scrolled, WIDTH, ROW_PX],
          ...(row.value === undefined ? {} : { value: row.value }),
          ...(flags === undefined ? {} : { flags }),
        };
        return { row, shown };
      })
      .filter(({ shown: { at } }) => at[1] + at[3] / 2 > 40 && at[1] + at[3] / 2 < HEIGHT);
  }

  #scroll(distance: number): void {
    const rows = this.#pages(this)[this.place] ?? [];
    const longest = Math.max(0, 60 + rows.length * ROW_PX - HEIGHT + 60);
    this.scrolled = Math.max(0, Math.min(longest, this.scrolled + distance));
  }

  #tap(pointX: number, pointY: number): void {
    const hit = this.#rows().find(
      ({ shown: { at } }) =>
        pointX >= at[0] && pointX < at[0] + at[2] && pointY >= at[1] && pointY < at[1] + at[3],
    );
    if (!hit) return;
    this.taps.push(hit.row.label);
    if (hit.shown.role === 'input') this.focus = hit.row.label;
    hit.row.tap?.();
  }
}
