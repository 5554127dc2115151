import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnDoor } from '../../../main/database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import { namesOf } from '../../../main/encryption/names-of.ts';
import { sameValueVariable, throughFence } from '../../../main/encryption/rows/same-value.ts';
import { quote } from '../../../main/encryption/sql/quote.ts';
import { collapse } from '../../../main/encryption/states/collapse.ts';
import { contract } from '../../../main/encryption/states/contract.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { unfence } from '../../../main/encryption/states/unfence.ts';
import { GroundMoved, OnlyCiphertext, StillPending, Stopped } from '../../../main/encryption/stopped.ts';
import { agrees, truthOf } from '../../../main/encryption/truth-of.ts';
import { groundOf, type Place, workOn } from './place.ts';

const forever = new AbortController().signal;
const steps = { expand, fence, unfence, collapse, contract };
type Step = keyof typeof steps;

async function go(door: ColumnDoor, work: ColumnWork, ...names: Step[]): Promise<void> {
  for (const name of names) await steps[name](door, await groundOf(door, work), work, forever);
}

async function obstacleOf(deed: Promise<unknown>): Promise<string> {
  const error = await deed.then(
    () => undefined,
    (failed: unknown) => failed,
  );
  if (error instanceof Stopped) return error.obstacle.code;
  throw error ?? new Error('nothing stopped it');
}

