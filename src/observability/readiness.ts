/** What a server must have to be of use, each by a name. */
export type ReadinessCheck = {
  readonly name: string;
  /** Resolves when it is there, and rejects when it isn't. */
  readonly check: (signal: AbortSignal) => Promise<void>;
};

/** Whether the server can work right now. */
export type Readiness = {
  readonly isReady: boolean;
  /** By the name of the check. */
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
};

/** Tells whether the server can work, and that it ends. */
export type ReadinessProbe = {
  /** Never rejects. Questions that come close together share one answer. */
  readonly ask: () => Promise<Readiness>;
  /** From now on it isn't ready any more. */
  readonly end: () => void;
};

/** How long a check may take, and how long its answer holds, in milliseconds. */
const PATIENCE_MS = 2_000;
const HOLDS_MS = 1_000;

/**
 * @param now milliseconds, from any beginning
 * @returns a probe; its checks run when somebody asks
 */
export function readinessProbe(
  checks: readonly ReadinessCheck[],
  now: () => number = () => performance.now(),
): ReadinessProbe {
  let hasEnded = false;
  let last:
    | { readonly at: number; readonly answer: Promise<readonly (readonly [string, boolean])[]> }
    | undefined;

  return {
    async ask() {
      if (!last || now() - last.at >= HOLDS_MS) {
        last = {
          at: now(),
          answer: Promise.all(checks.map(async (check) => [check.name, await passes(check)])),
        };
      }
      const passed = [...(await last.answer), ['not_ending', !hasEnded] as const];
      return {
        isReady: passed.every(([, isOk]) => isOk),
        checks: Object.fromEntries(passed.map(([name, isOk]) => [name, isOk ? 'ok' : 'failed'])),
      };
    },
    end() {
      hasEnded = true;
    },
  };
}

async function passes({ check }: ReadinessCheck): Promise<boolean> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const tooLate = Promise.withResolvers<never>();
  const giveUp = (): void => tooLate.reject(patience.reason);
  patience.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([check(patience), tooLate.promise]);
    return true;
  } catch {
    // Why is for the log of what failed: whoever asks here may be anybody.
    return false;
  } finally {
    patience.removeEventListener('abort', giveUp);
  }
}
