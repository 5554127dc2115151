import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJournal, type TestJournal } from '../../database/journal/journals.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { type Laptop, piece, shown, TestTeam } from './laptop.ts';
import { testLaptop } from './laptops.ts';

const hour = 3_600_000;

describeWith(['certificates', 'mariadb'], 'laptops and one journal', ({ mariadb }) => {
  let shared: TestJournal;
  let line: FaultyLine;
  let team: TestTeam;
  beforeAll(async () => {
    line = await startProxy(mariadb);
  });
  beforeEach(async () => {
    line.behave({});
    team = new TestTeam();
    shared = await createJournal(mariadb);
    return () => shared.database.drop();
  });
  afterAll(() => line?.stop());

  const laptop = (options: { clockAhead?: number; db?: Database.Database } = {}) =>
    testLaptop({ team, reach: () => shared.through(line.port), ...options });

  async function allMeet(...laptops: Laptop[]) {
    for (const one of [...laptops, ...laptops]) expect((await one.contact()).state).toEqual({ kind: 'current' });
  }

  test('what one writes the other reads, and both end equal', async () => {
    const [anne, paul] = [laptop(), laptop()];
    const id = anne.records.create(piece, { name: 'Kbis' });
    paul.records.create(piece, { name: 'Statuts' });
    await allMeet(anne, paul);
    expect(shown(paul)).toEqual(shown(anne));
    expect(
      shown(anne)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Kbis', 'Statuts']);
    expect(paul.sync.history(id)).toMatchObject([{ author: 'other', mine: false }]);
    expect(anne.sync.status()).toMatchObject({ toSend: 0, conflicts: 0, notices: [] });
  });

  test('an edit goes out by itself', async () => {
    const anne = laptop();
    await anne.contact();
    anne.records.create(piece, { name: 'Kbis' });
    expect(anne.sync.status()).toMatchObject({ state: { kind: 'waiting' }, toSend: 1 });
    await expect
      .poll(() => anne.sync.status(), { timeout: 8_000 })
      .toMatchObject({ state: { kind: 'current' }, toSend: 0 });
  });

  test('a conflict is shown on both with its authors, and ends on both when one chooses', async () => {
    const [anne, paul] = [laptop(), laptop()];
    const id = anne.records.create(piece, { name: 'Kbis' });
    await allMeet(anne, paul);
    anne.records.change(piece, id, { state: 'received' });
    paul.records.change(piece, id, { state: 'rejected' });
    await allMeet(anne, paul);
    const [conflict] = anne.sync.conflicts();
    expect(conflict).toMatchObject({ record: id, kind: 'piece', field: 'state', title: 'Kbis' });
    expect(conflict?.rivals.map(({ value, author }) => [value, author]).sort()).toEqual([
      ['received', 'me'],
      ['rejected', 'other'],
    ]);
    expect(paul.sync.status().conflicts).toBe(1);
    const among = conflict?.rivals.map(({ choice }) => choice) ?? [];
    const mine = conflict?.rivals.find(({ author }) => author === 'me')?.choice ?? '';
    expect(() => anne.sync.settle({ record: id, field: 'state', choice: mine, among: [mine] })).toThrow(
      'CONFLICT_CHANGED',
    );
    anne.sync.settle({ record: id, field: 'state', choice: mine, among });
    expect(() => anne.sync.settle({ record: id, field: 'state', choice: mine, among })).toThrow('CONFLICT_CHANGED');
    await allMeet(anne, paul);
    expect(paul.sync.conflicts()).toEqual([]);
    expect(shown(paul)).toEqual(shown(anne));
    expect(shown(paul)).toMatchObject([{ state: 'received' }]);
  });

  test('laptops whose clocks are off by hours and by a year: the last edit that saw the others stands', async () => {
    const [late, early, right] = [laptop({ clockAhead: -3 * hour }), laptop({ clockAhead: 8_760 * hour }), laptop()];
    const id = early.records.create(piece, { name: 'a year ahead' });
    await allMeet(early, late, right);
    expect(early.sync.status().notices).toMatchObject([{ kind: 'clock-off' }]);
    late.records.change(piece, id, { name: 'three hours late' });
    await allMeet(late, right, early);
    right.records.change(piece, id, { name: 'on time' });
    await allMeet(right, late, early);
    for (const one of [late, early, right]) expect(shown(one)).toMatchObject([{ name: 'on time', inConflict: [] }]);
  });

  test('without the network nothing is lost, the state says since when, and it goes on when the network is back', async () => {
    const [anne, paul] = [laptop(), laptop()];
    await allMeet(anne, paul);
    await line.refuse();
    anne.records.create(piece, { name: 'in the train' });
    const { state, toSend } = await anne.contact();
    expect(state).toMatchObject({ kind: 'offline' });
    expect(toSend).toBe(1);
    await line.accept();
    await allMeet(anne, paul);
    expect(shown(paul)).toMatchObject([{ name: 'in the train' }]);
  });

  test('a row altered by hand is refused and said, the rest is read, and its author puts it back', async () => {
    const [anne, paul] = [laptop(), laptop()];
    await anne.contact();
    for (const name of ['one', 'two', 'three']) {
      anne.records.create(piece, { name });
      await anne.contact();
    }
    await shared.database.run('UPDATE batch SET sealed = REVERSE(sealed) WHERE first = 2');
    const status = await paul.contact();
    expect(status.notices).toMatchObject([{ kind: 'altered', first: 2, last: 2 }]);
    expect(
      shown(paul)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['one', 'three']);
    expect((await paul.contact()).notices).toHaveLength(1);
    anne.db.prepare("DELETE FROM sync_fact WHERE name = 'rows-checked'").run();
    await anne.contact();
    expect((await paul.contact()).notices).toEqual([]);
    expect(shown(paul)).toEqual(shown(anne));
  });

  test('a row removed by hand is said to be missing, and its author puts it back', async () => {
    const [anne, paul] = [laptop(), laptop()];
    await anne.contact();
    for (const name of ['one', 'two', 'three']) {
      anne.records.create(piece, { name });
      await anne.contact();
    }
    await shared.database.run('DELETE FROM batch WHERE first IN (2, 3)');
    anne.records.create(piece, { name: 'four' });
    // The journal lost the last of it: that is seen at once.
    await allMeet(anne, paul);
    expect(shown(paul)).toEqual(shown(anne));
    await shared.database.run('DELETE FROM batch WHERE first = 2');
    const newcomer = laptop();
    expect((await newcomer.contact()).notices).toMatchObject([{ kind: 'missing', first: 2, last: 2 }]);
  });

  test('two laptops from one backup: the second takes another identity, and no edit is lost', async () => {
    const anne = laptop();
    anne.records.create(piece, { name: 'before the copy' });
    await anne.contact();
    const copy = laptop({ db: new Database(anne.db.serialize()) });
    copy.records.create(piece, { name: 'on the copy' });
    anne.records.create(piece, { name: 'on the original' });
    await allMeet(anne, copy);
    // Whoever speaks last is the other one.
    expect([anne, copy].flatMap(({ sync }) => sync.status().notices)).toMatchObject([{ kind: 'copied-vault' }]);
    expect(shown(copy)).toEqual(shown(anne));
    expect(shown(anne)).toHaveLength(3);
    expect(copy.identity.device()).not.toBe(anne.identity.device());
  });

  test('a vault copied in the middle of a contact is found out too, by what stands under its numbers', async () => {
    let copied: Buffer | undefined;
    const going = testLaptop({
      team,
      reach: () => shared.reach,
      around: (journal) => ({
        ...journal,
        contact(...given) {
          copied ??= going.db.serialize();
          going.records.create(piece, { name: 'on the original' });
          return journal.contact(...given);
        },
      }),
    });
    await going.contact();
    const copy = laptop({ db: new Database(copied) });
    copy.records.create(piece, { name: 'on the copy' });
    await allMeet(copy);
    expect(copy.sync.status().notices).toMatchObject([{ kind: 'copied-vault' }]);
    const names = shown(copy).map(({ name }) => name);
    expect(names.filter((name) => name === 'on the copy')).toHaveLength(1);
    expect(names).toContain('on the original');
  });

  test('a push whose answer never came is recognised, and not sent again', async () => {
    const anne = laptop();
    anne.records.create(piece, { name: 'one' });
    await anne.contact();
    anne.db.prepare('UPDATE sharing SET sent = 0').run();
    anne.db.prepare('DELETE FROM sent_row').run();
    const again = laptop({ db: new Database(anne.db.serialize()) });
    await anne.close();
    expect(again.sync.status().toSend).toBe(1);
    expect((await again.contact()).toSend).toBe(0);
    expect(again.sync.status().notices).toEqual([]);
    expect(await shared.database.run('SELECT first FROM batch')).toHaveLength(1);
  });

  test('an old state of the same vault, put back by hand, is found out and loses nothing', async () => {
    const anne = laptop();
    anne.records.create(piece, { name: 'one' });
    await anne.contact();
    const old = anne.db.serialize();
    anne.records.create(piece, { name: 'two' });
    await anne.contact();
    const restored = laptop({ db: new Database(old) });
    restored.records.create(piece, { name: 'three' });
    await allMeet(restored);
    expect(
      shown(restored)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['one', 'three', 'two']);
  });

  test('a newcomer takes the snapshot, then what follows, then the history before it', async () => {
    const [anne, paul] = [laptop(), laptop()];
    anne.records.together(() => {
      for (let count = 0; count < 21_000; count += 1) anne.records.create(piece, { name: `piece ${count}` });
    });
    await anne.contact();
    expect(await shared.database.run('SELECT COUNT(*) AS n FROM snapshot')).not.toMatchObject([{ n: '0' }]);
    const id = anne.records.create(piece, { name: 'after it' });
    await allMeet(anne, paul);
    expect(shown(paul)).toEqual(shown(anne));
    expect(paul.sync.history(id)).toHaveLength(1);
    const [first] = shown(paul);
    expect(paul.sync.history(first?.id ?? '')).toHaveLength(1);
  });

  test('who is no member sends and reads nothing', async () => {
    const anne = laptop();
    anne.standing.now = 'removed';
    anne.records.create(piece, { name: 'private' });
    anne.sync.now();
    expect(anne.sync.status().state).toEqual({ kind: 'stopped', because: 'removed' });
    expect(await shared.database.run('SELECT * FROM batch')).toEqual([]);
  });

  test('a journal that is gone, or of a newer application, is said so; nothing is lost', async () => {
    const anne = laptop();
    // The other way round the edit would go out by itself where this statement takes its time.
    await shared.database.run('UPDATE `format` SET version = 99');
    anne.records.create(piece, { name: 'kept' });
    expect((await anne.contact()).state).toEqual({ kind: 'stopped', because: 'journal-newer' });
    await shared.database.run('DROP TABLE `format`');
    expect((await anne.contact()).state).toMatchObject({ kind: 'stopped', because: 'journal-absent' });
    expect(anne.sync.status().toSend).toBe(1);
  });

  test('the tables hold no plain text', async () => {
    const anne = laptop();
    anne.records.create(piece, { name: 'Sentinelle-Dupont', state: 'mot-convenu' });
    await anne.contact();
    for (const { name } of await shared.database.run(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    )) {
      const rows = JSON.stringify(await shared.database.run(`SELECT * FROM \`${name}\``), (_key, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
      );
      expect(rows).not.toMatch(/Sentinelle|Dupont|mot-convenu|piece|name/);
    }
  });
});