/** What the states of a column are in a real database, the same for each dialect. */
export function statesSuite(title: string, open: () => Promise<Place>): void {
  describe(title, () => {
    let place: Place;
    let q: (name: string) => string;
    let sqlite: boolean;
    beforeAll(async () => {
      place = await open();
      sqlite = place.door.server.dialect === 'sqlite';
      q = (name) => quote(name, place.door.server.dialect);
    });
    afterAll(() => place?.close());

    const values = async (table: string, ...columns: string[]) => {
      const rows = await place.run(`SELECT ${columns.map(q).join(', ')} FROM ${q(table)} ORDER BY 1`);
      return rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString() : value)));
    };
    /** As the filling of shadows would, with something that is no ciphertext but behaves as one. */
    const fill = (work: ColumnWork) => {
      const { shadow, blindIndex } = namesOf(work);
      const clear = q(work.column);
      const bytes = sqlite ? `CAST('K0001' || ${clear} AS BLOB)` : `CONCAT('K0001', ${clear})`;
      const index = sqlite ? `CAST(lower(${clear}) AS BLOB)` : `LEFT(UNHEX(SHA2(LOWER(${clear}), 256)), 16)`;
      const also = blindIndex ? `, ${q(blindIndex)} = ${index}` : '';
      return place.run(
        `UPDATE ${q(work.table)} SET ${q(shadow)} = ${bytes}${also} WHERE ${clear} IS NOT NULL AND ${q(shadow)} IS NULL`,
      );
    };

    describe('a column that was NOT NULL and unique, through all its states', () => {
      let work: ColumnWork;
      beforeAll(async () => {
        work = workOn('member', 'email');
        await place.run(`CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR(40), email VARCHAR(60) NOT NULL DEFAULT '');
          CREATE UNIQUE INDEX email_once ON member (email)`);
        await place.run(
          "INSERT INTO member (id, name, email) VALUES (1, 'Ada', 'ada@x.fr'), (2, 'Bob', 'bob@x.fr'), (3, 'Cy', '')",
        );
      });
      const state = async () => truthOf(place.door, work);

      test('nothing is there before; it is expanded, twice without harm', async () => {
        expect(await state()).toEqual({
          shadow: false,
          blindIndex: false,
          guard: false,
          fenced: false,
          clear: 'required',
          wiped: false,
        });
        await go(place.door, work, 'expand', 'expand');
        expect(await state()).toEqual({
          shadow: true,
          blindIndex: true,
          guard: true,
          fenced: false,
          clear: 'nullable',
          wiped: false,
        });
        expect(agrees(await state(), 'backfilling', work)).toBe(true);
        expect(agrees(await state(), 'switched', work)).toBe(false);
      });

      test('old programs go on, and a value that they change loses its ciphertext, by its bytes', async () => {
        await place.run("INSERT INTO member (id, name, email) VALUES (4, 'Dee', 'dee@x.fr')");
        await fill(work);
        await place.run("UPDATE member SET name = 'Ada L.' WHERE id = 1");
        await place.run("UPDATE member SET email = 'BOB@x.fr' WHERE id = 2");
        await place.run("UPDATE member SET email = 'dee@x.fr' WHERE id = 4");
        expect(await values('member', 'id', 'email', 'email_enc')).toEqual([
          [1, 'ada@x.fr', 'K0001ada@x.fr'],
          [2, 'BOB@x.fr', null],
          [3, '', 'K0001'],
          [4, 'dee@x.fr', 'K0001dee@x.fr'],
        ]);
        expect((await values('member', 'id', 'email_bidx')).map(([, index]) => index === null)).toEqual([
          false,
          true,
          false,
          false,
        ]);
      });

      test('a row that gets another key loses the ciphertext that was bound to it', async () => {
        await fill(work);
        await place.run('UPDATE member SET id = 40 WHERE id = 4');
        expect((await values('member', 'id', 'email_enc')).at(-1)).toEqual([40, null]);
      });

      test('who stores a ciphertext alone empties the clear value, unless only its key changed', async () => {
        await fill(work);
        await place.run("UPDATE member SET email_enc = 'K0001new@x.fr' WHERE id = 1");
        await place.run("UPDATE member SET email_enc = 'K0002BOB@x.fr' WHERE id = 2");
        expect((await values('member', 'id', 'email', 'email_enc')).slice(0, 2)).toEqual([
          [1, null, 'K0001new@x.fr'],
          [2, 'BOB@x.fr', 'K0002BOB@x.fr'],
        ]);
        // All that is left of the first: neither its key may change nor the work be undone.
        await expect(place.run('UPDATE member SET id = 10 WHERE id = 1')).rejects.toThrow(/cannot change/);
        await expect(go(place.door, work, 'collapse')).rejects.toThrow(OnlyCiphertext);
        await place.run("UPDATE member SET email = 'new@x.fr', email_enc = 'K0001new@x.fr!' WHERE id = 1");
        expect((await values('member', 'id', 'email', 'email_enc'))[0]).toEqual([1, 'new@x.fr', 'K0001new@x.fr!']);
      });

      test('it cannot be contracted before it is fenced', async () => {
        await expect(go(place.door, work, 'contract')).rejects.toThrow('only a switched column');
      });

      test('it is not fenced while two values are one once normalised; then it is, twice without harm', async () => {
        await place.run(
          'UPDATE member SET email_bidx = (SELECT b FROM (SELECT email_bidx AS b FROM member WHERE id = 1) x) WHERE id = 2',
        );
        expect(await obstacleOf(go(place.door, work, 'fence'))).toBe('duplicates');
        expect((await state()).fenced).toBe(false);
        await place.run('UPDATE member SET email_enc = NULL, email_bidx = NULL WHERE id = 2');
        await fill(work);
        await go(place.door, work, 'fence', 'fence');
        expect(await state()).toMatchObject({ fenced: true, guard: false, clear: 'nullable' });
        expect(agrees(await state(), 'switched', work)).toBe(true);
      });

      test('behind the fences a clear value is refused with a sentence, and what has nothing to do with it goes on', async () => {
        const refused = /clear value is refused/;
        await expect(place.run("INSERT INTO member (id, email) VALUES (5, 'eve@x.fr')")).rejects.toThrow(refused);
        await expect(place.run("UPDATE member SET email = 'other@x.fr' WHERE id = 1")).rejects.toThrow(refused);
        await expect(place.run('UPDATE member SET email = NULL WHERE id = 1')).rejects.toThrow(refused);
        await expect(place.run('UPDATE member SET id = 10 WHERE id = 1')).rejects.toThrow(/cannot change/);
        await place.run("UPDATE member SET name = 'Ada' WHERE id = 1");
        await place.run("INSERT INTO member (id, email, email_enc, email_bidx) VALUES (5, NULL, 'K0001eve', 'eve')");
        await expect(
          place.run("INSERT INTO member (id, email, email_enc, email_bidx) VALUES (6, NULL, 'K0001eve2', 'eve')"),
        ).rejects.toThrow(/unique|duplicate/i);
        expect((await values('member', 'id', 'email', 'email_enc'))[0]).toEqual([1, 'new@x.fr', 'K0001new@x.fr!']);
      });

      test('a new ciphertext leaves no clear value beside it', async () => {
        await place.run("UPDATE member SET email_enc = 'K0001ada2', email_bidx = 'ada2' WHERE id = 1");
        await place.run('UPDATE member SET email_enc = NULL, email_bidx = NULL WHERE id = 2');
        expect((await values('member', 'id', 'email', 'email_enc')).slice(0, 2)).toEqual([
          [1, null, 'K0001ada2'],
          [2, null, null],
        ]);
      });

      test('the way back: old programs write again, and nothing is undone while a value has no other copy', async () => {
        await go(place.door, work, 'unfence', 'unfence');
        expect(await state()).toMatchObject({ fenced: false, guard: true });
        await expect(go(place.door, work, 'collapse')).rejects.toThrow(OnlyCiphertext);
        await place.run("UPDATE member SET email = 'ada2', email_enc = 'K0001ada2!' WHERE id = 1");
        await place.run("UPDATE member SET email = 'eve' WHERE id = 5");
        expect(await values('member', 'id', 'email', 'email_enc')).toEqual([
          [1, 'ada2', 'K0001ada2!'],
          [2, null, null],
          [3, '', 'K0001'],
          [5, 'eve', null],
          [40, 'dee@x.fr', 'K0001dee@x.fr'],
        ]);
        await place.run("UPDATE member SET email = 'bob@x.fr' WHERE id = 2");
        await go(place.door, work, 'collapse', 'collapse');
        expect(await state()).toEqual({
          shadow: false,
          blindIndex: false,
          guard: false,
          fenced: false,
          clear: 'required',
          wiped: false,
        });
        const { columns, triggers, indexes } = await groundOf(place.door, work);
        expect(columns.map(({ name }) => name)).toEqual(['id', 'name', 'email']);
        expect(triggers).toEqual([]);
        expect(indexes.map(({ name }) => name)).toEqual(['email_once']);
      });

      test('forward again to the end: the clear column is gone, the values stay single', async () => {
        await go(place.door, work, 'expand');
        await fill(work);
        await go(place.door, work, 'fence');
        await place.run(
          "INSERT INTO member (id, name, email, email_enc, email_bidx) VALUES (6, 'Flo', NULL, 'K0001flo', 'flo')",
        );
        await go(place.door, work, 'contract', 'contract');
        expect(await state()).toEqual({
          shadow: true,
          blindIndex: true,
          guard: false,
          fenced: false,
          clear: 'gone',
          wiped: true,
        });
        expect(agrees(await state(), 'contracted', work)).toBe(true);
        const { column, columns, triggers } = await groundOf(place.door, work);
        expect(column).toMatchObject({ name: 'email', gone: true });
        expect(columns.map(({ name }) => name)).toEqual(['id', 'name', 'email_enc', 'email_bidx']);
        expect(triggers).toEqual([]);
        expect((await values('member', 'id', 'email_enc')).at(0)).toEqual([1, 'K0001ada2']);
        await expect(
          place.run("INSERT INTO member (id, email_enc, email_bidx) VALUES (7, 'K0001flo2', 'flo')"),
        ).rejects.toThrow(/unique|duplicate/i);
      });
    });

    test('behind the fences the same value goes under another key, and its clear value stands', async () => {
      const work = workOn('rotated', 'v', 'none');
      await place.run(
        "CREATE TABLE rotated (id INTEGER PRIMARY KEY, v VARCHAR(20)); INSERT INTO rotated VALUES (1, 'x')",
      );
      await go(place.door, work, 'expand');
      await fill(work);
      await go(place.door, work, 'fence');
      const write = throughFence(place.door, 'rotated', namesOf(work).triggers.fenceUpdate);
      const mark = sqlite ? '' : `, (SELECT ${sameValueVariable} := 1) AS m`;
      await write(
        sqlite
          ? "UPDATE rotated SET v_enc = 'K0002x'"
          : `UPDATE rotated JOIN (SELECT 1 AS one${mark}) m ON one = 1 SET v_enc = 'K0002x'`,
      );
      expect(await values('rotated', 'id', 'v', 'v_enc')).toEqual([[1, 'x', 'K0002x']]);
      await place.run("UPDATE rotated SET v_enc = 'K0002y'");
      expect(await values('rotated', 'id', 'v', 'v_enc')).toEqual([[1, null, 'K0002y']]);
    });

    test('a table that refers to another, a unique index on several columns: both go on', async () => {
      const work = workOn('child', 'email');
      await place.run(`CREATE TABLE house (id INTEGER PRIMARY KEY);
        CREATE TABLE child (id INTEGER PRIMARY KEY, house INTEGER, email VARCHAR(40) NOT NULL, FOREIGN KEY (house) REFERENCES house (id));
        CREATE UNIQUE INDEX once_a_house ON child (house, email);
        INSERT INTO house VALUES (1), (2)`);
      await place.run("INSERT INTO child VALUES (1, 1, 'a'), (2, 2, 'a'), (3, 1, 'b')");
      await go(place.door, work, 'expand');
      await fill(work);
      await go(place.door, work, 'fence', 'unfence', 'collapse', 'expand');
      await fill(work);
      await go(place.door, work, 'fence', 'contract');
      expect((await truthOf(place.door, work)).wiped).toBe(true);
      expect(await values('child', 'id', 'house', 'email_enc')).toEqual([
        [1, 1, 'K0001a'],
        [2, 2, 'K0001a'],
        [3, 1, 'K0001b'],
      ]);
      const again = (house: number, id: number) =>
        place.run(
          `INSERT INTO child (id, house, email_enc, email_bidx) SELECT ${id}, ${house}, 'x', email_bidx FROM child WHERE id = 3`,
        );
      await expect(again(1, 4)).rejects.toThrow(/unique|duplicate/i);
      await again(2, 4);
      await expect(place.run('INSERT INTO child (id, house) VALUES (9, 99)')).rejects.toThrow(/foreign key/i);
    });

    test('a value that has no ciphertext yet is not dropped', async () => {
      const work = workOn('late', 'v', 'none');
      await place.run("CREATE TABLE late (id INTEGER PRIMARY KEY, v VARCHAR(20)); INSERT INTO late VALUES (1, 'x')");
      await go(place.door, work, 'expand', 'fence');
      await expect(go(place.door, work, 'contract')).rejects.toThrow(StillPending);
      expect((await truthOf(place.door, work)).clear).toBe('nullable');
    });

    test('hashes: no blind index, no key that binds; a new hash empties the clear value', async () => {
      const work = workOn('account', 'secret', 'hash');
      await place.run(
        "CREATE TABLE account (id INTEGER PRIMARY KEY, secret VARCHAR(20)); INSERT INTO account VALUES (1, 'a'), (2, NULL)",
      );
      await go(place.door, work, 'expand');
      await place.run("UPDATE account SET secret_hash = 'h1' WHERE id = 1");
      await place.run('UPDATE account SET id = 10 WHERE id = 1');
      expect(await values('account', 'id', 'secret', 'secret_hash')).toEqual([
        [2, null, null],
        [10, 'a', 'h1'],
      ]);
      await place.run("UPDATE account SET secret_hash = 'h2' WHERE id = 10");
      expect((await values('account', 'id', 'secret', 'secret_hash'))[1]).toEqual([10, null, 'h2']);
      await go(place.door, work, 'fence');
      await expect(place.run("UPDATE account SET secret = 'b' WHERE id = 2")).rejects.toThrow(/column is hashed/);
      await go(place.door, work, 'contract');
      expect((await truthOf(place.door, work)).wiped).toBe(true);
    });

    test('a row that does not give the column is not refused for its default', async () => {
      const work = workOn('with_default', 'v');
      await place.run("CREATE TABLE with_default (id INTEGER PRIMARY KEY, v VARCHAR(20) NOT NULL DEFAULT 'it''s')");
      await go(place.door, work, 'expand', 'fence');
      await place.run("INSERT INTO with_default (id, v_enc) VALUES (1, 'K0001x')");
      await expect(place.run("INSERT INTO with_default (id, v) VALUES (2, 'IT''S')")).rejects.toThrow(/refused/);
      expect((await values('with_default', 'id', 'v_enc'))[0]).toEqual([1, 'K0001x']);
    });

    test('names that hold quotes, spaces and signs, as long as they may be, keys of texts, triggers of others', async () => {
      const table = `ta\`b"l'e é`;
      const column = `${'co`l"o\'nne é '.repeat(4)}fin`.slice(0, 64).trim();
      const work = workOn(table, column);
      await place.run(`CREATE TABLE ${q(table)} (${q('select')} VARCHAR(20) NOT NULL, ${q('K e`y')} INT NOT NULL, ${q(column)} VARCHAR(30) NOT NULL,
        n INT DEFAULT 0, PRIMARY KEY (${q('select')}, ${q('K e`y')}))`);
      await place.run(
        sqlite
          ? `CREATE TRIGGER theirs AFTER UPDATE ON ${q(table)} BEGIN UPDATE ${q(table)} SET n = n + 1 WHERE ${q('select')} = NEW.${q('select')}; END`
          : `CREATE TRIGGER theirs BEFORE UPDATE ON ${q(table)} FOR EACH ROW SET NEW.n = OLD.n + 1`,
      );
      await place.run(
        `INSERT INTO ${q(table)} (${q('select')}, ${q('K e`y')}, ${q(column)}) VALUES ('a', 1, 'x'), ('é', 2, 'y')`,
      );
      await go(place.door, work, 'expand');
      await fill(work);
      const { shadow } = namesOf(work);
      expect([...shadow].length).toBeLessThanOrEqual(64);
      await place.run(`UPDATE ${q(table)} SET ${q(column)} = 'z' WHERE ${q('select')} = 'a'`);
      expect(await values(table, 'select', column, shadow)).toEqual([
        ['a', 'z', null],
        ['é', 'y', 'K0001y'],
      ]);
      // Without regard to case the key is the same, by its bytes it is another.
      await place.run(`UPDATE ${q(table)} SET ${q('select')} = 'É' WHERE ${q('select')} = 'é'`);
      expect((await values(table, 'select', shadow)).at(sqlite ? -1 : -1)?.[1]).toBeNull();
      await fill(work);
      await go(place.door, work, 'fence', 'unfence', 'fence', 'contract');
      expect(await truthOf(place.door, work)).toMatchObject({ clear: 'gone', wiped: true, blindIndex: true });
      const { triggers } = await groundOf(place.door, work);
      expect(triggers.map(({ name }) => name)).toEqual(['theirs']);
    });

    test('ended anywhere, a step is taken again from where it stands', async () => {
      const work = workOn('again', 'v');
      const { triggers, shadow } = namesOf(work);
      await place.run(
        "CREATE TABLE again (id INTEGER PRIMARY KEY, v VARCHAR(20) NOT NULL); INSERT INTO again VALUES (1, 'x')",
      );
      await go(place.door, work, 'expand');
      await fill(work);
      // Without its guard for a while: what it holds cannot be relied on.
      await place.run(`DROP TRIGGER ${q(triggers.guard)}; UPDATE again SET v = 'y'`);
      await go(place.door, work, 'expand');
      expect(await values('again', 'id', 'v', shadow)).toEqual([[1, 'y', null]]);
      await place.run('ALTER TABLE again ADD COLUMN more INT');
      await place.run(
        sqlite
          ? `DROP INDEX ${namesOf(work).blindIndexKey}`
          : `ALTER TABLE again DROP INDEX ${namesOf(work).blindIndexKey}`,
      );
      await go(place.door, work, 'expand');
      expect(agrees(await truthOf(place.door, work), 'verifying', work)).toBe(true);
      await fill(work);
      await go(place.door, work, 'fence');
      await place.run(`DROP TRIGGER ${q(triggers.fenceInsert)}`);
      expect(agrees(await truthOf(place.door, work), 'switched', work)).toBe(false);
      await go(place.door, work, 'contract');
      expect(agrees(await truthOf(place.door, work), 'contracted', work)).toBe(true);
    });

    test('a table that was altered meanwhile is noticed before anything is done to it', async () => {
      const work = workOn('moved', 'v');
      await place.run('CREATE TABLE moved (id INTEGER PRIMARY KEY, v VARCHAR(20))');
      const ground = await groundOf(place.door, work);
      await place.run(
        sqlite
          ? 'ALTER TABLE moved DROP COLUMN v; ALTER TABLE moved ADD COLUMN v INT'
          : 'ALTER TABLE moved MODIFY v VARCHAR(20) CHARACTER SET latin1',
      );
      for (const name of ['expand', 'collapse', 'fence'] as const)
        await expect(steps[name](place.door, ground, work, forever)).rejects.toThrow(GroundMoved);
      await place.run('DROP TABLE moved');
      expect(await obstacleOf(expand(place.door, ground, work, forever))).toBe('table-missing');
    });

    test('a name or a trigger of somebody else is left alone', async () => {
      const work = workOn('taken', 'v');
      const { triggers } = namesOf(work);
      await place.run('CREATE TABLE taken (id INTEGER PRIMARY KEY, v VARCHAR(20), v_enc VARCHAR(20))');
      expect(await obstacleOf(go(place.door, work, 'expand'))).toBe('name-taken');
      expect(await obstacleOf(go(place.door, work, 'collapse'))).toBe('name-taken');
      await place.run('ALTER TABLE taken DROP COLUMN v_enc');
      await place.run(
        sqlite
          ? `CREATE TRIGGER ${triggers.guard} AFTER UPDATE ON taken BEGIN SELECT 1; END`
          : `CREATE TRIGGER ${triggers.guard} BEFORE UPDATE ON taken FOR EACH ROW SET @x = 1`,
      );
      expect(await obstacleOf(go(place.door, work, 'expand'))).toBe('trigger-taken');
      // On another table of the same database the name is taken too.
      await place.run(`DROP TRIGGER ${triggers.guard}; CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)`);
      await place.run(
        sqlite
          ? `CREATE TRIGGER ${triggers.guard} AFTER UPDATE ON elsewhere BEGIN SELECT 1; END`
          : `CREATE TRIGGER ${triggers.guard} BEFORE UPDATE ON elsewhere FOR EACH ROW SET @x = 1`,
      );
      expect(await obstacleOf(go(place.door, work, 'expand'))).toBe('trigger-taken');
    });

    test('a trigger of others that speaks of the column must be changed before it goes', async () => {
      const work = workOn('spoken', 'v', 'none');
      await place.run('CREATE TABLE spoken (id INTEGER PRIMARY KEY, v VARCHAR(20), w VARCHAR(20))');
      await place.run(
        sqlite
          ? 'CREATE TRIGGER speaks AFTER INSERT ON spoken BEGIN UPDATE spoken SET w = NEW.v WHERE id = NEW.id; END'
          : 'CREATE TRIGGER speaks BEFORE INSERT ON spoken FOR EACH ROW SET NEW.w = NEW.v',
      );
      await go(place.door, work, 'expand', 'fence');
      expect(await obstacleOf(go(place.door, work, 'contract'))).toBe('trigger-taken');
      expect(await truthOf(place.door, work)).toMatchObject({ clear: 'nullable', fenced: true });
    });

    test('an abort before the first statement does nothing', async () => {
      const work = workOn('unhurt', 'v');
      await place.run('CREATE TABLE unhurt (id INTEGER PRIMARY KEY, v VARCHAR(20))');
      const ground = await groundOf(place.door, work);
      const stop = AbortSignal.abort(new Error('enough'));
      await expect(expand(place.door, ground, work, stop)).rejects.toThrow('enough');
      expect((await truthOf(place.door, work)).shadow).toBe(false);
    });
  });
}
