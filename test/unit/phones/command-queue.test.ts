import { describe, expect, it } from 'vitest';
import { CommandQueue } from '../../../src/phones/command-queue.ts';

const never = new AbortController().signal;

describe('CommandQueue', () => {
  it('runs commands one after the other, in the order of their calls', async () => {
    const queue = new CommandQueue();
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = queue.run(async () => {
      log.push('first begins');
      await gate.promise;
      log.push('first ends');
    }, never);
    const second = queue.run(async () => log.push('second'), never);
    gate.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'first ends', 'second']);
  });

  it('goes on after a failure', async () => {
    const queue = new CommandQueue();
    const failing = queue.run(() => Promise.reject(new Error('no')), never);
    await expect(failing).rejects.toThrow('no');
    await expect(queue.run(async () => 'yes', never)).resolves.toBe('yes');
  });

  it('never starts a command that is aborted before its turn', async () => {
    const queue = new CommandQueue();
    const gate = Promise.withResolvers<void>();
    const first = queue.run(() => gate.promise, never);
    const controller = new AbortController();
    let started = false;
    const second = queue.run(async () => {
      started = true;
    }, controller.signal);
    controller.abort(new Error('stop'));
    await expect(second).rejects.toThrow('stop');
    gate.resolve();
    await first;
    await queue.idle();
    expect(started).toBe(false);
  });

  it('tells the caller of an abort in flight at once, and lets nothing overtake that command', async () => {
    const queue = new CommandQueue();
    const gate = Promise.withResolvers<void>();
    const controller = new AbortController();
    const started = Promise.withResolvers<void>();
    const first = queue.run(() => {
      started.resolve();
      return gate.promise;
    }, controller.signal);
    let secondStarted = false;
    const second = queue.run(async () => {
      secondStarted = true;
    }, never);
    await started.promise;
    controller.abort(new Error('stop'));
    await expect(first).rejects.toThrow('stop');
    expect(secondStarted).toBe(false);
    gate.resolve();
    await second;
    expect(secondStarted).toBe(true);
  });
});
