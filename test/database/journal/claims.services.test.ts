import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Held, withClaim } from '../../../main/database/journal/hold-claim.ts';
import type { Journal, Lease } from '../../../main/database/journal/journal.ts';
import { LeaseLost } from '../../../main/database/journal/keep-lease.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { type Child, launch } from '../../services/child.ts';
import { makeFolder, removeFolder } from '../../services/folder.ts';
import { type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import type { ClaimOrder } from './claim-child.ts';
import { createJournal, type TestJournal } from './journals.ts';

const [ours, theirs] = [v7(), v7()];
const fresh = () => `send ${v4()}`;

describeWith(['certificates', 'mariadb'], 'claims', ({ certificates, mariadb }) => {
  let shared: TestJournal;
  let journal: Journal;
  let other: Journal;
  const folder = makeFolder('claims');
  const children: Child[] = [];
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    [journal, other] = [await openJournal(shared.reach), await openJournal(shared.reach)];
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.stop(0)));
  });
  afterAll(async () => {
    await Promise.all([journal?.close(), other?.close()]);
    removeFolder(folder);
    await shared?.database.drop();
  });

  const start = (order: Partial<ClaimOrder>) => {
    const input = JSON.stringify({ reach: shared.reach, seconds: 30, hold: false, done: '', go: '', ...order });
    const child = launch(process.execPath, ['--no-warnings', join(import.meta.dirname, 'claim-child.ts')], { input });
    children.push(child);
    return child;
  };
  const held = async (on: Journal, subject: string, device: string, seconds: number): Promise<Lease> => {
    const answer = await on.claim(subject, device, seconds);
    if (answer.kind !== 'held') throw new Error(answer.kind);
    return answer.lease;
  };
  const expired = (subject: string, seconds: number) =>
    until('the lease to end', async () => {
      const answer = await other.claim(subject, theirs, seconds);
      return answer.kind === 'held' ? answer.lease : undefined;
    });

  test('what one holds the other is refused, with who and for how long', async () => {
    const subject = fresh();
    const lease = await held(journal, subject, ours, 30);
    expect(lease.fence).toBe(1);
    expect(lease.secondsLeft).toBeGreaterThan(20);
    const answer = await other.claim(subject, theirs, 30);
    expect(answer).toMatchObject({ kind: 'taken', holder: ours });
    if (answer.kind === 'taken') expect(answer.secondsLeft).toBeLessThanOrEqual(30);
    // Two jobs of one laptop exclude each other as well.
    expect(await journal.claim(subject, ours, 30)).toMatchObject({ kind: 'taken', holder: ours });
  });

  test('released, it is free at once, and the fence has grown', async () => {
    const subject = fresh();
    const lease = await held(journal, subject, ours, 30);
    await journal.release(lease, ours);
    await journal.release(lease, ours);
    const next = await held(other, subject, theirs, 30);
    expect(next.fence).toBeGreaterThan(lease.fence);
    expect(await journal.renew(lease, ours, 30)).toBe(false);
    expect(await journal.finish(lease, ours, Buffer.from('x'))).toBe(false);
    await journal.release(lease, ours);
    expect(await other.renew(next, theirs, 30)).toBe(true);
  });

  test('finished, it is done for ever', async () => {
    const subject = fresh();
    const lease = await held(journal, subject, ours, 30);
    const outcome = Buffer.from('sent');
    expect(await journal.finish(lease, ours, outcome)).toBe(true);
    expect(await journal.finish(lease, ours, outcome)).toBe(true);
    expect(await journal.finish(lease, ours, Buffer.from('sent twice'))).toBe(false);
    await journal.release(lease, ours);
    expect(await journal.renew(lease, ours, 30)).toBe(false);
    expect(await other.claim(subject, theirs, 30)).toEqual({ kind: 'done', holder: ours, outcome });
  });

  test('after its end it is taken over, never before; the one who had it is told', async () => {
    const subject = fresh();
    const lease = await held(journal, subject, ours, 1);
    const ends = await endOf(subject);
    const next = await expired(subject, 30);
    expect((await endOf(subject)) - 30_000).toBeGreaterThanOrEqual(ends);
    expect(next.fence).toBe(2);
    expect(await journal.renew(lease, ours, 30)).toBe(false);
    expect(await journal.finish(lease, ours, Buffer.from('x'))).toBe(false);
  });

  test('a lease that ended and that nobody took is still finished by its holder', async () => {
    const subject = fresh();
    const lease = await held(journal, subject, ours, 0.001);
    await until('its end', async () => (await endOf(subject)) < Date.now());
    expect(await journal.renew(lease, ours, 0.001)).toBe(true);
    expect(await journal.finish(lease, ours, Buffer.from('done'))).toBe(true);
  });

  /** Milliseconds, by the server, which runs on this machine. */
  async function endOf(subject: string): Promise<number> {
    const sql = `SELECT CAST(UNIX_TIMESTAMP(CONVERT_TZ(ends, '+00:00', @@session.time_zone)) * 1000 AS DOUBLE) AS ends
      FROM claim WHERE subject = UNHEX(SHA2(?, 256))`;
    const [row] = await shared.database.run(sql, [subject]);
    return Number(row?.ends);
  }

  test('of many who claim at once one wins, each time', async () => {
    const journals = await Promise.all(Array.from({ length: 4 }, () => openJournal(shared.reach)));
    for (let race = 0; race < 25; race++) {
      const subject = fresh();
      const answers = await Promise.all(journals.map((each) => each.claim(subject, v7(), 30)));
      expect(answers.filter(({ kind }) => kind === 'held')).toHaveLength(1);
      // And again when it comes free for all at once.
      await shared.database.run('UPDATE claim SET ends = UTC_TIMESTAMP(6) WHERE subject = UNHEX(SHA2(?, 256))', [
        subject,
      ]);
      const again = await Promise.all(journals.map((each) => each.claim(subject, v7(), 30)));
      expect(again.filter(({ kind }) => kind === 'held')).toMatchObject([{ lease: { fence: 2 } }]);
    }
    await Promise.all(journals.map((each) => each.close()));
  });

  test('two processes race 200 times: each deed is done once', async () => {
    const subjects = Array.from({ length: 200 }, fresh);
    const done = join(folder, 'raced');
    const go = join(folder, 'go');
    const racers = [ours, theirs].map((device) => start({ device, subjects, done, go }));
    for (const child of racers) await until('both to be ready', () => child.output().includes('ready'));
    writeFileSync(go, '');
    for (const child of racers) await until('the race to end', () => child.ended(), 120_000);
    expect(racers.map((child) => `${child.ended()} ${child.output()}`)).toEqual(Array(2).fill('exit 0 ready\n'));
    const lines = readFileSync(done, 'utf8').trim().split('\n');
    expect(lines.toSorted()).toEqual(subjects.toSorted());
    const holders = await shared.database.run('SELECT DISTINCT device FROM claim WHERE outcome LIKE "by %"');
    // Both had a part in it, otherwise it was no race.
    expect(holders).toHaveLength(2);
  }, 150_000);

  test('one killed while it holds a claim: the other takes over after the lease, not before, and does it once', async () => {
    const subject = fresh();
    const done = join(folder, 'killed');
    const child = start({ device: theirs, subjects: [subject], seconds: 2, done, hold: true });
    await until('the child to hold it', () => child.output().includes('held 1'));
    // It is renewed for as long as the child lives.
    const begun = await endOf(subject);
    await until('a renewal', async () => (await endOf(subject)) > begun);
    child.signal('SIGKILL');
    await until('its end', () => child.ended());
    const ends = await endOf(subject);
    const fences: number[] = [];
    await until('the claim to be free', async () => {
      const result = await withClaim(journal, subject, ours, 30, async ({ fence }) => {
        fences.push(fence);
        return Buffer.from('done');
      });
      return result.kind === 'done' && result.ours;
    });
    expect((await endOf(subject)) - 30_000).toBeGreaterThanOrEqual(ends);
    expect(fences).toEqual([2]);
    expect(existsSync(done)).toBe(false);
  });

  test('a deed that throws, or gives no outcome, gives its claim back', async () => {
    const subject = fresh();
    const failing = withClaim(journal, subject, ours, 30, () => Promise.reject(new Error('no ink')));
    await expect(failing).rejects.toThrow('no ink');
    expect(await withClaim(other, subject, theirs, 30, async () => undefined)).toEqual({ kind: 'released' });
    const outcome = Buffer.from('printed');
    const done = await withClaim(journal, subject, ours, 30, async ({ confirm }) => {
      await confirm();
      return outcome;
    });
    expect(done).toEqual({ kind: 'done', ours: true, holder: ours, outcome });
    const never = withClaim(other, subject, theirs, 30, () => Promise.reject(new Error('twice')));
    expect(await never).toEqual({ kind: 'done', ours: false, holder: ours, outcome });
  });

  test('whoever gives up gives its claim back', async () => {
    const subject = fresh();
    const ended = new AbortController();
    const working = withClaim(
      journal,
      subject,
      ours,
      30,
      ({ signal }) => {
        ended.abort(new Error('cancelled'));
        return heard(signal);
      },
      ended.signal,
    );
    await expect(working).rejects.toThrow('cancelled');
    expect((await held(other, subject, theirs, 30)).fence).toBeGreaterThan(1);
  });

  test('a deed that loses its lease hears of it, and its outcome is not kept', async () => {
    const subject = fresh();
    const stolen = async (held: Held) => {
      await shared.database.run('UPDATE claim SET fence = fence + 1 WHERE subject = UNHEX(SHA2(?, 256))', [subject]);
      return heard(held.signal);
    };
    expect(await withClaim(journal, subject, ours, 1, stolen)).toEqual({ kind: 'lost' });
    const unaware = fresh();
    const late = await withClaim(journal, unaware, ours, 30, async ({ confirm }) => {
      await shared.database.run('UPDATE claim SET fence = fence + 1 WHERE subject = UNHEX(SHA2(?, 256))', [unaware]);
      await expect(confirm()).rejects.toBeInstanceOf(LeaseLost);
      return Buffer.from('too late');
    });
    expect(late).toEqual({ kind: 'lost' });
  });

  const heard = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      const stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });

  test('a line that drops for less than the lease loses nothing; for longer, the deed hears of it', async () => {
    const line = await startProxy(mariadb);
    const far = await openJournal(shared.through(line.port));
    const short = await withClaim(far, fresh(), ours, 20, async ({ signal, confirm }) => {
      await line.refuse();
      await expect(confirm()).rejects.toThrow(/refused|cut/);
      await line.accept();
      await confirm();
      expect(signal.aborted).toBe(false);
      return Buffer.from('done');
    });
    expect(short.kind).toBe('done');
    const long = await withClaim(far, fresh(), ours, 1, async ({ signal }) => {
      await line.refuse();
      return heard(signal);
    });
    expect(long).toEqual({ kind: 'lost' });
    await far.close();
    await line.stop();
  });

  test('what was done while the line was down is recorded when it is back; never given back', async () => {
    const line = await startProxy(mariadb);
    const far = await openJournal(shared.through(line.port));
    const working = withClaim(far, fresh(), ours, 20, async () => {
      await line.refuse();
      setTimeout(() => line.accept(), 700);
      return Buffer.from('done');
    });
    expect(await working).toMatchObject({ kind: 'done', ours: true });
    const unrecorded = fresh();
    const never = withClaim(far, unrecorded, ours, 2, async () => {
      await line.refuse();
      return Buffer.from('done');
    });
    await expect(never).rejects.toMatchObject({ name: 'CannotReach' });
    // Its fence is what it was: nobody gave it back.
    const [row] = await shared.database.run('SELECT fence FROM claim WHERE subject = UNHEX(SHA2(?, 256))', [
      unrecorded,
    ]);
    expect(row?.fence).toBe(1);
    await far.close();
    await line.stop();
  });

  test('renewals outlive a restart of the server', async () => {
    const own = (await startMariadb(certificates)) as Mariadb;
    const place = await createJournal(own.server);
    const far = await openJournal(place.reach);
    const ends = async () =>
      (await place.database.run('SELECT CAST(ends AS CHAR) AS ends FROM claim'))[0]?.ends as string;
    const fences: number[] = [];
    const result = await withClaim(far, 'restart', ours, 12, async ({ fence, signal }) => {
      fences.push(fence);
      await own.kill();
      await own.restart();
      const before = await ends();
      await until('a renewal', async () => (await ends()) > before);
      signal.throwIfAborted();
      return Buffer.from('done');
    });
    expect(result).toMatchObject({ kind: 'done', ours: true });
    expect(fences).toEqual([1]);
    await far.close();
    await own.stop();
  });
});
