import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { inventoryOver, now, registerNow, scanned } from './inventory-over.ts';

const secret = 'Tr0uverMoi-plus';
const people = ['Marie Dupont', 'Jean Martin', 'Sophie Moreau', 'Hugo Garnier', 'Chloé Lefèvre', 'Karim Benali'];

let file = '';

/** Forty accounts, their mailboxes, a table of nothing, and a view of them all. */
beforeEach(() => {
  file = join(temporaryFolder(), 'ouvadmin.sqlite');
  const db = new Database(file);
  db.exec(`
    CREATE TABLE comptes (id_compte CHAR(5) PRIMARY KEY, mot_de_passe VARCHAR(64), titulaire VARCHAR(80), courriel VARCHAR(80), etat VARCHAR(16));
    CREATE TABLE rib (id INTEGER PRIMARY KEY, iban VARCHAR(34), cree DATE);
    CREATE TABLE parametres (cle VARCHAR(32) PRIMARY KEY, valeur VARCHAR(255));
    CREATE VIEW tout AS SELECT * FROM comptes;
    CREATE TABLE ouvadesk_undo (run VARCHAR(40), email VARCHAR(80))`);
  const account = db.prepare('INSERT INTO comptes VALUES (?, ?, ?, ?, ?)');
  for (let row = 0; row < 40; row += 1) {
    const name = people[row % people.length];
    account.run(String(row + 34).padStart(5, '0'), `${secret}${row}`, name, `personne${row}@courrier.example`, 'actif');
  }
  db.exec(`INSERT INTO rib VALUES (1, 'FR7630006000011234567890189', '2019-01-02')`);
  db.close();
});

const reach = () => ({ dialect: 'sqlite', file }) as const;
const short = ({ table, column, category, state, change }: InventoryColumn) =>
  `${table}.${column} ${category ?? ''} ${state} ${change}`;
const change = (sql: string) => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};
const idOf = (columns: readonly InventoryColumn[], name: string) =>
  columns.find(({ column }) => column === name)?.id ?? 'none';

describe('a scan', () => {
  it('proposes columns of tables, not of views nor of our own, with reasons, a masked sample and a treatment', async () => {
    const over = await inventoryOver(reach());
    expect(await now(over)).toEqual({ columns: [], others: 0 });
    expect(await scanned(over)).toBe('done');
    const { scan, columns, others } = await now(over);
    expect(columns.map(short)).toEqual([
      'comptes.id_compte identifier proposed same',
      'comptes.mot_de_passe clear-password proposed same',
      'comptes.titulaire name proposed same',
      'comptes.courriel email proposed same',
      'rib.iban iban proposed same',
    ]);
    expect(others).toBe(5);
    expect(scan).toMatchObject({ tables: 3, columns: 10, complete: true, unread: [] });
    const email = columns.find(({ column }) => column === 'courriel');
    expect(email?.sample[0]).toMatch(/^p•+@c•+/);
    expect(email).toMatchObject({
      confidence: 0.99,
      proposedTreatment: { kind: 'encrypt', index: 'email' },
      because: [
        { kind: 'name', code: 'name-says', facts: { name: 'courriel' } },
        { kind: 'content', code: 'emails', facts: { share: 100, of: 40 } },
      ],
    });
    expect(columns.find(({ column }) => column === 'mot_de_passe')).toMatchObject({
      sample: ['••••••••'],
      proposedTreatment: { kind: 'hash' },
    });
    expect(over.entered).toEqual([
      { what: 'inventory', subject: 'Ouvadmin', outcome: 'done', facts: { tables: 3, columns: 10, proposed: 5 } },
    ]);
  });

  it('keeps and tells no value in the clear', async () => {
    const over = await inventoryOver(reach());
    await scanned(over);
    const { columns } = await now(over);
    await over.inventory.decide('c1', { ids: columns.map(({ id }) => id), state: 'kept' });
    const rows = ['inventory_column', 'cell', 'own', 'job'].flatMap((table) =>
      over.replica.db.prepare(`SELECT * FROM ${table}`).all(),
    );
    const told = JSON.stringify([await now(over), await registerNow(over), rows, over.logged, over.entered]);
    for (const value of [secret, 'Dupont', 'personne', 'FR76300060', '00034']) expect(told).not.toContain(value);
  });

  it('says what is new, what has another type, and what is gone', async () => {
    const over = await inventoryOver(reach());
    await scanned(over);
    const before = await now(over);
    const ids = ['courriel', 'iban', 'titulaire'].map((name) => idOf(before.columns, name));
    await over.inventory.decide('c1', { ids, state: 'kept' });
    change(`
      DROP VIEW tout;
      ALTER TABLE comptes ADD COLUMN telephone VARCHAR(20);
      ALTER TABLE comptes DROP COLUMN titulaire;
      DROP TABLE rib;
      CREATE TABLE rib (id INTEGER PRIMARY KEY, iban TEXT, cree DATE)`);
    await scanned(over);
    const { columns } = await now(over);
    expect(columns.map(short)).toEqual([
      'comptes.id_compte identifier proposed same',
      'comptes.mot_de_passe clear-password proposed same',
      'comptes.courriel email kept same',
      'comptes.telephone telephone proposed new',
      'comptes.titulaire name kept gone',
      'rib.iban iban kept type-changed',
    ]);
    expect(columns.find(({ column }) => column === 'iban')?.typeWas).toBe('VARCHAR(34)');
  });

  it('is refused while one runs, and stays with what it had when it is cancelled', async () => {
    const over = await inventoryOver(reach());
    const { jobId } = await over.inventory.scan('c1');
    await expect(over.inventory.scan('c1')).rejects.toMatchObject({ code: 'INVENTORY_RUNNING' });
    over.jobs.cancel(jobId);
    await expect.poll(() => over.jobs.running()).toBe(false);
    expect(over.jobs.list()[0]?.state).toBe('cancelled');
    expect(await scanned(over)).toBe('done');
  });

  it('says why the database is not reached', async () => {
    const over = await inventoryOver({ dialect: 'sqlite', file: '/nowhere/x.sqlite' });
    expect(await scanned(over)).toBe('failed');
    expect(over.jobs.list()[0]?.problem).toMatchObject({ code: 'CANNOT_REACH', detail: 'database-unknown' });
    expect((await now(over)).scan).toBeUndefined();
  });
});

