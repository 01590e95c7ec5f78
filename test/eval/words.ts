import type { Profile } from './report.ts';

/** @returns a time for people, such as `4.2 s` and `3 min 5 s` */
export function duration(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** @returns a share for people, such as `67%` */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}

/** @returns a sum of money for people */
export function money(costUsd: number | null): string {
  return costUsd === null ? 'not known' : `$${costUsd.toFixed(costUsd < 1 && costUsd > 0 ? 4 : 2)}`;
}

/** @returns a profile for people */
export function profileName(profile: Profile): string {
  return profile ?? 'default';
}

/** @returns a difficulty for people */
export function difficultyName(difficulty: string): string {
  return difficulty.replaceAll('_', ' ');
}
