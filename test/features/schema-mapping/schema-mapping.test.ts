import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationAccounts } from '../../../main/database/demonstration/accounts.ts';
import { makeDemonstration } from '../../../main/database/demonstration/make-demonstration.ts';
import { demonstrationRows } from '../../../main/database/demonstration/rows.ts';
import { schemaMappingRouter } from '../../../main/features/schema-mapping/router.ts';
import { refusal } from '../../../main/shared/refusal.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { drain, openedMapping, savedAt } from './opened.ts';

const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-mapping-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [seed, size] = [11, 1_200];
const file = join(folder, 'ouvadmin.sqlite');
const reach = { dialect: 'sqlite', file } as const;
beforeAll(() => makeDemonstration(file, seed, size));

let files = 0;
/** An Ouvadmin of a few statements. */
function small(statements: string): { dialect: 'sqlite'; file: string } {
  files += 1;
  const own = join(folder, `small-${files}.sqlite`);
  const db = new Database(own);
  db.exec(statements);
  db.close();
  return { dialect: 'sqlite', file: own };
}

const comptes: SystemMapping = {
  system: 'account',
  table: 'comptes',
  columns: { id: 'id_compte', login: 'login', password: 'mot_de_passe' },
  storage: 'auto',
};

describe('on the demonstration', () => {
  const { mapping } = openedMapping(reach);

  it('lists the tables', async () => {
    const tables = await mapping.tables('one');
    expect(tables.map(({ name }) => name)).toContain('boites_mail');
    expect(tables.find(({ name }) => name === 'comptes')?.primaryKey).toEqual(['id_compte']);
  });

  it('proposes the four systems with all their roles', async () => {
    const proposals = await mapping.propose('one');
    expect(proposals.map(({ mapping: { system, table, columns } }) => ({ system, table, ...columns }))).toEqual([
      {
        ...{
          system: 'account',
          table: 'comptes',
          id: 'id_compte',
          login: 'login',
          email: 'courriel',
          name: 'titulaire',
        },
        ...{ status: 'etat', password: 'mot_de_passe', passwordChangedOn: 'date_mdp', mustChange: 'forcer_changement' },
        lastLogin: 'derniere_connexion',
      },
      {
        ...{ system: 'mailbox', table: 'boites_mail', id: 'id_boite', login: 'adresse', email: 'adresse' },
        ...{ name: 'nom_affiche', status: 'actif', password: 'mdp', passwordChangedOn: 'mdp_modifie_le' },
        ...{ mustChange: 'mdp_a_changer', lastLogin: 'derniere_releve' },
      },
      {
        ...{ system: 'ftp', table: 'acces_ftp', id: 'id_ftp', login: 'utilisateur', email: 'email_contact' },
        ...{ name: 'proprietaire', status: 'actif', password: 'pass_md5', passwordChangedOn: 'date_pass' },
        lastLogin: 'dernier_acces',
      },
      {
        ...{ system: 'database', table: 'bases_donnees', id: 'id_base', login: 'utilisateur_sql' },
        ...{ email: 'courriel_contact', name: 'responsable', status: 'etat', password: 'mot_de_passe_sql' },
        passwordChangedOn: 'date_maj_mdp',
      },
    ]);
  });

  it('shows ten masked rows and of the password its family', async () => {
    const rows = await mapping.sample('one', comptes);
    expect(rows).toHaveLength(10);
    expect(rows[0]?.id).toMatch(/^0•{4}$/);
    for (const { password } of rows) expect(['clear', 'reversible', 'empty', 'none']).toContain(password);
  });

  it('counts the families of all rows, with progress', async () => {
    const { yielded, result } = await drain(mapping.storage('one', comptes));
    expect(result.rows).toBe(480);
    expect(result.elected).toBe('clear');
    expect(result.votes.reduce((sum, { count }) => sum + count, 0)).toBe(480);
    expect(yielded.at(-1)).toEqual({ kind: 'storage', step: 'reading', done: 480, total: 480 });
  });

  it('tells the families apart where a table is half hashed', async () => {
    const boxes = { ...comptes, table: 'boites_mail', columns: { id: 'id_boite', password: 'mdp' } };
    const { result } = await drain(mapping.storage('one', boxes));
    expect(result.votes.map(({ family }) => family).slice(0, 2)).toEqual(['clear', 'bcrypt']);
    expect(result.elected).toBe('auto');
  });
});

