import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { fillMysql } from '../../database/demonstration/fill-mysql.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { drain, openedMapping } from './opened.ts';

const comptes: SystemMapping = {
  system: 'account',
  table: 'comptes',
  columns: { id: 'id_compte', login: 'login', password: 'mot_de_passe' },
  storage: 'auto',
};

describeWith(['certificates', 'mariadb'], 'mapping a MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  let user: TestUser;
  const opened = (as = user) => openedMapping(direct(database, as)).mapping;

  beforeAll(async () => {
    database = await createDatabase(mariadb);
    user = await database.createUser();
    await asAdmin(mariadb, async (admin) => {
      await admin.changeUser({ database: database.name });
      await fillMysql(admin, { accounts: 5_000 });
    });
  });
  afterAll(() => database?.drop());

  test('the same proposals as on the demonstration, whose tables it holds', async () => {
    const proposals = await opened().propose('one');
    expect(proposals.map(({ mapping: { system, table, columns } }) => [system, table, columns.password])).toEqual([
      ['account', 'comptes', 'mot_de_passe'],
      ['mailbox', 'boites_mail', 'mdp'],
      ['ftp', 'acces_ftp', 'pass_md5'],
      ['database', 'bases_donnees', 'mot_de_passe_sql'],
    ]);
    expect(proposals[0]?.confidence.mustChange?.because).toEqual(['name', 'type', 'content']);
    expect(proposals[0]?.mapping.columns).toMatchObject({
      passwordChangedOn: 'date_mdp',
      lastLogin: 'derniere_connexion',
    });
  });

  test('every row is counted, page after page', async () => {
    const { yielded, result } = await drain(opened().storage('one', comptes));
    expect(result.rows).toBe(2_000);
    expect(result.votes[0]?.family).toBe('clear');
    expect(yielded.at(-1)).toMatchObject({ done: 2_000, total: 2_000 });
  });

  test('identifiers keep their zeros in the sample', async () => {
    const [row] = await opened().sample('one', comptes);
    expect(row?.id).toBe('0••••');
  });

  test('a volunteer who may read the mapped columns only can still have them sampled, counted and checked', async () => {
    const columns = Object.values(comptes.columns);
    const narrow = await database.createUser({ rights: [{ privilege: 'SELECT', table: 'comptes', columns }] });
    const mapping = opened(narrow);
    expect(await mapping.sample('one', comptes)).toHaveLength(10);
    expect((await drain(mapping.storage('one', comptes))).result.rows).toBe(2_000);
    expect((await mapping.save('one', [comptes])).version).toBe(1);
    expect(await mapping.check('one')).toEqual([]);
    expect((await mapping.propose('one')).map(({ mapping: { table } }) => table)).toEqual(['comptes']);
  });

  test('a table altered or dropped meanwhile is told', async () => {
    await database.run('CREATE TABLE acces (id INT PRIMARY KEY, login VARCHAR(20), pass VARCHAR(32))');
    const mapping = opened();
    const acces: SystemMapping = {
      ...comptes,
      table: 'acces',
      columns: { id: 'id', login: 'login', password: 'pass' },
    };
    await mapping.save('one', [acces]);
    await database.run('ALTER TABLE acces MODIFY pass VARCHAR(255), RENAME COLUMN login TO nom');
    const of = { system: 'account', table: 'acces' };
    expect(await mapping.check('one')).toEqual([
      { ...of, column: 'login', kind: 'column-missing', was: 'varchar(20)' },
      { ...of, column: 'pass', kind: 'type-changed', was: 'varchar(32)', is: 'varchar(255)' },
    ]);
    await database.run('ALTER TABLE acces RENAME COLUMN nom TO login, MODIFY pass VARCHAR(32), DROP PRIMARY KEY');
    expect(await mapping.check('one')).toEqual([{ ...of, kind: 'key-changed', was: 'id', is: '' }]);
    await expect(drain(mapping.storage('one', acces))).rejects.toMatchObject({ code: 'NO_KEY' });
    await database.run('DROP TABLE acces');
    expect(await mapping.check('one')).toEqual([{ ...of, kind: 'table-missing' }]);
  });

  test('latin1 and utf8mb4, names with quotes, backticks, dots and accents, values of all kinds', async () => {
    await database.run(`
      CREATE TABLE \`com"pte's.d\`\`été\` (
        \`id';--\` VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci PRIMARY KEY,
        \`a.b\` VARCHAR(50) CHARACTER SET latin1, \`mot de passé\` VARCHAR(255) CHARACTER SET utf8mb4)`);
    const rows = [
      ["01'2", 'Hélène', 'été\u{1F33B}2017'],
      ['0œuf', 'L’Hôtel', ''],
      ['Éa', null, null],
      ['éb', 'x', '$2y$10$abcdefghijklmnopqrstuuK0gWcJ4Y9Q9vH6u3nJ8q3b5l6pQ7x1y'],
    ];
    for (const row of rows) await database.run('INSERT INTO `com"pte\'s.d``été` VALUES (?)', [row]);
    const mapping = opened();
    const hostile: SystemMapping = {
      ...{ system: 'account', table: 'com"pte\'s.d`été', storage: 'auto' },
      columns: { id: "id';--", name: 'a.b', password: 'mot de passé' },
    };
    const sample = await mapping.sample('one', hostile);
    expect(sample).toHaveLength(4);
    expect(sample).toContainEqual({ id: "••'•", name: 'H•••••', password: 'clear' });
    expect(sample).toContainEqual({ id: '••', name: null, password: 'none' });
    const { result } = await drain(mapping.storage('one', hostile));
    expect(new Set(result.votes.map(({ family }) => family))).toEqual(new Set(['clear', 'empty', 'none', 'bcrypt']));
    await mapping.save('one', [hostile]);
    expect(await mapping.check('one')).toEqual([]);
    await database.run('DROP TABLE `com"pte\'s.d``été`');
  });

  test('passwords of a megabyte are counted, not held', async () => {
    await database.run('CREATE TABLE lourds (id INT PRIMARY KEY, mdp LONGTEXT)');
    for (let id = 0; id < 5; id += 1) await database.run("INSERT INTO lourds VALUES (?, repeat('a', 1000000))", [id]);
    const lourds: SystemMapping = { ...comptes, table: 'lourds', columns: { id: 'id', password: 'mdp' } };
    expect((await drain(opened().storage('one', lourds))).result).toEqual({
      ...{ rows: 5, votes: [{ family: 'unknown', count: 5 }], elected: 'unknown' },
    });
    await database.run('DROP TABLE lourds');
  });

  test('a view that no longer works does not hinder the proposals', async () => {
    await database.run('CREATE TABLE base (id INT PRIMARY KEY, mdp VARCHAR(20))');
    await database.run('CREATE VIEW vue_membres AS SELECT id, mdp FROM base');
    await database.run('DROP TABLE base');
    expect((await opened().propose('one')).map(({ mapping: { table } }) => table)).toContain('comptes');
    await database.run('DROP VIEW vue_membres');
  });

  test('a line cut in the middle is told, and the next reading goes on', async () => {
    const line = await startProxy(mariadb);
    const { mapping } = openedMapping(direct(database, user, line));
    line.behave({ cutAfter: 12_000 });
    await expect(drain(mapping.storage('one', comptes))).rejects.toMatchObject({
      code: 'CANNOT_REACH',
      data: { code: 'cut' },
    });
    line.behave({});
    expect((await drain(mapping.storage('one', comptes))).result.rows).toBe(2_000);
    await line.stop();
  });

  test('a wrong password is a refusal that says so and holds no secret', async () => {
    const wrong = { ...user, password: 'Secret-Qui-Ne-Convient-Pas' };
    for (const deed of [() => opened(wrong).tables('one'), () => opened(wrong).propose('one')]) {
      const error = await deed().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'CANNOT_REACH', data: { code: 'login-refused' } });
      expect(JSON.stringify(error)).not.toContain(wrong.password);
    }
  });

  test('the interface itself reads what the mapping was told', async () => {
    const ouvadmin = await openOuvadmin(direct(database, user));
    expect((await ouvadmin.tables()).find(({ name }) => name === 'comptes')?.primaryKey).toEqual(['id_compte']);
    await ouvadmin.close();
  });
});
