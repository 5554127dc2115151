import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryJournal } from '../../volunteers/memory-journal.ts';
import {
  admit,
  exchange,
  found,
  type KeyLaptop,
  keyLaptop,
  mails,
  phones,
  protect,
  secretsOf,
  source,
  time,
} from './key-laptops.ts';

beforeEach(() => {
  time.now = Date.parse('2026-11-24T10:00:00.000Z');
});

/** Ada administers, Bob belongs, Chloé administers too. */
async function team() {
  const journal = new MemoryJournal();
  const [ada, bob, chloe] = [keyLaptop(journal), keyLaptop(journal), keyLaptop(journal)];
  await found(ada, 'Ada');
  await admit(ada, bob, 'Bob', 'member');
  await admit(ada, chloe, 'Chloé', 'administrator');
  await Promise.all([ada.contact(), bob.contact(), chloe.contact()]);
  return { journal, ada, bob, chloe };
}

const holders = async ({ keys }: KeyLaptop, plan: string) => {
  const { columns } = await keys.ring(source);
  return columns.find(({ planId }) => planId === plan)?.holders.map(({ name, kind, left }) => [kind, name, left]) ?? [];
};

describe('a key', () => {
  test('is wrapped for administrators and whoever made it; others have not what opens it', async () => {
    const { ada, bob, chloe } = await team();
    const number = await ada.keys.make(mails);
    await exchange(ada, bob, chloe);
    const made = await secretsOf(ada, mails.plan);
    expect(made.number).toBe(number);
    expect(await secretsOf(chloe, mails.plan)).toEqual(made);
    expect(await bob.keys.keysOf(mails.plan)).toBeUndefined();
    expect(await holders(bob, mails.plan)).toEqual([
      ['volunteer', 'Ada', false],
      ['volunteer', 'Chloé', false],
    ]);
    const ring = await bob.keys.ring(source);
    expect(ring).toMatchObject({ standing: 'team', recovery: 'none', columns: [{ readable: false, table: 'users' }] });
    expect(ring.columns[0]?.keys).toEqual([{ number, madeAt: expect.any(String), by: 'Ada', current: true }]);
    expect(ring.volunteers.map(({ name, me }) => [name, me])).toEqual([
      ['Ada', false],
      ['Bob', true],
      ['Chloé', false],
    ]);
  });

  test('made by a member is hers too, and she is seen to hold it', async () => {
    const { ada, bob } = await team();
    await bob.keys.make(mails);
    await exchange(bob, ada);
    expect(await secretsOf(ada, mails.plan)).toEqual(await secretsOf(bob, mails.plan));
    expect((await holders(ada, mails.plan)).map(([, name]) => name)).toContain('Bob');
  });

  test('has a number of its own in its source, even where two make keys at once without a network', async () => {
    const { ada, chloe } = await team();
    const numbers = await Promise.all([ada, chloe].flatMap(({ keys }) => [keys.make(mails), keys.make(phones)]));
    expect(new Set(numbers).size).toBe(4);
    for (const number of numbers) expect(number > 0 && number <= 0xff_ff_ff_ff && Number.isInteger(number)).toBe(true);
    await exchange(ada, chloe);
    // Both laptops know both; which one is in use, the database says.
    const [first = 0, , second = 0] = numbers;
    for (const number of [first, second])
      expect(await secretsOf(ada, mails.plan, number)).toEqual(await secretsOf(chloe, mails.plan, number));
    expect((await secretsOf(ada, mails.plan, first)).older).toEqual([]);
    expect(await ada.keys.keysOf(mails.plan, 12)).toBeUndefined();
  });

  test('is given to a new administrator by whoever holds it, and to a member when somebody says so', async () => {
    const { journal, ada, bob, chloe } = await team();
    await ada.keys.make(mails);
    await ada.keys.addHolder(mails.plan, bob.id);
    await expect(ada.keys.addHolder(mails.plan, 'nobody')).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
    await expect(ada.keys.addHolder('no plan', bob.id)).rejects.toMatchObject({ code: 'PLAN_UNKNOWN' });
    const dora = keyLaptop(journal);
    await admit(ada, dora, 'Dora', 'administrator');
    await ada.contact();
    await exchange(ada, bob, chloe, dora);
    const made = await secretsOf(ada, mails.plan);
    expect(await secretsOf(bob, mails.plan)).toEqual(made);
    expect(await secretsOf(dora, mails.plan)).toEqual(made);
    expect((await holders(ada, mails.plan)).map(([, name]) => name)).toEqual(['Ada', 'Bob', 'Chloé', 'Dora']);
  });

  test('two who give it at once contradict nobody', async () => {
    const { journal, ada, chloe } = await team();
    await ada.keys.make(mails);
    await exchange(ada, chloe);
    const dora = keyLaptop(journal);
    await admit(ada, dora, 'Dora', 'administrator');
    await Promise.all([ada.contact(), chloe.contact()]);
    await exchange(ada, chloe, dora);
    for (const { records } of [ada, chloe, dora]) expect(records.conflictCount()).toBe(0);
    expect(await secretsOf(dora, mails.plan)).toEqual(await secretsOf(ada, mails.plan));
    expect((await holders(dora, mails.plan)).filter(([, name]) => name === 'Dora')).toHaveLength(1);
  });

  test('is taken from a holder, not from the last one, and is not given back by itself', async () => {
    const { ada, bob, chloe } = await team();
    await ada.keys.make(mails);
    await exchange(ada, bob, chloe);
    await expect(bob.keys.removeHolder(mails.plan, chloe.id)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await ada.keys.removeHolder(mails.plan, chloe.id);
    await expect(ada.keys.removeHolder(mails.plan, ada.id)).rejects.toMatchObject({ code: 'LAST_HOLDER' });
    await exchange(ada, chloe);
    await Promise.all([ada.contact(), chloe.contact()]);
    expect(await chloe.keys.keysOf(mails.plan)).toBeUndefined();
    expect((await holders(ada, mails.plan)).map(([, name]) => name)).toEqual(['Ada']);
    const [column] = (await ada.keys.ring(source)).columns;
    expect(column?.rotate).toBe('holder-left');
    // Nor by the next key; given again, she has it again.
    await ada.keys.next(mails.plan, column?.keys[0]?.number ?? 0);
    await exchange(ada, chloe);
    expect(await chloe.keys.keysOf(mails.plan)).toBeUndefined();
    await ada.keys.addHolder(mails.plan, chloe.id);
    await exchange(ada, chloe);
    expect(await secretsOf(chloe, mails.plan)).toEqual(await secretsOf(ada, mails.plan));
  });

  test('a holder who left is shown as left, and the next key is not for her', async () => {
    const { ada, bob, chloe } = await team();
    const first = await ada.keys.make(mails);
    await ada.keys.addHolder(mails.plan, bob.id);
    await exchange(ada, bob, chloe);
    await secretsOf(bob, mails.plan);
    await ada.volunteers.remove(bob.id);
    await ada.contact();
    expect(await holders(ada, mails.plan)).toContainEqual(['volunteer', 'Bob', true]);
    expect((await ada.keys.ring(source)).columns[0]?.rotate).toBe('holder-left');
    time.now += 60_000;
    const second = await ada.keys.next(mails.plan, first);
    expect(second).not.toBe(first);
    // Even if he still received all that is shared.
    await exchange(ada, bob, chloe);
    expect(await bob.keys.keysOf(mails.plan, second)).toBeUndefined();
    ada.inUse.set(mails.plan, second);
    ada.keys.retire(mails.plan, first);
    const [column] = (await ada.keys.ring(source)).columns;
    expect(column).toMatchObject({ keys: [{ number: second, current: true }] });
    expect(column?.rotate).toBeUndefined();
    expect((await holders(ada, mails.plan)).map(([, name]) => name)).toEqual(['Ada', 'Chloé']);
  });
});

describe('a change of keys', () => {
  test('keeps the index key, reads what the former wrote, and goes on where it was cut', async () => {
    const { ada, chloe } = await team();
    const first = await ada.keys.make(mails);
    const before = await secretsOf(ada, mails.plan, first);
    const second = await ada.keys.next(mails.plan, first);
    expect(await ada.keys.next(mails.plan, first)).toBe(second);
    await exchange(ada, chloe);
    for (const laptop of [ada, chloe]) {
      const after = await secretsOf(laptop, mails.plan, second);
      expect(after).toMatchObject({ number: second, index: before.index, older: [{ number: first, key: before.key }] });
      expect(after.key).not.toBe(before.key);
      // While rows are changed and the database still names the first, both are read.
      expect((await secretsOf(laptop, mails.plan, first)).older).toEqual([{ number: second, key: after.key }]);
    }
    await expect(ada.keys.next(mails.plan, 7)).rejects.toMatchObject({ code: 'KEY_MISSING' });
  });

  test('is begun anew once somebody left whom its key was wrapped for', async () => {
    const { ada, bob } = await team();
    const first = await ada.keys.make(mails);
    await ada.keys.addHolder(mails.plan, bob.id);
    const second = await ada.keys.next(mails.plan, first);
    await ada.volunteers.remove(bob.id);
    await ada.contact();
    time.now += 1_000;
    const third = await ada.keys.next(mails.plan, first);
    expect(third).not.toBe(second);
    await exchange(ada, bob);
    expect(await bob.keys.keysOf(mails.plan, third)).toBeUndefined();
  });

  test('is due after two years', async () => {
    const { ada } = await team();
    await ada.keys.make(mails);
    time.now += 729 * 86_400_000;
    expect((await ada.keys.ring(source)).columns[0]?.rotate).toBeUndefined();
    time.now += 2 * 86_400_000;
    expect((await ada.keys.ring(source)).columns[0]?.rotate).toBe('old');
  });
});

describe('a vault without a team', () => {
  test('keeps its keys, and wraps them once a team is founded', async () => {
    const journal = new MemoryJournal();
    const ada = keyLaptop(journal);
    const first = await ada.keys.make(mails);
    const second = await ada.keys.next(mails.plan, first);
    const alone = await secretsOf(ada, mails.plan, second);
    expect(await ada.keys.ring(source)).toMatchObject({
      standing: 'alone',
      recovery: 'none',
      volunteers: [{ name: 'Moi', me: true }],
      columns: [{ readable: true, holders: [{ name: 'Moi', left: false }], keys: [{ by: 'Moi' }, {}] }],
    });
    await expect(ada.keys.addHolder(mails.plan, 'x')).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
    await expect(ada.keys.removeHolder(mails.plan, ada.id)).rejects.toMatchObject({ code: 'LAST_HOLDER' });
    expect(await ada.keys.mayContract(mails.plan)).toBe('no-recovery');
    expect(ada.records.ids({ name: 'column-key', version: 1, fields: {} as never })).toEqual([]);

    await found(ada, 'Ada');
    const chloe = keyLaptop(journal);
    await admit(ada, chloe, 'Chloé', 'administrator');
    await ada.contact();
    expect(ada.db.prepare('SELECT count(*) FROM column_own_key').pluck().get()).toBe(0);
    await exchange(ada, chloe);
    expect(await secretsOf(ada, mails.plan, second)).toEqual(alone);
    expect(await secretsOf(chloe, mails.plan, second)).toEqual(alone);
  });

  test('keeps those of the demonstration for itself, in a team too', async () => {
    const { ada, chloe } = await team();
    const demo = { ...mails, plan: 'demo', source: 'demonstration' };
    await ada.keys.make(demo);
    await ada.contact();
    await exchange(ada, chloe);
    expect(await chloe.keys.keysOf('demo')).toBeUndefined();
    expect(await ada.keys.mayContract('demo')).toBe('yes');
    expect((await ada.keys.ring('demonstration')).standing).toBe('demonstration');
  });
});

describe('recovery', () => {
  test('opens every key before the rehearsal is stated; only then may a clear column go', async () => {
    const { ada, chloe } = await team();
    const first = await ada.keys.make(mails);
    const texts = await protect(ada);
    await ada.contact();
    expect(await ada.keys.mayContract(mails.plan)).toBe('not-rehearsed');
    expect(await holders(ada, mails.plan)).toContainEqual(['recovery', '', false]);
    time.now += 60_000;
    await ada.volunteers.rehearse(texts);
    expect(await ada.keys.mayContract(mails.plan)).toBe('yes');
    expect(await ada.keys.ring(source)).toMatchObject({ recovery: 'rehearsed', rehearsedAt: expect.any(String) });
    // Everybody who can read the column sees the same.
    await chloe.contact();
    await exchange(ada, chloe);
    expect(await chloe.keys.mayContract(mails.plan)).toBe('yes');
    // A key that was made since was not rehearsed.
    time.now += 60_000;
    const second = await ada.keys.next(mails.plan, first);
    expect(await ada.keys.mayContract(mails.plan)).toBe('not-rehearsed');
    await ada.volunteers.rehearse(texts);
    time.now += 1;
    expect(await ada.keys.mayContract(mails.plan)).toBe('not-rehearsed');
    time.now += 60_000;
    await ada.volunteers.rehearse(texts);
    ada.inUse.set(mails.plan, second);
    expect(await ada.keys.mayContract(mails.plan)).toBe('yes');
    time.now += 366 * 86_400_000;
    expect(await ada.keys.mayContract(mails.plan)).toBe('not-rehearsed');
  });

  test('a new secret is given the keys by whoever holds them, and is to be rehearsed itself', async () => {
    const { ada, chloe } = await team();
    await ada.keys.make(mails);
    const old = await protect(ada);
    time.now += 60_000;
    await ada.volunteers.rehearse(old);
    time.now += 60_000;
    const texts = await protect(ada);
    await exchange(ada, chloe);
    await chloe.contact();
    await exchange(ada, chloe);
    expect(await chloe.keys.mayContract(mails.plan)).toBe('not-rehearsed');
    await expect(ada.volunteers.rehearse(old)).rejects.toMatchObject({ code: 'SHARE_OF_ANOTHER_SET' });
    time.now += 60_000;
    await ada.volunteers.rehearse(texts);
    await chloe.contact();
    await exchange(ada, chloe);
    expect(await chloe.keys.mayContract(mails.plan)).toBe('yes');
  });

  test('is not stated where a key is not wrapped for it and nobody here can do so', async () => {
    const { ada, bob, chloe } = await team();
    await bob.keys.make(mails);
    await bob.keys.make(phones);
    await bob.keys.removeHolder(phones.plan, ada.id);
    await bob.keys.removeHolder(phones.plan, chloe.id);
    await exchange(ada, bob, chloe);
    const texts = await protect(ada);
    const stated = (await ada.volunteers.state()) as { recovery?: { lastRehearsalAt?: string } };
    await expect(ada.volunteers.rehearse(texts)).rejects.toMatchObject({
      code: 'COLUMN_KEYS_NOT_RECOVERED',
      data: { columns: ['users.phone'] },
    });
    expect(await ada.volunteers.state()).toEqual(stated);
    await bob.contact();
    await exchange(ada, bob);
    time.now += 60_000;
    await ada.volunteers.rehearse(texts);
    await exchange(ada, bob);
    await bob.contact();
    expect(await bob.keys.mayContract(phones.plan)).toBe('yes');
  });
});
