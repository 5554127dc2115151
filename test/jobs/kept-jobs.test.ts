import { describe, expect, it } from 'vitest';
import { keptDays, shownJobs } from '../../main/jobs/job-store.ts';
import { openJobs } from '../../main/jobs/jobs.ts';
import { silentLog } from '../../main/shared/log.ts';
import { refusal } from '../../main/shared/refusal.ts';
import type { Progress } from '../../preload/contract/common.ts';
import { newReplica } from '../database/replica/new-replica.ts';

const step = (done: number, total = 3): Progress => ({ kind: 'audit', step: 'judging', done, total });

async function opened() {
  const { db } = await newReplica();
  const time = { now: new Date('2026-11-24T10:00:00.000Z') };
  const open = () => {
    const jobs = openJobs(() => time.now, silentLog);
    jobs.keepIn(db);
    return jobs;
  };
  return { db, time, open, later: (ms: number) => (time.now = new Date(time.now.getTime() + ms)) };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

/** Goes on until it is told to stop. */
async function* untilStopped(signal: AbortSignal): AsyncGenerator<Progress, void, void> {
  yield step(1);
  await aborted(signal);
  signal.throwIfAborted();
}

async function* nothing(): AsyncGenerator<Progress, void, void> {
  yield step(0);
}

describe('the past of jobs', () => {
  it('is kept in the vault: what, when, how far, what came of it', async () => {
    const { open, later } = await opened();
    const jobs = open();
    const done = jobs.run(
      'export',
      'liste.ods',
      async function* () {
        yield { kind: 'export', step: 'writing', done: 40, total: 40 };
        later(5000);
        return { rows: 40, bytes: 1234 };
      },
      { facts: ({ rows, bytes }) => ({ rows, bytes }) },
    );
    await done.outcome;
    later(1000);
    const refused = jobs.run('audit', 'Ouvadmin', async function* () {
      yield step(2);
      throw refusal('CANNOT_REACH', { code: 'refused', facts: {} });
    });
    await expect(refused.outcome).rejects.toThrow();
    later(1000);
    const cancelled = jobs.run('audit', 'Ouvadmin', untilStopped);
    jobs.cancel(cancelled.id);
    await expect(cancelled.outcome).rejects.toThrow();
    const before = jobs.list();
    await jobs.stop();
    expect(jobs.list()).toEqual([]);

    const after = open().list();
    expect(after).toEqual(before);
    expect(after).toMatchObject([
      { kind: 'audit', state: 'cancelled', done: 1, total: 3 },
      { kind: 'audit', state: 'failed', problem: { code: 'CANNOT_REACH', detail: 'refused' }, done: 2 },
      {
        kind: 'export',
        subject: 'liste.ods',
        state: 'done',
        startedAt: '2026-11-24T10:00:00.000Z',
        endedAt: '2026-11-24T10:00:05.000Z',
        facts: { rows: 40, bytes: 1234 },
      },
    ]);
  });

  it('says of one that the vault stopped that it was interrupted, not that it was asked to stop', async () => {
    const { open } = await opened();
    const jobs = open();
    jobs.run('sync', 'tout', untilStopped).outcome.catch(() => {});
    await jobs.stop();
    expect(open().list()).toMatchObject([{ kind: 'sync', state: 'interrupted', problem: { code: 'STOPPED' } }]);
  });

  it('keeps a job that ended well although it was told to stop a moment too late', async () => {
    const { open } = await opened();
    const jobs = open();
    jobs.run('backup', 'coffre', async function* (signal) {
      yield step(3);
      await aborted(signal);
    });
    await jobs.stop();
    expect(open().list()).toMatchObject([{ state: 'done' }]);
  });

  it('is forgotten after its days, and by hand; what runs stays', async () => {
    const { open, later, db } = await opened();
    const jobs = open();
    await jobs.run('audit', 'vieux', nothing).outcome;
    later(keptDays * 86_400_000 - 1000);
    await jobs.run('audit', 'récent', nothing).outcome;
    await jobs.stop();
    later(2000);
    const again = open();
    expect(again.list().map(({ subject }) => subject)).toEqual(['récent']);
    const running = again.run('audit', 'en cours', untilStopped);
    running.outcome.catch(() => {});
    again.forget();
    expect(again.list().map(({ subject }) => subject)).toEqual(['en cours']);
    expect(db.prepare('SELECT subject FROM job').pluck().all()).toEqual(['en cours']);
    await again.stop();
  });

  it('shows the newest first, and no more than a panel can', async () => {
    const { open, later } = await opened();
    const jobs = open();
    for (let number = 0; number < shownJobs + 5; number += 1) {
      await jobs.run('audit', `${number}`, nothing).outcome;
      later(1);
    }
    const shown = Array.from({ length: shownJobs }, (_, place) => `${shownJobs + 4 - place}`);
    expect(jobs.list().map(({ subject }) => subject)).toEqual(shown);
    await jobs.stop();
    expect(
      open()
        .list()
        .map(({ subject }) => subject),
    ).toEqual(shown);
  });

  it('leaves out, and keeps, what a newer application wrote', async () => {
    const { open, db } = await opened();
    db.exec(`INSERT INTO job (id, kind, subject, state, started_at, seen_at, ended_at, step, done)
      VALUES ('n', 'telepathy', 's', 'done', '2026-11-24T09:00:00.000Z', '', '2026-11-24T09:00:00.000Z', 'x', 1)`);
    expect(open().list()).toEqual([]);
    expect(db.prepare('SELECT kind FROM job').pluck().all()).toEqual(['telepathy']);
  });

  it('is not worth failing a job for', async () => {
    const { open, db } = await opened();
    const jobs = open();
    const job = jobs.run('audit', 'essai', async function* () {
      db.exec('DROP TABLE job');
      yield step(1);
      return 'fini';
    });
    expect(await job.outcome).toBe('fini');
    expect(jobs.list()).toMatchObject([{ state: 'done' }]);
  });
});

describe('a job that goes on', () => {
  it('is given what the one before it saved, in another life of the application too', async () => {
    const { open } = await opened();
    const jobs = open();
    const first = jobs.run(
      'sync',
      'tout',
      async function* (signal, memory) {
        expect(memory.checkpoint).toBeUndefined();
        memory.save({ page: 7 });
        yield* untilStopped(signal);
      },
      { work: 'w' },
    );
    first.outcome.catch(() => {});
    await jobs.stop();

    const again = open();
    const given: unknown[] = [];
    const begin = () =>
      again.run(
        'sync',
        'tout',
        async function* (_signal, { checkpoint }) {
          given.push(checkpoint);
          yield step(3);
        },
        { work: 'w' },
      ).outcome;
    expect(again.list()[0]).not.toHaveProperty('canResume');
    again.onResume('sync', { can: (work) => work === 'w', go: begin });
    expect(again.list()).toMatchObject([{ state: 'interrupted', canResume: true }]);
    await again.resume(first.id);
    expect(given).toEqual([{ page: 7 }]);
    const [second, before] = again.list();
    expect(second).toMatchObject({ state: 'done' });
    expect(before).not.toHaveProperty('canResume');
    await expect(again.resume(first.id)).rejects.toMatchObject({ code: 'JOB_CANNOT_RESUME' });
    await expect(again.resume('nobody')).rejects.toMatchObject({ code: 'JOB_CANNOT_RESUME' });
  });

  it('tells why it could not, and can still', async () => {
    const { open } = await opened();
    const jobs = open();
    const job = jobs.run('audit', 'Ouvadmin', untilStopped, { work: 'a' });
    jobs.cancel(job.id);
    await expect(job.outcome).rejects.toThrow();
    jobs.onResume('audit', {
      can: () => true,
      go: async () => {
        throw refusal('NOT_MAPPED');
      },
    });
    await expect(jobs.resume(job.id)).rejects.toMatchObject({ code: 'NOT_MAPPED' });
    expect(jobs.list()).toMatchObject([{ state: 'cancelled', canResume: true }]);
  });
});
