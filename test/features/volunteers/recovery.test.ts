import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { qrPath } from '../../../main/features/volunteers/qr-path.ts';
import { bringIn, founding, laptop, place } from './laptops.ts';
import { MemoryJournal } from './memory-journal.ts';

const holders = [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Notaire' }];

/** Ada and Bob, with a recovery secret in three parts of which two are needed. */
async function protectedTeam() {
  const journal = new MemoryJournal();
  const [ada, bob] = [laptop(journal), laptop(journal)];
  await ada.found(founding);
  await bringIn(ada, bob, 'Bob', 'administrator');
  await ada.contact();
  const texts = await shares(ada, bob.id);
  return { journal, ada, bob, texts };
}

async function shares(by: ReturnType<typeof laptop>, volunteer?: string): Promise<string[]> {
  const named = holders.map((holder) => (holder.name === 'Bob' && volunteer ? { ...holder, volunteer } : holder));
  const made = await by.makeShares({ needed: 2, holders: named });
  const texts = made.shares.map(({ text }) => text);
  await by.keepShares(made.set, texts[1] ?? '');
  return texts;
}

const two = (texts: readonly string[]) => [texts[0] ?? '', texts[2] ?? ''];

describe('the parts', () => {
  test('are given once, each for a sheet with its holder, its text and its picture', async () => {
    const journal = new MemoryJournal();
    const ada = laptop(journal);
    await ada.found(founding);
    const made = await ada.makeShares({ needed: 2, holders });
    expect(made.shares.map(({ index, holder }) => [index, holder])).toEqual([
      [1, 'Ada'],
      [2, 'Bob'],
      [3, 'Notaire'],
    ]);
    expect(made.shares[0]?.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(ada.checkShare(made.shares[1]?.text.toUpperCase() ?? '')).toEqual({
      set: made.set,
      index: 2,
      needed: 2,
      of: 3,
    });
    // Nothing changes for the team until one was read back.
    expect((await ada.member()).recovery).toBeUndefined();
    expect(journal.statements).toHaveLength(1);
  });

  test('are in force once one of them was read back from paper', async () => {
    const { ada, bob } = await protectedTeam();
    expect((await ada.member()).recovery).toMatchObject({
      needed: 2,
      renew: 'rehearse',
      holders: [{ name: 'Ada' }, { name: 'Bob' }, {}],
    });
    await bob.contact();
    expect((await bob.member()).me.holdsShare).toBe(true);
  });

  test('are kept nowhere: neither in the vault nor in the journal', async () => {
    const { journal, ada, texts } = await protectedTeam();
    const tables = ada.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const kept = JSON.stringify(tables.map((table) => ada.db.prepare(`SELECT * FROM "${table}"`).all()));
    const sent = JSON.stringify([journal.statements, journal.keys, journal.requests]);
    const shown = JSON.stringify(await ada.state());
    for (const text of texts)
      for (const place_ of [kept, sent, shown]) expect(place_).not.toContain(text.slice(10, 70));
  });

  test('forgotten, another set’s, or mistyped ones are not put in force', async () => {
    const journal = new MemoryJournal();
    const ada = laptop(journal);
    await ada.found(founding);
    const first = await ada.makeShares({ needed: 2, holders });
    const second = await ada.makeShares({ needed: 2, holders });
    const text = first.shares[0]?.text ?? '';
    await expect(ada.keepShares(first.set, text)).rejects.toMatchObject({ code: 'SHARES_FORGOTTEN' });
    await expect(ada.keepShares(second.set, text)).rejects.toMatchObject({ code: 'SHARE_OF_ANOTHER_SET' });
    await expect(ada.keepShares(second.set, 'ouvapart1qqq')).rejects.toMatchObject({ code: 'SHARE_UNREADABLE' });
    ada.dropShares();
    await expect(ada.keepShares(second.set, second.shares[0]?.text ?? '')).rejects.toMatchObject({
      code: 'SHARES_FORGOTTEN',
    });
    await expect(ada.makeShares({ needed: 4, holders })).rejects.toMatchObject({ code: 'MORE_NEEDED_THAN_HOLDERS' });
    expect(journal.statements).toHaveLength(1);
  });

  test('are forgotten after ten minutes, and when the vault closes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const ada = laptop(new MemoryJournal());
    await ada.found(founding);
    const late = await ada.makeShares({ needed: 2, holders });
    vi.advanceTimersByTime(10 * 60_000);
    await expect(ada.keepShares(late.set, late.shares[0]?.text ?? '')).rejects.toMatchObject({
      code: 'SHARES_FORGOTTEN',
    });
    const locked = await ada.makeShares({ needed: 2, holders });
    ada.close();
    await expect(ada.keepShares(locked.set, locked.shares[0]?.text ?? '')).rejects.toMatchObject({
      code: 'VAULT_LOCKED',
    });
  });

  test('cut before or after they were in, keeping is tried again with the same ones', async () => {
    for (const cut of ['before', 'after'] as const) {
      const journal = new MemoryJournal();
      const ada = laptop(journal);
      await ada.found(founding);
      const made = await ada.makeShares({ needed: 2, holders });
      const text = made.shares[0]?.text ?? '';
      journal.cut = cut;
      await expect(ada.keepShares(made.set, text)).rejects.toMatchObject({ code: 'CANNOT_REACH' });
      await ada.keepShares(made.set, text);
      expect(journal.statements).toHaveLength(2);
      expect((await ada.member()).recovery?.set).toBe(made.set);
    }
  });
});

describe('a rehearsal', () => {
  test('proves that k parts restore and k - 1 do not, and its date is known to all', async () => {
    const { ada, bob, texts } = await protectedTeam();
    expect(await ada.rehearse(two(texts))).toEqual({ restored: true, withOneFewer: 'nothing' });
    expect((await ada.member()).recovery).toMatchObject({ lastRehearsalAt: expect.any(String) });
    expect((await ada.member()).recovery?.renew).toBeUndefined();
    await bob.contact();
    expect((await bob.member()).recovery?.lastRehearsalAt).toBeDefined();
  });

  test('with three of five needed, every two of them were tried and gave nothing', async () => {
    const journal = new MemoryJournal();
    const ada = laptop(journal);
    await ada.found(founding);
    const made = await ada.makeShares({ needed: 3, holders: [...holders, { name: 'D' }, { name: 'E' }] });
    const texts = made.shares.map(({ text }) => text);
    await ada.keepShares(made.set, texts[4] ?? '');
    await ada.rehearse(texts.slice(1, 4));
    await ada.rehearse(texts);
    await expect(ada.rehearse(texts.slice(0, 2))).rejects.toMatchObject({
      ...{ code: 'SHARES_MISSING', data: { needed: 3, given: 2 } },
    });
  });

  test('refuses too few, one given twice, mistyped, and those of another set', async () => {
    const { ada, bob, texts } = await protectedTeam();
    const [one = '', other = ''] = texts;
    await expect(ada.rehearse([one])).rejects.toMatchObject({ code: 'SHARES_MISSING', data: { needed: 2, given: 1 } });
    await expect(ada.rehearse([one, one])).rejects.toMatchObject({ code: 'SHARES_MISSING' });
    const slip = `${other.slice(0, -1)}${other.endsWith('q') ? 'p' : 'q'}`;
    await expect(ada.rehearse([one, slip])).rejects.toMatchObject({ code: 'SHARE_UNREADABLE', data: { at: 1 } });
    const foreign = (await protectedTeam()).texts;
    await expect(ada.rehearse([one, foreign[1] ?? ''])).rejects.toMatchObject({
      code: 'SHARE_OF_ANOTHER_SET',
      data: { at: 1 },
    });
    await expect(bob.rehearse(two(foreign))).rejects.toMatchObject({ code: 'NO_RECOVERY' });
  });
});

describe('restoring', () => {
  test('everybody lost their laptop: enough parts make a new one an administrator’s, with all keys', async () => {
    const { journal, ada, bob, texts } = await protectedTeam();
    await ada.remove(bob.id);
    const new_ = laptop(journal);
    await new_.restore({ ...place, name: 'Ada revenue', shares: two(texts) });
    const state = await new_.member();
    expect(state).toMatchObject({
      me: { name: 'Ada revenue', role: 'administrator' },
      epoch: 2,
      recovery: { renew: 'holder-left' },
    });
    for (const epoch of [1, 2]) expect(new_.team()?.keyOf(epoch)).toEqual(ada.team()?.keyOf(epoch));
    await new_.remove(ada.id);
    expect(await ada.contact()).toMatchObject({ state: 'removed' });
    const dan = laptop(journal);
    await bringIn(new_, dan, 'Dan');
    expect((await dan.member()).volunteers.map(({ name }) => name)).toEqual(['Ada revenue', 'Dan']);
  });

  test('says that the parts were gathered, and that new ones should be made', async () => {
    const { journal, texts } = await protectedTeam();
    const new_ = laptop(journal);
    await new_.restore({ ...place, name: 'Ada', shares: two(texts) });
    expect((await new_.member()).recovery?.renew).toBe('used');
    const next = await shares(new_);
    expect((await new_.member()).recovery?.renew).toBe('rehearse');
    expect((await new_.member()).epoch).toBe(2);
    // The former set opens nothing that is new, and lets nobody in.
    const late = laptop(journal);
    await expect(late.restore({ ...place, name: 'X', shares: two(texts) })).rejects.toMatchObject({
      code: 'SHARE_OF_ANOTHER_SET',
    });
    await late.restore({ ...place, name: 'Y', shares: two(next) });
    expect(late.team()?.currentEpoch).toBe(2);
  });

  test.each(['before', 'after'] as const)('cut %s the statement is in, is tried again', async (cut) => {
    const { journal, texts } = await protectedTeam();
    const new_ = laptop(journal);
    journal.cut = cut;
    const order = { ...place, name: 'Ada', shares: two(texts) };
    await expect(new_.restore(order)).rejects.toMatchObject({ code: 'CANNOT_REACH' });
    const before = journal.statements.length;
    await new_.restore(order);
    expect((await new_.member()).volunteers).toHaveLength(3);
    expect(journal.statements).toHaveLength(cut === 'after' ? before : before + 1);
  });

  test('goes on when an administrator states something meanwhile', async () => {
    const { journal, ada, bob, texts } = await protectedTeam();
    const new_ = laptop(journal);
    journal.meanwhile = () => ada.setRole(bob.id, 'member');
    await new_.restore({ ...place, name: 'Ada', shares: two(texts) });
    await bob.contact();
    expect((await bob.member()).me.role).toBe('member');
  });

  test('k - 1 parts, an empty journal, or another team’s journal give nothing', async () => {
    const { journal, texts } = await protectedTeam();
    const new_ = laptop(journal);
    const order = { ...place, name: 'Eve' };
    await expect(new_.restore({ ...order, shares: texts.slice(0, 1) })).rejects.toMatchObject({
      code: 'SHARES_MISSING',
    });
    const empty = laptop(new MemoryJournal());
    await expect(empty.restore({ ...order, shares: two(texts) })).rejects.toMatchObject({ code: 'NO_RECOVERY' });
    const foreign = await protectedTeam();
    const elsewhere = laptop(foreign.journal);
    await expect(elsewhere.restore({ ...order, shares: two(texts) })).rejects.toMatchObject({ code: 'SHARES_WRONG' });
    expect(await new_.state()).toEqual({ kind: 'alone' });
  });

  test('a false team under the same recovery keys is not believed', async () => {
    const { journal, texts, ada } = await protectedTeam();
    // Somebody who was in the team knows the recovery's public keys, and rebuilds a chain of his own around them.
    const recovery = (await ada.member()).recovery;
    const false_ = new MemoryJournal();
    const mallory = laptop(false_);
    await mallory.found(founding);
    journal.statements = false_.statements;
    const new_ = laptop(journal);
    await expect(new_.restore({ ...place, name: 'Ada', shares: two(texts) })).rejects.toMatchObject({
      code: 'SHARES_WRONG',
    });
    expect(recovery?.set).toBeDefined();
  });
});

test('a QR code has a quiet zone and fits a small sheet', () => {
  const { size, path } = qrPath('OUVAPART1'.padEnd(81, 'Q'));
  expect(size).toBeLessThan(60);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)/g))
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
});