describe('no row leaves in the clear', () => {
  it('whatever deed is asked, whatever role a column is given', async () => {
    const { mapping, db } = openedMapping(reach);
    const proposals = await mapping.propose('one');
    const systems = proposals.map((proposal) => proposal.mapping);
    const told: unknown[] = [await mapping.tables('one'), proposals];
    for (const system of systems) {
      told.push(await mapping.sample('one', system), await drain(mapping.storage('one', system)));
      // A volunteer, or somebody at the keyboard, who asks for the password under the name of another role.
      const { password = '' } = system.columns;
      told.push(await mapping.sample('one', { ...system, columns: { id: password, login: password, name: password } }));
    }
    told.push(await mapping.save('one', systems), mapping.history('one'), await mapping.check('one'));
    told.push(db.prepare('SELECT * FROM schema_mapping').all());
    const text = JSON.stringify(told);

    const stored = [...demonstrationRows(seed, size)].flatMap(({ table, values }) => {
      const place = { comptes: 2, boites_mail: 4, acces_ftp: 5, bases_donnees: 6 }[table];
      return place === undefined ? [] : [values[place]];
    });
    const clear = [...demonstrationAccounts(seed, size)].map(({ password }) => password);
    // A password may be the very name of the role.
    const words = ['password'];
    const planted = new Set([...stored, ...clear].filter((value) => typeof value === 'string' && value.length > 5));
    expect(planted.size).toBeGreaterThan(500);
    expect([...planted].filter((secret) => !words.includes(`${secret}`) && text.includes(`${secret}`))).toEqual([]);
  });

  it('shows a hash as its family, even in a column that nobody would take for a password', async () => {
    const own = small(`
      CREATE TABLE comptes (id_compte TEXT PRIMARY KEY, remarque TEXT, mdp TEXT);
      INSERT INTO comptes VALUES ('01', '5f4dcc3b5aa765d61d8327deb882cf99', 'x');`);
    const { mapping } = openedMapping(own);
    const columns = { id: 'id_compte', name: 'remarque', password: 'mdp' } as const;
    expect(await mapping.sample('one', { ...comptes, columns })).toEqual([
      { id: '••', name: 'md5', password: 'clear' },
    ]);
  });
});

describe('saving', () => {
  const { mapping } = openedMapping(reach);
  const wider: SystemMapping = { ...comptes, columns: { ...comptes.columns, email: 'courriel' }, storage: 'clear' };

  it('keeps every version, the newest as current, of each connection apart', async () => {
    expect(mapping.current('one')).toBeUndefined();
    expect(await mapping.save('one', [comptes])).toEqual({
      ...{ connectionId: 'one', version: 1, savedAt },
      systems: [comptes],
    });
    expect((await mapping.save('one', [wider])).version).toBe(2);
    expect((await mapping.save('two', [comptes])).version).toBe(1);
    expect(mapping.current('one')?.systems).toEqual([wider]);
    expect(mapping.history('one').map(({ version }) => version)).toEqual([2, 1]);
  });

  it('makes no version when nothing changed', async () => {
    expect((await mapping.save('one', [wider])).version).toBe(2);
  });

  it('remembers keys and types for the audit and the grants', async () => {
    expect(mapping.columnsRead('one')).toEqual([
      { table: 'comptes', columns: ['id_compte', 'login', 'courriel', 'mot_de_passe'] },
    ]);
    expect(mapping.columnsRead('three')).toEqual([]);
    const ready = await mapping.ready('one');
    expect(ready.systems[0]).toMatchObject({ primaryKey: ['id_compte'], types: { mot_de_passe: 'VARCHAR(128)' } });
    expect(ready.version).toBe(2);
    await expect(mapping.ready('three')).rejects.toMatchObject({ code: 'NOT_MAPPED' });
  });

  it('refuses what lacks identifier or password', async () => {
    const { id: _, ...columns } = comptes.columns;
    await expect(mapping.save('one', [{ ...comptes, columns }])).rejects.toMatchObject({
      code: 'MAPPING_INCOMPLETE',
      data: { missing: [{ system: 'account', role: 'id' }] },
    });
  });

  it('refuses what the database does not have', async () => {
    const absent = { ...comptes, columns: { ...comptes.columns, email: 'adresse' } };
    await expect(mapping.save('one', [absent])).rejects.toMatchObject({
      code: 'MAPPING_DRIFTED',
      data: { drift: [{ system: 'account', table: 'comptes', column: 'adresse', kind: 'column-missing' }] },
    });
    await expect(mapping.sample('one', absent)).rejects.toMatchObject({ code: 'MAPPING_DRIFTED' });
    await expect(drain(mapping.storage('one', { ...comptes, table: 'rien' }))).rejects.toMatchObject({
      code: 'MAPPING_DRIFTED',
    });
    expect(mapping.current('one')?.version).toBe(2);
  });

  it('refuses a table without a key, which cannot be read page after page', async () => {
    const own = openedMapping(small('CREATE TABLE comptes (id_compte TEXT, login TEXT, mot_de_passe TEXT)')).mapping;
    await expect(own.save('one', [comptes])).rejects.toMatchObject({ code: 'NO_KEY', data: { table: 'comptes' } });
    await expect(drain(own.storage('one', comptes))).rejects.toMatchObject({ code: 'NO_KEY' });
    expect(await own.sample('one', comptes)).toEqual([]);
  });

  it('forgets a connection that is removed', () => {
    mapping.forget('two');
    expect(mapping.current('two')).toBeUndefined();
    expect(mapping.current('one')).toBeDefined();
  });
});

