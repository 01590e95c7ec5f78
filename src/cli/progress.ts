/** Lines on the standard output, and below them, in a terminal, what goes on right now. */
export type Progress = {
  readonly print: (line: string) => void;
  readonly busy: (what: string) => void;
  /** Keeps everything back, so that a question can be read. */
  readonly hold: () => void;
  /** Shows what was kept back, and goes on. */
  readonly release: () => void;
  /** Takes the last line away for good; lines may follow. */
  readonly stop: () => void;
};

const SPINNER = { stream: process.stdout, discardStdin: false };

/** @param live whether there is a terminal to show what goes on in */
export async function startProgress(live: boolean): Promise<Progress> {
  const spinner = live ? (await import('ora')).default(SPINNER) : undefined;
  const startedAt = Date.now();
  let kept: string[] | undefined;
  let doing = 'starting';
  let stopped = false;

  const show = (): void => {
    if (stopped) return;
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    spinner?.start(`${doing} · ${seconds} s`);
  };
  const print = (line: string): void => {
    if (kept) {
      kept.push(line);
      return;
    }
    spinner?.clear();
    process.stdout.write(`${line}\n`);
  };

  return {
    print,
    busy(what) {
      doing = what;
      if (!kept) show();
    },
    hold() {
      spinner?.stop();
      kept ??= [];
    },
    release() {
      const lines = kept ?? [];
      kept = undefined;
      for (const line of lines) print(line);
      show();
    },
    stop() {
      stopped = true;
      spinner?.stop();
    },
  };
}
