import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { sampleTable } from '../../../main/features/data-inventory/sample-table.ts';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { fillMysql } from '../../database/demonstration/fill-mysql.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { inventoryOver, now, scanned } from './inventory-over.ts';

const short = ({ table, column, category }: InventoryColumn) => `${table}.${column} ${category}`;

describeWith(['certificates', 'mariadb'], 'the inventory of a MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  let user: TestUser;
  const sql = (...statements: string[]) =>
    asAdmin(mariadb, async (admin) => {
      await admin.changeUser({ database: database.name });
      for (const statement of statements) await admin.query(statement);
    });

  beforeAll(async () => {
    database = await createDatabase(mariadb);
    user = await database.createUser();
    await asAdmin(mariadb, async (admin) => {
      await admin.changeUser({ database: database.name });
      await fillMysql(admin, { accounts: 5_000 });
    });
    await sql(
      `CREATE TABLE abonnes (adresse VARCHAR(100) CHARACTER SET latin1, liste VARCHAR(50), prenom VARCHAR(50) CHARACTER SET latin1, PRIMARY KEY (liste, adresse))`,
      `INSERT INTO abonnes SELECT CONCAT('personne', seq, '@courrier.example'), ELT(seq % 3 + 1, 'infos', 'débat', 'annonces'), ELT(seq % 9 + 1, 'Zoé', 'Marie', 'Jean', 'Chloé', 'Hugo', 'Karim', 'Sophie', 'Luc', 'Inès') FROM seq_1_to_3000`,
      `CREATE TABLE journal (quand DATETIME, ip VARCHAR(45), geo POINT, octets VARBINARY(40))`,
      `INSERT INTO journal SELECT NOW(), CONCAT('192.0.2.', seq), POINT(2.35, 48.85), UNHEX(SHA2(seq, 256)) FROM seq_1_to_50`,
      `CREATE VIEW tout AS SELECT courriel FROM comptes`,
      `CREATE TABLE vide (id INT PRIMARY KEY, courriel VARCHAR(100), cree DATE)`,
    );
  });
  afterAll(() => database?.drop());

  test('the demonstration and what stands beside it are proposed, whatever keys and character sets', async () => {
    const over = await inventoryOver(direct(database, user));
    expect(await scanned(over)).toBe('done');
    const { columns, scan } = await now(over);
    const found = columns.map(short);
    for (const one of [
      'abonnes.adresse email',
      'abonnes.prenom name',
      'acces_ftp.email_contact email',
      'acces_ftp.pass_md5 password-hash',
      'acces_ftp.dernier_acces connection-trace',
      'bases_donnees.mot_de_passe_sql password-hash',
      'boites_mail.adresse email',
      'boites_mail.nom_affiche name',
      'comptes.courriel email',
      'comptes.derniere_connexion connection-trace',
      'comptes.login login',
      'comptes.mot_de_passe clear-password',
      'comptes.titulaire name',
      'journal.ip ip-address',
      'vide.courriel email',
    ])
      expect(found).toContain(one);
    expect(found.filter((one) => /^(?:tout|parametres)\.|octets|date_mdp|quota|montant|nom_domaine/.test(one))).toEqual(
      [],
    );
    expect(scan).toMatchObject({ complete: true, unread: [] });
  });

  test('rows come from all over a table, by a number or by a key of texts', async () => {
    const ouvadmin = await openOuvadmin(direct(database, user));
    const tables = await ouvadmin.tables();
    const spread = async (name: string, column: string) => {
      const table = tables.find((one) => one.name === name);
      if (!table) throw new Error(name);
      const rows = await sampleTable(ouvadmin, table, [column], new AbortController().signal);
      return rows.map(([value]) => value ?? '');
    };
    const ids = (await spread('boites_mail', 'id_boite')).map(Number);
    expect(ids.length).toBeGreaterThan(300);
    const { rows } = tables.find(({ name }) => name === 'boites_mail') ?? { rows: 0 };
    expect(Math.max(...ids) - Math.min(...ids)).toBeGreaterThan(rows / 2);
    expect(new Set(await spread('abonnes', 'liste')).size).toBe(3);
    expect((await spread('journal', 'ip')).length).toBe(50);
    await ouvadmin.close();
  });

  test('a table that may not be read is judged by its names, and is said', async () => {
    const reader = await database.createUser({
      rights: [
        { privilege: 'SELECT', table: 'boites_mail' },
        { privilege: 'INSERT', table: 'comptes' },
      ],
    });
    const over = await inventoryOver(direct(database, reader));
    expect(await scanned(over)).toBe('done');
    const { scan, columns } = await now(over);
    expect(scan?.unread).toEqual([{ table: 'comptes', because: 'no-right' }]);
    const email = columns.find(({ table, column }) => table === 'comptes' && column === 'courriel');
    expect(email).toMatchObject({ category: 'email', sample: [], confidence: 0.8 });
    expect(email?.because.map(({ code }) => code)).toEqual(['name-says', 'not-read']);
  });

  test('a wrong password is a refusal, and leaves what was known', async () => {
    const over = await inventoryOver({ ...direct(database, user), databasePassword: 'faux' } as never);
    expect(await scanned(over)).toBe('failed');
    expect(over.jobs.list()[0]?.problem).toMatchObject({ code: 'CANNOT_REACH', detail: 'login-refused' });
  });
});
