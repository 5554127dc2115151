import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import { openControl, UnknownPlan } from '../../../main/encryption/control.ts';
import { controlTable } from '../../../main/encryption/sql/control-table.ts';
import { type Place, workOn } from '../states/place.ts';

const runs = Number(process.env.OUVADESK_RUNS ?? 10);

export function controlSuite(title: string, open: () => Promise<Place>): void {
  describe(title, () => {
    let place: Place;
    let work: ColumnWork;
    beforeAll(async () => {
      place = await open();
    });
    afterAll(() => place?.close());
    beforeEach(async () => {
      work = workOn(`t${Math.random()}`, 'c');
      await openControl(place.door).install();
    });
    const control = () => openControl(place.door);

    test('there is nothing before it is made; it is made twice without harm', async () => {
      await place.run(`DROP TABLE ${controlTable}`);
      expect(await control().rows()).toEqual([]);
      expect(await control().row(work.plan)).toBeUndefined();
      await control().install();
      await control().install();
      expect(await control().rows()).toEqual([]);
    });

    test('what is written is read again, and only its holder writes', async () => {
      const canary = Buffer.from([1, 0, 0xff, 0x27]);
      expect(await control().add(work, 4_294_967_295, canary)).toBe(true);
      const row = await control().row(work.plan);
      expect(row).toMatchObject({
        work,
        state: 'planned',
        keyNumber: 4_294_967_295,
        canary,
        shadow: 'c_enc',
        blindIndex: 'c_bidx',
        device: '',
        fence: 0,
        secondsLeft: 0,
        deed: undefined,
        pace: undefined,
        verification: undefined,
        problem: undefined,
      });
      expect(row?.since).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Math.abs(Date.parse(row?.since ?? '') - Date.now())).toBeLessThan(60_000);
      const taken = await control().take(work.plan, 'laptop', 'ada', 20);
      const fence = taken.kind === 'held' ? taken.fence : -1;
      expect(fence).toBe(1);
      const verification = {
        at: '2026-11-24T20:00:00.000Z',
        rows: 3,
        pending: 0,
        stale: 0,
        corrupt: 1,
        damaged: ['7'],
      };
      const problem = { code: 'duplicates', facts: { values: '2' } };
      expect(await control().setState(work.plan, fence, 'backfilling')).toBe(true);
      expect(
        await control().report(work.plan, fence, {
          deed: 'forward',
          step: 'encrypting',
          done: 5,
          total: 10,
          paused: 'lag',
        }),
      ).toBe(true);
      expect(await control().setVerification(work.plan, fence, verification)).toBe(true);
      expect(await control().setProblem(work.plan, fence, problem)).toBe(true);
      expect(await control().setKey(work.plan, fence, 7, Buffer.from('new'))).toBe(true);
      await control().setPace(work.plan, 500);
      const now = {
        device: 'laptop',
        volunteer: 'ada',
        fence,
        deed: 'forward',
        step: 'encrypting',
        done: 5,
        total: 10,
        paused: 'lag',
      };
      const after = await control().row(work.plan);
      expect(after).toMatchObject({
        ...now,
        state: 'backfilling',
        keyNumber: 7,
        canary: Buffer.from('new'),
        pace: 500,
        verification,
        problem,
      });
      expect(after?.secondsLeft).toBeGreaterThan(10);
      // Somebody else's fence writes nothing.
      expect(await control().setState(work.plan, fence - 1, 'contracted')).toBe(false);
      expect(await control().renew(work.plan, fence + 1, 20)).toBe(false);
      expect(await control().setProblem(work.plan, fence, null)).toBe(true);
      expect(await control().release(work.plan, fence)).toBe(true);
      expect(await control().renew(work.plan, fence, 20)).toBe(false);
      expect(await control().row(work.plan)).toMatchObject({
        state: 'backfilling',
        secondsLeft: 0,
        deed: undefined,
        problem: undefined,
      });
    });

    test('a planned column is planned again; one at work is not, nor is it forgotten', async () => {
      await control().add(work, 1, null);
      const other = { ...work, treatment: { kind: 'encrypt', index: 'none' } as const };
      expect(await control().add(other, 2, null)).toBe(true);
      expect(await control().row(work.plan)).toMatchObject({
        work: other,
        keyNumber: 2,
        blindIndex: undefined,
        fence: 1,
      });
      const taken = await control().take(work.plan, 'a', 'ada', 20);
      expect(taken).toEqual({ kind: 'held', fence: 2 });
      expect(await control().add(work, 3, null)).toBe(false);
      expect(await control().remove(work.plan, 1)).toBe(false);
      await control().setState(work.plan, 2, 'expanding');
      expect(await control().remove(work.plan, 2)).toBe(false);
      await control().setState(work.plan, 2, 'planned');
      expect(await control().remove(work.plan, 2)).toBe(true);
      await expect(control().take(work.plan, 'a', 'ada', 20)).rejects.toThrow(UnknownPlan);
    });

    test('who comes second is told who is at work and for how long', async () => {
      await control().add(work, 1, null);
      await control().take(work.plan, 'laptop', 'ada', 20);
      const second = await openControl(await place.another()).take(work.plan, 'other', 'bob', 20);
      expect(second).toMatchObject({ kind: 'taken', device: 'laptop', volunteer: 'ada' });
      if (second.kind === 'taken') expect(second.secondsLeft).toBeGreaterThan(15);
      // Nor does the same laptop come twice.
      expect(await control().take(work.plan, 'laptop', 'ada', 20)).toMatchObject({ kind: 'taken' });
    });

    test('who was killed lets go after her lease, and writes nothing once another has taken over', async () => {
      await control().add(work, 1, null);
      const first = await control().take(work.plan, 'killed', 'ada', 0.2);
      expect(first).toEqual({ kind: 'held', fence: 1 });
      await expect.poll(() => control().take(work.plan, 'other', 'bob', 20)).toEqual({ kind: 'held', fence: 2 });
      expect(await control().report(work.plan, 1, { deed: 'forward', done: 1 })).toBe(false);
      expect(await control().row(work.plan)).toMatchObject({ device: 'other', fence: 2 });
    });

    test('a lease from before a clock was set back is over', async () => {
      await control().add(work, 1, null);
      await control().take(work.plan, 'laptop', 'ada', 20);
      const later = place.door.server.dialect === 'sqlite' ? 'lease_ends + 7200' : 'lease_ends + INTERVAL 2 HOUR';
      await place.run(`UPDATE ${controlTable} SET lease_ends = ${later} WHERE plan = '${work.plan}'`);
      expect(await control().take(work.plan, 'other', 'bob', 20)).toEqual({ kind: 'held', fence: 2 });
    });

    test('of two who come at one time never both win', async () => {
      const other = openControl(await place.another());
      for (let run = 0; run < runs; run += 1) {
        const one = workOn('raced', `c${run}`);
        await control().add(one, 1, null);
        const both = await Promise.all([
          control().take(one.plan, 'a', 'ada', 20),
          other.take(one.plan, 'b', 'bob', 20),
          other.take(one.plan, 'c', 'cy', 20),
        ]);
        expect(both.filter(({ kind }) => kind === 'held')).toEqual([{ kind: 'held', fence: 1 }]);
      }
    });
  });
}
