import { readFile } from 'node:fs/promises';

/**
 * @returns how much memory a process holds, in megabytes; works on Linux alone
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export async function residentMb(pid: number): Promise<number> {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