describe('a database that changed', () => {
  it('says what it no longer has, instead of failing', async () => {
    const own = small('CREATE TABLE comptes (id_compte TEXT PRIMARY KEY, login TEXT, mot_de_passe VARCHAR(32))');
    const { mapping } = openedMapping(own);
    expect(await mapping.check('one')).toEqual([]);
    await mapping.save('one', [comptes]);
    expect(await mapping.check('one')).toEqual([]);

    const db = new Database(own.file);
    db.exec(`DROP TABLE comptes; CREATE TABLE comptes (id_compte TEXT, identifiant TEXT, mot_de_passe TEXT)`);
    expect(await mapping.check('one')).toEqual([
      { system: 'account', table: 'comptes', column: 'login', kind: 'column-missing', was: 'TEXT' },
      {
        ...{ system: 'account', table: 'comptes', column: 'mot_de_passe' },
        kind: 'type-changed',
        was: 'VARCHAR(32)',
        is: 'TEXT',
      },
      { system: 'account', table: 'comptes', kind: 'key-changed', was: 'id_compte', is: '' },
    ]);
    await expect(mapping.ready('one')).rejects.toMatchObject({ code: 'MAPPING_DRIFTED' });
    db.exec('DROP TABLE comptes');
    db.close();
    expect(await mapping.check('one')).toEqual([{ system: 'account', table: 'comptes', kind: 'table-missing' }]);
  });

  it('says that it cannot be reached, in main and in the worker', async () => {
    const { mapping } = openedMapping({ dialect: 'sqlite', file: join(folder, 'absent', 'none.sqlite') });
    const deeds = [() => mapping.tables('one'), () => mapping.propose('one'), () => mapping.sample('one', comptes)];
    for (const deed of deeds)
      await expect(deed()).rejects.toMatchObject({ code: 'CANNOT_REACH', data: { code: 'database-unknown' } });
  });

  it('stops when it is told to', async () => {
    const { mapping } = openedMapping(reach);
    const abort = new AbortController();
    const steps = mapping.storage('one', comptes, abort.signal);
    await steps.next();
    abort.abort();
    await expect(drain(steps)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(mapping.propose('one', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('names that try to be more than names', () => {
  it('are tables and columns, nothing else', async () => {
    const own = small(`
      CREATE TABLE "com\`p""t;es. --é" ("id'" TEXT PRIMARY KEY, "mot de passé" TEXT, "a.b" TEXT, "x); DROP TABLE y" TEXT);
      INSERT INTO "com\`p""t;es. --é" VALUES ('007', 'Soleil12', 'marie@ruche.example', 'oui');`);
    const { mapping } = openedMapping(own);
    const [proposal] = await mapping.propose('one');
    const columns = { id: "id'", password: 'mot de passé', email: 'a.b', status: 'x); DROP TABLE y' } as const;
    expect(proposal?.mapping.columns).toMatchObject({ id: "id'", password: 'mot de passé' });
    const hostile: SystemMapping = { system: 'account', table: 'com`p"t;es. --é', columns, storage: 'auto' };
    expect(await mapping.sample('one', hostile)).toEqual([
      { id: '0••', password: 'clear', email: 'm••••@r••••.e••••••', status: 'o••' },
    ]);
    expect((await drain(mapping.storage('one', hostile))).result).toEqual({
      ...{ votes: [{ family: 'clear', count: 1 }], rows: 1, elected: 'clear' },
    });
    await mapping.save('one', [hostile]);
    expect(await mapping.check('one')).toEqual([]);
  });
});

describe('the router', () => {
  const { mapping } = openedMapping(reach);
  const router = schemaMappingRouter(() => mapping);

  it('answers by the contract', async () => {
    expect(await call(router.current, { connectionId: 'one' })).toBeUndefined();
    const saved = await call(router.save, { connectionId: 'one', systems: [comptes] });
    expect(saved.version).toBe(1);
    const steps = await call(router.storage, { connectionId: 'one', mapping: comptes });
    expect((await drain(steps)).result.rows).toBe(480);
  });

  it('refuses two mappings of one system, and an empty one', async () => {
    for (const systems of [[comptes, comptes], []])
      await expect(call(router.save, { connectionId: 'one', systems })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('refuses while no vault is open', async () => {
    const locked = schemaMappingRouter(() => {
      throw refusal('VAULT_LOCKED');
    });
    await expect(call(locked.tables, { connectionId: 'one' })).rejects.toMatchObject({
      code: 'VAULT_LOCKED',
      defined: true,
    });
  });
});
