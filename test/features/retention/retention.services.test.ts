import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { describeWith } from '../../services/services.ts';
import { clockOf, ended, purged, retentionOver, ruleOf, shown, undone } from './retention-fixture.ts';

const schema = `
  CREATE TABLE compte (
    a INT, b VARBINARY(8), login VARCHAR(40) CHARACTER SET latin1 NOT NULL, fin DATE, vu TIMESTAMP NULL, change_le TIMESTAMP NOT NULL
      DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, solde DECIMAL(12,4), f FLOAT, d DOUBLE, drapeaux BIT(9), etat ENUM('clos','actif'),
    droits SET('x','y'), doc JSON, blobe BLOB, long_texte MEDIUMTEXT, annee YEAR, duree TIME(3), micro DATETIME(6), grand BIGINT UNSIGNED,
    double_a INT GENERATED ALWAYS AS (a * 2) STORED, PRIMARY KEY (a, b)) CHARACTER SET utf8mb4;
  INSERT INTO compte (a, b, login, fin, vu, solde, f, d, drapeaux, etat, droits, doc, blobe, long_texte, annee, duree, micro, grand) VALUES
    (1, x'00FF', 'été', '2020-02-29', '2020-06-01 10:00:00', 1234.5678, 0.1, 1e300, b'101010101', 'clos', 'x,y', '{"é": [1, 2]}', x'0001ff', 'œuvre 🦊', 2018, '-01:02:03.004', '2020-01-01 00:00:00.000001', 18446744073709551615),
    (0, x'', 'nul', '2019-12-31', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, '', NULL, NULL, NULL, 0),
    (3, x'03', 'récent', '2026-01-01', NULL, 0, -0.0, 0, b'0', 'actif', '', 'null', '', NULL, 1970, '00:00:00', NULL, 1),
    (4, x'04', 'sans fin', NULL, NULL, 0, 3.4e38, 0, b'0', 'actif', '', 'null', '', NULL, 1970, '00:00:00', NULL, 1);
  CREATE TABLE piece (id INT AUTO_INCREMENT PRIMARY KEY, a INT, b VARBINARY(8), corps TEXT, FOREIGN KEY (a, b) REFERENCES compte (a, b) ON DELETE CASCADE);
  CREATE TABLE page (piece INT, n INT, PRIMARY KEY (piece, n), FOREIGN KEY (piece) REFERENCES piece (id) ON DELETE CASCADE);
  CREATE TABLE ticket (id VARCHAR(20) PRIMARY KEY, a INT, b VARBINARY(8), FOREIGN KEY (a, b) REFERENCES compte (a, b) ON DELETE SET NULL);
  INSERT INTO piece VALUES (5, 1, x'00FF', 'x'), (6, 3, x'03', 'y'); INSERT INTO page VALUES (5, 1), (5, 2); INSERT INTO ticket VALUES ('T é', 1, x'00FF');
  CREATE TABLE journal (jour VARCHAR(30), quand INT, qui VARCHAR(30), ip VARCHAR(40), PRIMARY KEY (quand, qui));
  CREATE TABLE vieux (id INT PRIMARY KEY, fin DATE) ENGINE = MyISAM;
  CREATE TABLE long_ (id INT PRIMARY KEY, fin DATE, KEY (fin));
  INSERT INTO long_ SELECT seq, '2020-01-01' FROM seq_1_to_2500`;

const fin = { column: 'fin', as: 'day' } as const;

