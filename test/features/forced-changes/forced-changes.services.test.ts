import { v7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { ForcingTeam, ReadySystem } from '../../../main/features/forced-changes/deps.ts';
import type { SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { createJournal } from '../../database/journal/journals.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { chanceFor, kills, seed } from '../../shared/kills.ts';
import { ended, everybody, forcingOver, imposed, meaningFor, undone, usualRule } from './forcing-fixture.ts';
import { imposeThroughKills } from './impose-through-kills.ts';

const hostile = 'a`b"; DROP TABLE kept; -- ?\'é';
const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;

describeWith(['certificates', 'mariadb'], 'changes imposed on a real server', ({ mariadb }) => {
  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  /** A database with these tables, and a login that may do everything in it. */
  async function ground(schema: string) {
    const database = await createDatabase(mariadb, { schema });
    databases.push(database);
    const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
    return { database, user, reach: direct(database, user) };
  }

  const mapped = (table: string, key: readonly string[], storage: ReadySystem['storage'] = 'clear'): ReadySystem => ({
    ...{ system: 'account', table, primaryKey: key, storage },
    columns: { id: key[0] ?? '', login: 'login', password: 'mdp', status: 'etat', mustChange: 'changer' },
  });
  const flag = meaningFor('account', { kind: 'flag', column: 'changer', value: '1' });
  const suspend = (value: string) => meaningFor('account', { kind: 'suspend', column: 'etat', value });
  const secret = meaningFor('account', { kind: 'secret' });
  const plain = 'login VARCHAR(40), mdp VARCHAR(255), etat VARCHAR(20), changer TINYINT NOT NULL DEFAULT 0';

  /** All bytes of a table, so that nothing that only looks alike is taken for the same. */
  async function bytes(database: TestDatabase, table: string): Promise<unknown[]> {
    const columns = await database.run(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position',
      [table],
    );
    const read = columns.map(({ name }, at) => `HEX(CAST(${quote(name)} AS BINARY)) AS c${at}`).join(', ');
    return database.run(`SELECT ${read} FROM ${quote(table)} ORDER BY 1, 2`);
  }

  const odd = [
    ['01234', 'motdepasse'],
    ['1234', 'soleil'],
    ['É', 'été à Noël'],
    ['é b', "l'été"],
    ["' OR 1=1 -- ", '%_\\'],
    ['\\', '"; DELETE FROM kept; --'],
    ['?', '?'],
    ['Zoë', 'trailing  '],
    ['a`b', '`'],
    ['`', ' '],
  ] as const;

  test.each([
    ['latin1', [flag, secret]],
    ['utf8mb4', [suspend("sus'pendu\\ é"), secret]],
  ] as const)(
    'on %s, with keys of several columns and values of every kind, changes rows and puts back every byte',
    async (charset, meanings) => {
      const { database, reach } = await ground(`
        CREATE TABLE membres (id VARCHAR(30), n INT UNSIGNED ZEROFILL, ${plain}, PRIMARY KEY (id, n)) CHARSET ${charset};
        CREATE TABLE kept (id INT PRIMARY KEY); INSERT INTO kept VALUES (1)`);
      const rows = odd.map(([id, mdp], n) => ({
        id,
        n,
        login: id,
        mdp,
        etat: n % 2 === 0 ? 'actif' : 'à voir ',
        changer: 0,
      }));
      await database.insert('membres', rows);
      const before = await bytes(database, 'membres');
      const systems = [mapped('membres', ['id', 'n'])];
      for (const meaning of meanings) {
        const column = 'column' in meaning.meaning ? meaning.meaning.column : 'mdp';
        const forcing = await forcingOver({ reach, systems });
        const { shown, run } = await imposed(forcing, [meaning]);
        expect(shown.rows).toBe(odd.length);
        expect(run).toMatchObject({ state: 'done', changed: odd.length, passed: 0 });
        const after = await database.run(`SELECT ${column} AS v FROM membres`);
        if (column === 'changer') expect(after.every(({ v }) => v === 1)).toBe(true);
        if (column === 'etat') expect(after.every(({ v }) => v === "sus'pendu\\ é")).toBe(true);
        if (column === 'mdp') expect(after.every(({ v }) => /^[-\w@!:.#*]{14}$/.test(v))).toBe(true);
        expect(await undone(forcing, run.id)).toMatchObject({ state: 'undone', undone: odd.length, notUndone: 0 });
        expect(await bytes(database, 'membres')).toEqual(before);
      }
      expect(await database.run('SELECT count(*) AS n FROM kept')).toEqual([{ n: 1 }]);
    },
  );

  test('tables and columns of hostile names are names, in every statement', async () => {
    const name = quote(hostile);
    const { database, reach } = await ground(`
      CREATE TABLE ${name} (${name} VARCHAR(30) PRIMARY KEY, ${quote('m?dp')} CHAR(32), ${quote('$&`1')} ENUM('N','O') NOT NULL);
      INSERT INTO ${name} VALUES ('01', MD5('soleil'), 'N'), ('2''); --', MD5('lune'), 'N');
      CREATE TABLE kept (id INT PRIMARY KEY); INSERT INTO kept VALUES (1)`);
    const system: ReadySystem = {
      ...{ system: 'ftp', table: hostile, primaryKey: [hostile], storage: 'md5' },
      columns: { id: hostile, password: 'm?dp', mustChange: '$&`1' },
    };
    const before = await bytes(database, hostile);
    for (const meaning of [{ kind: 'flag', column: '$&`1', value: 'O' }, { kind: 'secret' }] as const) {
      const forcing = await forcingOver({ reach, systems: [system] });
      expect((await forcing.forced.meanings('k1')).offered[0]?.meaning).toEqual({
        kind: 'flag',
        column: '$&`1',
        value: '1',
      });
      const { shown, run } = await imposed(forcing, [meaningFor('ftp', meaning)]);
      expect(run).toMatchObject({ changed: 2, passed: 0 });
      expect(shown.statements.find(({ what }) => what === 'change')?.sql).toContain(`update ${name} set `);
      expect(await bytes(database, hostile)).not.toEqual(before);
      expect(await undone(forcing, run.id)).toMatchObject({ undone: 2 });
      expect(await bytes(database, hostile)).toEqual(before);
    }
    expect(await database.run('SELECT count(*) AS n FROM kept')).toEqual([{ n: 1 }]);
  });

  test('columns of bits, bytes, decimals and days come back as they were', async () => {
    const { database, reach } = await ground(`
      CREATE TABLE t (id VARBINARY(8) PRIMARY KEY, mdp VARBINARY(100), b BIT(1) NOT NULL, d DECIMAL(6,2), j DATE, z BLOB);
      INSERT INTO t VALUES (X'C3A9', 'soleil', b'0', 1.50, '2020-02-29', X'00FF'), (X'E9', X'E974E9', b'0', NULL, NULL, NULL)`);
    const system: ReadySystem = {
      ...{ system: 'account', table: 't', primaryKey: ['id'], storage: 'clear' },
      columns: { id: 'id', password: 'mdp', mustChange: 'b', status: 'd' },
    };
    const before = await bytes(database, 't');
    const meanings = [
      ['b', '1'],
      ['d', '9.25'],
      ['j', '2026-01-01'],
      ['z', 'fermé'],
    ] as const;
    // Both keys read as "é": nobody could say which was audited, so that neither is touched.
    const twins = await imposed(await forcingOver({ reach, systems: [system] }), [
      meaningFor('account', { kind: 'flag', column: 'b', value: '1' }),
    ]).catch((error) => error);
    expect(twins).toMatchObject({ code: 'NOTHING_TO_IMPOSE' });
    expect(await bytes(database, 't')).toEqual(before);
    await database.run("UPDATE t SET id = 'a' WHERE id = X'E9'");
    const apart = await bytes(database, 't');
    for (const [column, value] of meanings) {
      const forcing = await forcingOver({ reach, systems: [system] });
      const { run } = await imposed(forcing, [meaningFor('account', { kind: 'flag', column, value })]);
      expect(run).toMatchObject({ changed: 2 });
      expect(await bytes(database, 't')).not.toEqual(apart);
      expect(await undone(forcing, run.id)).toMatchObject({ undone: 2, notUndone: 0 });
      expect(await bytes(database, 't')).toEqual(apart);
    }
  });

  test.each([
    ['password', "mdp = 'Changé-2026'"],
    ['column that is changed', "etat = 'suivi'"],
  ])(
    'a row whose %s somebody writes between reading and writing is passed, the others of its batch are not',
    async (_, set) => {
      const { database, reach } = await ground(`CREATE TABLE t (id INT PRIMARY KEY, ${plain})`);
      await database.insert(
        't',
        Array.from({ length: 20 }, (_, id) => ({ id, login: `m${id}`, mdp: `soleil${id}`, etat: 'actif', changer: 0 })),
      );
      const forcing = await forcingOver({ reach, systems: [mapped('t', ['id'])] });
      await forcing.forced.setMeanings('k1', [suspend('suspendu')], usualRule);
      const shown = await forcing.forced.dryRun('k1');
      const { asAdmin } = await import('../../services/mariadb.ts');
      const runId = await asAdmin(mariadb, async (admin) => {
        await admin.query('USE ??', [database.name]);
        await admin.query('BEGIN');
        await admin.query(`UPDATE t SET ${set} WHERE id = 7`);
        const { runId } = await forcing.forced.impose(shown.id);
        await until('the statement of the run to wait for the row', async () => {
          const waiting = await database.run(
            "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'update `t`%' AND time_ms > 200",
          );
          return waiting.length > 0;
        });
        await admin.query('COMMIT');
        return runId;
      });
      expect(await ended(forcing.forced, runId)).toMatchObject({ state: 'done', changed: 19, passed: 1 });
      expect(await database.run("SELECT id FROM t WHERE etat <> 'suspendu'")).toEqual([{ id: 7 }]);
      expect(await database.run('SELECT count(*) AS n FROM ouvadesk_undo')).toEqual([{ n: 19 }]);
    },
  );

  test('tells the rights that lack as statements, which are enough and no more', async () => {
    const { database } = await ground(`CREATE TABLE t (id INT PRIMARY KEY, ${plain}, autre INT)`);
    await database.insert('t', [{ id: 1, login: 'm', mdp: 'soleil', etat: 'actif', changer: 0 }]);
    const reader = await database.createUser({
      rights: [{ privilege: 'SELECT', table: 't', columns: ['id', 'mdp', 'login', 'etat'] }],
    });
    const reach: MysqlReach = direct(database, reader);
    const people = await everybody(direct(database, mariadb.admin), [mapped('t', ['id'])]);
    const forcing = await forcingOver({ reach, systems: [mapped('t', ['id'])], people });
    await openSetting(forcing, [flag], direct(database, mariadb.admin));
    const blind = await forcing.forced.dryRun('k1');
    expect(blind).toMatchObject({ rows: 0, statements: [] });
    const account = `'${reader.user}'@'%'`;
    expect(blind.lacking).toEqual([
      `GRANT SELECT (\`id\`, \`mdp\`, \`changer\`), UPDATE (\`changer\`) ON \`${database.name}\`.\`t\` TO ${account};`,
      `GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON \`${database.name}\`.\`ouvadesk_undo\` TO ${account};`,
    ]);
    await expect(forcing.forced.impose(blind.id)).rejects.toMatchObject({ code: 'RIGHT_LACKING' });
    for (const statement of blind.lacking) await database.run(statement.replace(/;$/, ''));
    const shown = await forcing.forced.dryRun('k1');
    expect(shown).toMatchObject({ rows: 1, lacking: [] });
    const { runId } = await forcing.forced.impose(shown.id);
    expect(await ended(forcing.forced, runId)).toMatchObject({ state: 'done', changed: 1 });
    expect(await undone(forcing, runId)).toMatchObject({ state: 'undone', undone: 1 });
    forcing.at(new Date('2027-02-01T10:00:00.000Z'));
    await forcing.forced.purge();
    expect(await database.run('SELECT count(*) AS n FROM ouvadesk_undo')).toEqual([{ n: 0 }]);
    expect(forcing.forced.runs('k1')).toMatchObject([{ state: 'purged' }]);
  });

  /** Meanings are chosen by somebody who sees all columns. */
  async function openSetting(
    { records }: Awaited<ReturnType<typeof forcingOver>>,
    meanings: SystemMeaning[],
    reach: MysqlReach,
  ) {
    const other = await forcingOver({ reach, systems: [mapped('t', ['id'])], change: { records } });
    await other.forced.setMeanings('k1', meanings, usualRule);
  }

  test('leaves alone what cannot be changed together with its way back, and what has no room for a secret', async () => {
    const { database, reach } = await ground(`
      CREATE TABLE old (id INT PRIMARY KEY, ${plain}) ENGINE=MyISAM;
      CREATE TABLE narrow (id INT PRIMARY KEY, login VARCHAR(9), mdp CHAR(7), etat CHAR(9), changer INT)`);
    for (const table of ['old', 'narrow'])
      await database.insert(table, [{ id: 1, login: 'm', mdp: 'soleil', etat: 'actif', changer: 0 }]);
    for (const [table, because] of [
      ['old', 'no-transactions'],
      ['narrow', 'storage-not-written'],
    ] as const) {
      const { forced } = await forcingOver({ reach, systems: [mapped(table, ['id'])] });
      await forced.setMeanings('k1', [secret], usualRule);
      expect(await forced.dryRun('k1')).toMatchObject({ rows: 0, leftAlone: [{ because, people: 1, accounts: 1 }] });
    }
  });

  test('a value that the column does not take fails aloud and changes nothing', async () => {
    const { database, reach } = await ground(`CREATE TABLE t (id INT PRIMARY KEY, ${plain})`);
    await database.insert('t', [{ id: 1, login: 'm', mdp: 'soleil', etat: 'actif', changer: 0 }]);
    const before = await bytes(database, 't');
    const forcing = await forcingOver({ reach, systems: [mapped('t', ['id'])] });
    await forcing.forced.setMeanings('k1', [suspend('x'.repeat(21))], usualRule);
    const shown = await forcing.forced.dryRun('k1');
    const { runId } = await forcing.forced.impose(shown.id);
    expect(await ended(forcing.forced, runId)).toMatchObject({ state: 'interrupted', changed: 0 });
    expect(forcing.jobs.list()[0]).toMatchObject({
      state: 'failed',
      problem: { code: 'CANNOT_REACH', detail: 'server-said' },
    });
    expect(await bytes(database, 't')).toEqual(before);
  });

  test(`a line that is cut leaves each row whole, and what was done is known when it goes on (seed ${seed})`, async () => {
    const { database, user } = await ground(`CREATE TABLE t (id INT PRIMARY KEY, ${plain})`);
    const count = 700;
    await database.insert(
      't',
      Array.from({ length: count }, (_, id) => ({
        id,
        login: `m${id}`,
        mdp: `soleil${id}`,
        etat: 'actif',
        changer: 0,
      })),
    );
    const proxy = await startProxy({ host: '127.0.0.1', port: mariadb.port });
    const reach = direct(database, user, { port: proxy.port });
    const forcing = await forcingOver({ reach, systems: [mapped('t', ['id'])] });
    await forcing.forced.setMeanings('k1', [flag], usualRule);
    const shown = await forcing.forced.dryRun('k1');
    const { runId } = await forcing.forced.impose(shown.id);
    const watch = forcing.forced.watch(runId);
    await watch.next();
    // In the middle of the statement of a batch, or between it and the answer to its end.
    proxy.behave({ cutAfterSent: 40_000 + chanceFor('forcing line').int(60_000) });
    expect(await ended(forcing.forced, runId)).toMatchObject({ state: 'interrupted' });
    const [sets, ways] = await Promise.all([
      database.run('SELECT id FROM t WHERE changer = 1'),
      database.run(
        "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'ouvadesk_undo'",
      ),
    ]);
    if (ways[0]?.n) expect(await database.run('SELECT count(*) AS n FROM ouvadesk_undo')).toEqual([{ n: sets.length }]);
    proxy.behave({});
    await forcing.jobs.resume(forcing.jobs.list()[0]?.id ?? '');
    expect(await ended(forcing.forced, runId)).toMatchObject({ state: 'done', changed: count, passed: 0 });
    expect(await database.run('SELECT count(*) AS n FROM ouvadesk_undo')).toEqual([{ n: count }]);
    await proxy.stop();
  });

  test(
    `an application that is killed while it replaces passwords goes on where it stood (seed ${seed}, ${kills} kills)`,
    async () => {
      const { database, reach } = await ground(`CREATE TABLE t (id INT, n CHAR(3), ${plain}, PRIMARY KEY (id, n))`);
      await database.insert(
        't',
        Array.from({ length: 700 }, (_, id) => ({
          id,
          n: 'é',
          login: `m${id}`,
          mdp: `soleil${id}`,
          etat: 'actif',
          changer: 0,
        })),
      );
      const keyed = (rows: readonly { [column: string]: unknown }[]) =>
        new Map(rows.map(({ id, n, mdp }) => [JSON.stringify([`${id}`, n]), mdp]));
      await imposeThroughKills('forcing on a server', {
        reach,
        systems: [mapped('t', ['id', 'n'])],
        meaning: secret,
        values: async () => keyed(await database.run('SELECT id, n, mdp FROM t')),
        kept: async () => (await database.run('SELECT row_key AS k FROM ouvadesk_undo')).map(({ k }) => String(k)),
      });
    },
    60_000 + kills * 15_000,
  );

  test('two volunteers at once: one imposes, the other is told who', async () => {
    const journal = await createJournal(mariadb);
    databases.push(journal.database);
    const { database, reach } = await ground(`CREATE TABLE t (id INT PRIMARY KEY, ${plain})`);
    await database.insert(
      't',
      Array.from({ length: 300 }, (_, id) => ({ id, login: `m${id}`, mdp: `soleil${id}`, etat: 'actif', changer: 0 })),
    );
    const people = await everybody(reach, [mapped('t', ['id'])]);
    const key = Buffer.alloc(32, 5);
    const team: ForcingTeam = {
      ...{ epoch: 1, standing: () => 'member', keyOf: () => key },
      nameOf: (volunteer) => (volunteer === 'v-ada' ? 'Ada' : 'Bob'),
      openJournal: (signal) => openJournal(journal.reach, { signal }),
    };
    const devices = [v7(), v7()];
    const [ada, bob] = await Promise.all(
      devices.map(async (device) => {
        const replica = await newReplica();
        const { records } = openSharedRecords(replica.db, () => new Date('2026-11-24T10:00:00.000Z'));
        const change = {
          ...{ team, records, device: () => device },
          authorOf: (other: string) => (other === devices[0] ? 'v-ada' : 'v-bob'),
          campaigns: {
            forForcing: async () => ({ name: 'Campagne', source: 'serveur/ouvadmin', connectionId: 'c1', people }),
            recordImposed: async () => {},
            undoneImposed: async () => {},
          },
        };
        return forcingOver({ reach, systems: [mapped('t', ['id'])], people, replica, change });
      }),
    );
    if (!ada || !bob) throw new Error('nobody');
    const shown = await Promise.all(
      [ada, bob].map(async ({ forced }) => {
        await forced.setMeanings('k1', [flag], usualRule);
        return forced.dryRun('k1');
      }),
    );
    const first = await ada.forced.impose(shown[0]?.id ?? '');
    const second = await bob.forced.impose(shown[1]?.id ?? '').catch((error) => error);
    expect(second).toMatchObject({ code: 'IMPOSING_ELSEWHERE', data: { by: 'Ada' } });
    expect(await ended(ada.forced, first.runId)).toMatchObject({ state: 'done', changed: 300 });
    const after = await until('the claim to come free', () =>
      bob.forced.impose(shown[1]?.id ?? '').catch(() => undefined),
    );
    expect(await ended(bob.forced, after.runId)).toMatchObject({ state: 'done', changed: 0, passed: 300 });
    expect(await database.run('SELECT count(*) AS n FROM ouvadesk_undo')).toEqual([{ n: 300 }]);
  });
});