describe('a review', () => {
  it('keeps, dismisses, changes the category and takes back, one by one and many at once', async () => {
    const over = await inventoryOver(reach());
    await scanned(over);
    const { columns } = await now(over);
    const all = columns.map(({ id }) => id);
    expect(await over.inventory.decide('c1', { ids: all, state: 'kept' })).toEqual({ changed: 5 });
    expect(await over.inventory.decide('c1', { ids: all, state: 'kept' })).toEqual({ changed: 0 });
    const name = idOf(columns, 'titulaire');
    await over.inventory.decide('c1', { ids: [name], state: 'kept', category: 'civil-status' });
    await over.inventory.decide('c1', { ids: [idOf(columns, 'id_compte')], state: 'dismissed' });
    await over.inventory.decide('c1', { ids: [idOf(columns, 'iban')], state: 'proposed' });
    const after = (await now(over)).columns;
    expect(after.map(({ state }) => state)).toEqual(['dismissed', 'kept', 'kept', 'kept', 'proposed']);
    expect(after.find(({ id }) => id === name)).toMatchObject({
      category: 'civil-status',
      recognised: 'name',
      decidedBy: 'Jeanne',
    });
    expect(over.inventory.forPlans('demonstration')).toContainEqual({
      table: 'comptes',
      column: 'courriel',
      category: 'email',
    });
    expect(over.inventory.forPlans('elsewhere')).toEqual([]);
  });

  it('keeps a column in which nothing was recognised, if a category is said', async () => {
    const over = await inventoryOver(reach());
    await scanned(over);
    const { total, rows } = over.inventory.others('c1', 'etat', 0, 10);
    expect([total, rows.map(short)]).toEqual([1, ['comptes.etat  nothing same']]);
    const ids = rows.map(({ id }) => id);
    await expect(over.inventory.decide('c1', { ids, state: 'kept' })).rejects.toMatchObject({
      code: 'CATEGORY_MISSING',
    });
    await over.inventory.decide('c1', { ids, state: 'kept', category: 'civil-status' });
    expect((await now(over)).columns.map(short)).toContain('comptes.etat civil-status kept same');
    await expect(over.inventory.decide('c1', { ids: ['x'], state: 'kept' })).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
    });
  });
});

describe('the register of processing', () => {
  it('is proposed from what was kept, edited, linked, and exported', async () => {
    const over = await inventoryOver(reach());
    await scanned(over);
    const { columns } = await now(over);
    await over.inventory.decide('c1', { ids: columns.map(({ id }) => id), state: 'kept' });
    const proposed = over.inventory.propose('c1', 'fr');
    expect(proposed.map(({ key, columns: used }) => [key, used.map(({ column }) => column)])).toEqual([
      ['hosting-customers', ['id_compte', 'titulaire', 'courriel']],
      ['accounts-access', ['mot_de_passe']],
      ['billing', ['iban']],
    ]);
    expect(proposed[0]?.fields.data.identity?.what).toBe(
      'numéro de client ou de membre, nom, prénom, adresse électronique',
    );
    const { ids } = over.inventory.accept('c1', 'fr', ['hosting-customers', 'billing']);
    const [customers = ''] = ids;
    over.inventory.change(customers, {
      purpose: 'Héberger',
      transfers: [{ recipient: 'X', country: 'Canada', guarantee: '' }],
    });
    over.inventory.setController({
      organisation: { name: 'Ouvaton', address: '', email: '', telephone: '' },
      representative: { name: '', address: '', email: '', telephone: '' },
      dpo: { name: 'Jeanne', address: '', email: '', telephone: '' },
    });
    const register = await registerNow(over);
    expect(register.activities.map(({ reference, name, purpose }) => [reference, name, purpose])).toEqual([
      ['T-01', 'Gestion des clients de l’hébergement', 'Héberger'],
      ['T-05', 'Facturation et paiements', 'Facturer, encaisser et tenir la comptabilité'],
    ]);
    expect(register.unlinked.map(({ column }) => column)).toEqual(['mot_de_passe']);
    expect((await now(over)).columns.find(({ column }) => column === 'iban')?.activities).toEqual([
      'Facturation et paiements',
    ]);
    over.inventory.link({
      id: customers,
      add: register.unlinked.map(({ id }) => id),
      remove: [idOf(columns, 'courriel')],
    });
    expect(
      over.inventory.propose('c1', 'fr').map(({ existing, columns: used }) => [existing === customers, used.length]),
    ).toEqual([[true, 1]]);
    over.inventory.remove(ids[1] ?? '');
    expect((await registerNow(over)).activities).toHaveLength(1);
    expect(() => over.inventory.change('x', { purpose: '' })).toThrow('ACTIVITY_UNKNOWN');
  });
});
