import { describe, expect, it } from 'vitest';
import { openJobs, stopped } from '../../main/jobs/jobs.ts';
import { silentLog } from '../../main/shared/log.ts';
import { refusal } from '../../main/shared/refusal.ts';
import type { Progress } from '../../preload/contract/common.ts';

const now = () => new Date('2026-11-24T10:00:00.000Z');
const step = (done: number): Progress => ({ kind: 'audit', step: 'judging', done, total: 3 });

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

describe('a job', () => {
  it('tells its steps, then its result, and stays in the list', async () => {
    const jobs = openJobs(now, silentLog);
    const begun = gate();
    const job = jobs.run('audit', 'essai', async function* () {
      yield step(1);
      await begun.passed;
      yield step(3);
      return 'fini';
    });
    const seen: number[] = [];
    const follow = job.follow();
    let next = await follow.next();
    begun.open();
    while (!next.done) {
      seen.push(next.value.done);
      next = await follow.next();
    }
    expect(next.value).toBe('fini');
    expect(seen[0]).toBe(1);
    expect(jobs.list()).toMatchObject([{ kind: 'audit', subject: 'essai', state: 'done', done: 3, total: 3 }]);
    expect(jobs.running()).toBe(false);
  });

  it('goes on when its follower leaves', async () => {
    const jobs = openJobs(now, silentLog);
    const left = gate();
    const job = jobs.run('audit', 'essai', async function* () {
      yield step(1);
      await left.passed;
      yield step(2);
      return 'fini';
    });
    for await (const _ of job.follow()) break;
    left.open();
    expect(await job.outcome).toBe('fini');
  });

  it('stops when cancelled, and says so', async () => {
    const jobs = openJobs(now, silentLog);
    let reason: unknown;
    const job = jobs.run('export', 'fichier', async function* (signal) {
      yield step(1);
      await aborted(signal);
      reason = signal.reason;
      signal.throwIfAborted();
    });
    jobs.cancel(job.id);
    await expect(job.outcome).rejects.toThrow();
    expect(jobs.list()).toMatchObject([{ state: 'cancelled' }]);
    expect(reason).not.toBe(stopped);
  });

  it('tells a refusal by its code and a defect by a number that the log has', async () => {
    const jobs = openJobs(now, silentLog);
    const refused = jobs.run('audit', 'un', async function* () {
      yield step(0);
      throw refusal('CANNOT_REACH', { code: 'refused', facts: {} });
    });
    const broken = jobs.run('audit', 'deux', async function* () {
      yield step(0);
      throw new Error('password=hunter2');
    });
    await expect(refused.outcome).rejects.toThrow();
    await expect(broken.outcome).rejects.toThrow();
    const [second, first] = jobs.list();
    expect(first).toMatchObject({ state: 'failed', problem: { code: 'CANNOT_REACH', detail: 'refused' } });
    expect(second).toMatchObject({ state: 'failed', problem: { code: 'DEFECT', detail: broken.id.slice(0, 8) } });
    expect(JSON.stringify(jobs.list())).not.toContain('hunter2');
  });

  it('is stopped and forgotten with the vault', async () => {
    const jobs = openJobs(now, silentLog);
    let reason: unknown;
    jobs.run('audit', 'essai', async function* (signal) {
      try {
        yield step(0);
        await aborted(signal);
      } finally {
        reason = signal.reason;
      }
    });
    await jobs.stop();
    expect(reason).toBe(stopped);
    expect(jobs.list()).toEqual([]);
  });
});

describe('watching the jobs', () => {
  it('shows the list at once and after each change, to a screen opened late too', async () => {
    const jobs = openJobs(now, silentLog);
    const end = gate();
    jobs.run('audit', 'essai', async function* () {
      yield step(1);
      await end.passed;
    });
    const states: string[] = [];
    for await (const list of jobs.watch()) {
      states.push(list[0]?.state ?? 'none');
      if (list[0]?.state === 'running') end.open();
      if (list[0]?.state === 'done') break;
    }
    expect(states[0]).toBe('running');
    expect(states.at(-1)).toBe('done');
  });
});
