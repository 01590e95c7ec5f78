import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | undefined;

/**
 * @returns figures of this process: CPU, memory, event loop, garbage collection. They are collected from the
 * first call on, and once for the process: what measures the event loop can't be taken away again.
 */
export function processMetrics(): Registry {
  if (registry) return registry;
  registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