describeWith(['certificates', 'mariadb'], 'retention on a MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  let reach: Reach;
  beforeAll(async () => {
    database = await createDatabase(mariadb, { schema });
    reach = direct(database, await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] }));
  });
  afterAll(() => database?.drop());
  afterEach(async () => void (await database.run('DROP TABLE IF EXISTS ouvadesk_purged')));

  async function over(rule: Parameters<typeof ruleOf>[1], years = 1, to = reach) {
    const one = await retentionOver({ reach: to, source: 'serveur/ouvadmin' });
    const { id: clock } = one.retention.addClock(clockOf(years));
    const { id } = one.retention.addRule('c1', ruleOf(clock, rule));
    return { one, id, clock };
  }
  const tables = ['compte', 'piece', 'page', 'ticket'];
  /** Every byte of every row, as the server has it. */
  const bytes = async () => {
    const all: unknown[] = [];
    for (const table of tables) {
      const columns = await database.run(
        'SELECT COLUMN_NAME AS c, DATA_TYPE AS t FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION',
        [table],
      );
      const read = columns.map(({ c, t }) => (['float', 'double'].includes(t) ? `\`${c}\` + 0e0` : `HEX(\`${c}\`)`));
      all.push(await database.run(`SELECT ${read.join(', ')} FROM ${table} ORDER BY 1, 2`));
    }
    return all;
  };

  test('rows with every kind of value go with what refers to them, and come back byte for byte', async () => {
    const before = await bytes();
    const { one, id } = await over({ table: 'compte', event: fin, person: ['login'] });
    const preview = await one.retention.preview(id);
    expect(preview).toMatchObject({
      ...{ rows: 2, oldest: '2019-12-31', newest: '2020-02-29', heldBack: [], lacking: [] },
      notTold: { none: 1, future: 0, unreadable: 0 },
      next: { day: '2027-01-02', rows: 1 },
    });
    expect(preview.withThem).toEqual([
      { table: 'piece', rows: 1, how: 'cascade' },
      { table: 'page', rows: 2, how: 'cascade' },
      { table: 'ticket', rows: 1, how: 'set-null' },
    ]);
    const run = await purged(one, id);
    expect(run).toMatchObject({ state: 'done', purged: 2, withThem: 4, passed: 0 });
    expect(await database.run('SELECT a FROM compte ORDER BY a')).toEqual([{ a: 3 }, { a: 4 }]);
    expect(await database.run('SELECT id FROM piece')).toEqual([{ id: 6 }]);
    const kept = await database.run('SELECT of_table, HEX(sealed) AS sealed FROM ouvadesk_purged');
    expect(kept).toHaveLength(6);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from('œuvre').toString('hex').toUpperCase());
    expect(await undone(one, run.id)).toMatchObject({ state: 'undone', undone: 6, notUndone: 0 });
    expect(await bytes()).toEqual(before);
    expect((await shown(one)).certificates).toMatchObject([{ rows: 2, withThem: 4, undone: true, intact: true }]);
  });

  test('emptied and replaced columns come back byte for byte, and the row does not look touched', async () => {
    const before = await bytes();
    const columns = ['doc', 'blobe', 'long_texte', 'f', 'drapeaux', 'etat'];
    const { one, id, clock } = await over({ table: 'compte', event: fin, deed: { kind: 'empty', columns } });
    const run = await purged(one, id);
    expect(run).toMatchObject({ state: 'done', purged: 2 });
    expect(
      await database.run(
        `SELECT 1 FROM compte WHERE a = 1 AND ${columns.map((name) => `${name} IS NULL`).join(' AND ')}`,
      ),
    ).toHaveLength(1);
    const replace = {
      kind: 'replace' as const,
      columns: [
        { column: 'login', value: 'anonymé' },
        { column: 'solde', value: '0' },
      ],
    };
    const { id: other } = one.retention.addRule(
      'c1',
      ruleOf(clock, { table: 'compte', event: fin, deed: replace, name: 'Neutre' }),
    );
    const second = await purged(one, other);
    expect(second).toMatchObject({ purged: 2 });
    expect(await one.retention.preview(other)).toMatchObject({ rows: 0 });
    expect(await undone(one, second.id)).toMatchObject({ undone: 2, notUndone: 0 });
    expect(await undone(one, run.id)).toMatchObject({ undone: 2, notUndone: 0 });
    expect(await bytes()).toEqual(before);
  });

  test('events are read as the column holds them, by the days of Paris', async () => {
    await database.run(`INSERT INTO journal VALUES
      ('2025-11-22T23:30:00Z', UNIX_TIMESTAMP('2025-11-22 23:30:00'), 'la veille en UTC', 'x'), ('2025-11-23 22:59:59', 1, 'le dernier', 'x'),
      ('2025-11-23 23:00:00', UNIX_TIMESTAMP('2025-11-23 23:00:00'), 'un an ne fait pas deux', 'x'), ('hier', 0, 'illisible', 'x'), ('2025-02-30', -5, 'jamais', 'x')`);
    const utc = await over({ table: 'journal', event: { column: 'jour', as: 'utc' } });
    expect(await utc.one.retention.preview(utc.id)).toMatchObject({
      rows: 2,
      newest: '2025-11-23',
      notTold: { none: 0, future: 0, unreadable: 2 },
    });
    const day = await over({ table: 'journal', event: { column: 'jour', as: 'day' } });
    expect(await day.one.retention.preview(day.id)).toMatchObject({ rows: 3 });
    await database.run("UPDATE journal SET quand = 5 WHERE qui = 'le dernier'");
    const unix = await over({ table: 'journal', event: { column: 'quand', as: 'unix' } });
    const preview = await unix.one.retention.preview(unix.id);
    expect(preview.rows + preview.notTold.none + preview.notTold.unreadable).toBeLessThanOrEqual(5);
    expect(preview.notTold).toMatchObject({ none: 1, unreadable: 2 });
  });

  test('a person under a hold stays, whatever the case, the accents and the zeros', async () => {
    const { one, id } = await over({ table: 'compte', event: fin, person: ['login'] });
    one.retention.addHold('c1', { on: { kind: 'person', keys: ['ÉTÉ'] }, reason: 'litige' });
    expect(await one.retention.preview(id)).toMatchObject({ rows: 1, heldBack: [{ because: 'person-hold', rows: 1 }] });
  });

  test('rights that are lacking are said as GRANTs, which suffice', async () => {
    const poor = await database.createUser({ rights: [{ privilege: 'SELECT', table: 'compte' }] });
    const { one, id } = await over({ table: 'compte', event: fin }, 1, direct(database, poor));
    const preview = await one.retention.preview(id);
    expect(preview.rows).toBe(0);
    expect(preview.lacking.join('\n')).toMatch(
      /GRANT SELECT ON .*\.\*[\s\S]*GRANT DELETE[\s\S]*GRANT INSERT[\s\S]*ouvadesk_purged/,
    );
    await expect(one.retention.purge(preview.id, 0)).rejects.toMatchObject({ code: 'RIGHT_LACKING' });
    for (const grant of preview.lacking) await database.run(grant.replace(/;$/, ''));
    const again = await one.retention.preview(id);
    for (const grant of again.lacking) await database.run(grant.replace(/;$/, ''));
    expect(await one.retention.preview(id)).toMatchObject({ lacking: [], rows: 2 });
    const run = await purged(one, id);
    expect(run).toMatchObject({ state: 'done', purged: 2 });
    expect(await undone(one, run.id)).toMatchObject({ undone: 6, notUndone: 0 });
  });

  test('a table without transactions, and a column that cannot be empty, are said', async () => {
    const myisam = await over({ table: 'vieux', event: fin });
    expect(await myisam.one.retention.preview(myisam.id)).toMatchObject({ obstacle: 'no-transactions' });
    const required = await over({ table: 'compte', event: fin, deed: { kind: 'empty', columns: ['login'] } });
    expect(await required.one.retention.preview(required.id)).toMatchObject({
      obstacle: 'not-nullable',
      obstacleColumn: 'login',
    });
    const generated = await over({
      table: 'compte',
      event: fin,
      deed: { kind: 'replace', columns: [{ column: 'double_a', value: '0' }] },
    });
    expect(await generated.one.retention.preview(generated.id)).toMatchObject({ obstacle: 'generated' });
  });

  test('what refers to a row since it was shown keeps it, and another volunteer cannot purge meanwhile', async () => {
    await database.run('CREATE TABLE renvoi (id INT PRIMARY KEY, le INT, FOREIGN KEY (le) REFERENCES long_ (id))');
    const { one, id } = await over({ table: 'long_', event: fin });
    const preview = await one.retention.preview(id);
    expect(preview.rows).toBe(2500);
    await database.run('INSERT INTO renvoi VALUES (1, 2400)');
    const { runId } = await one.retention.purge(preview.id, 2500);
    await expect(
      one.retention.preview(id).then((next) => one.retention.purge(next.id, next.rows)),
    ).rejects.toMatchObject({ code: 'PURGING_ELSEWHERE' });
    expect(await ended(one, runId)).toMatchObject({ state: 'done', purged: 2499, passed: 1 });
    expect(await database.run('SELECT id FROM long_')).toEqual([{ id: 2400 }]);
    expect(await undone(one, runId)).toMatchObject({ undone: 2499, notUndone: 0 });
    expect(await database.run('SELECT COUNT(*) AS n FROM long_')).toEqual([{ n: 2500 }]);
  });
});
