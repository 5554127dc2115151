import { v4, v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { createJournal, type TestJournal } from './journals.ts';

const laptops = [v7(), v7()] as const;
const free = { perHour: 100_000, perDay: 1_000_000, apart: 0 };

describeWith(['certificates', 'mariadb'], 'turns to send, in the journal', ({ mariadb }) => {
  let shared: TestJournal;
  let journals: Journal[];
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    journals = await Promise.all(Array.from({ length: 4 }, () => openJournal(shared.reach)));
  });
  afterAll(async () => {
    await Promise.all((journals ?? []).map((journal) => journal.close()));
    await shared?.database.drop();
  });
  const rows = async () => Number((await shared.database.run('SELECT COUNT(*) AS n FROM delivery'))[0]?.n);
  const clear = () => shared.database.run('DELETE FROM delivery');
  const racing = <Answer>(deed: (journal: Journal, device: string) => Promise<Answer>) =>
    Promise.all(journals.map((journal, at) => deed(journal, laptops[at % 2] ?? '')));

  test('of four connections of two laptops that race for the same messages one laptop gets each, and hears so on both', async () => {
    await clear();
    const subjects = Array.from({ length: 60 }, () => v4());
    const answers = await racing(async (journal, device) => {
      const got: string[] = [];
      for (const subject of subjects) {
        const answer = await journal.takeDelivery(subject, device, `token of ${device}`, free);
        got.push(answer.kind);
      }
      return got;
    });
    for (const [at] of subjects.entries()) {
      const [a, b, c, d] = answers.map((of) => of[at]);
      expect([a, b]).toEqual([c, d]);
      expect([a, b].toSorted()).toEqual(['ours', 'theirs']);
    }
    expect(await rows()).toBe(subjects.length);
    const [numbers] = await shared.database.run('SELECT MIN(number) AS low, MAX(number) AS high FROM delivery');
    expect(numbers).toEqual({ low: 1, high: subjects.length });
  });

  test.each([
    { what: 'an hour', caps: { perHour: 25, perDay: 1000, apart: 0 }, of: 'hour' },
    { what: 'a day', caps: { perHour: 1000, perDay: 25, apart: 0 }, of: 'day' },
  ])('four who race never take more than $what allows, and exactly that', async ({ caps, of }) => {
    for (let race = 0; race < 5; race++) {
      await clear();
      const answers = await racing(async (journal, device) => {
        const got = [];
        for (let left = 12; left > 0; left--) got.push(await journal.takeDelivery(v4(), device, device, caps));
        return got;
      });
      expect(answers.flat().filter(({ kind }) => kind === 'ours')).toHaveLength(25);
      const full = answers.flat().filter((answer) => answer.kind === 'full');
      expect(full).toHaveLength(23);
      expect(new Set(full.map((answer) => answer.of))).toEqual(new Set([of]));
      expect(await rows()).toBe(25);
    }
  });

  test('a pace is kept by all together', async () => {
    await clear();
    const caps = { ...free, apart: 0.05 };
    const ends = performance.now() + 1000;
    await racing(async (journal, device) => {
      while (performance.now() < ends) await journal.takeDelivery(v4(), device, device, caps);
    });
    const times = await shared.database.run(
      'SELECT TIMESTAMPDIFF(MICROSECOND, LAG(at) OVER (ORDER BY number), at) AS gap FROM delivery ORDER BY number',
    );
    const gaps = times.slice(1).map(({ gap }) => Number(gap));
    expect(gaps.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50_000);
  });

  test('what is an hour old counts no more, what is a moment younger does; what is of yesterday in Paris neither', async () => {
    const [journal] = journals;
    const caps = { perHour: 1, perDay: 1, apart: 0 };
    const take = () => journal?.takeDelivery(v4(), laptops[0], 't', caps);
    await clear();
    expect(await take()).toMatchObject({ kind: 'ours' });
    const age = async (microseconds: number, days: number) => {
      await shared.database.run(
        'UPDATE delivery SET at = UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND, day = day - INTERVAL ? DAY',
        [microseconds, days],
      );
    };
    await age(3_595_000_000, 1);
    expect(await take()).toMatchObject({ kind: 'full' });
    await age(3_600_000_001, 0);
    expect(await take()).toMatchObject({ kind: 'ours' });
  });

  test('the day is that of Paris by the clock of the server', async () => {
    const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
    await clear();
    await journals[0]?.takeDelivery(v4(), laptops[0], 't', free);
    const [row] = await shared.database.run('SELECT CAST(day AS CHAR) AS day, CAST(at AS CHAR) AS at FROM delivery');
    expect(row?.day).toBe(paris.format(new Date(`${String(row?.at).replace(' ', 'T')}Z`)));
  });

  test('asked again after its answer was lost, by the same laptop and token, it is still ours; by another word it is not', async () => {
    await clear();
    const line = await startProxy(mariadb);
    const far = await openJournal(shared.through(line.port));
    const subject = v4();
    // A cap of one: what was taken must not be refused because of itself.
    const caps = { perHour: 1, perDay: 1, apart: 60 };
    const asked = far.takeDelivery(subject, laptops[0], 'word', caps);
    await line.refuse();
    await asked.catch(() => {});
    await line.accept();
    const again = await far.takeDelivery(subject, laptops[0], 'word', caps);
    expect(again.kind).toBe('ours');
    expect(await far.takeDelivery(subject, laptops[0], 'word', caps)).toMatchObject({ kind: 'ours' });
    expect(await far.takeDelivery(subject, laptops[0], 'another', caps)).toEqual({ kind: 'theirs' });
    expect(await far.takeDelivery(subject, laptops[1], 'word', caps)).toEqual({ kind: 'theirs' });
    expect(await rows()).toBe(1);
    await far.close();
    await line.stop();
  });
});
