import { afterEach, expect, it } from 'vitest';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { campaignsOver, ended, everything, mapping, mappingVersion, options } from './audit-fixture.ts';

const schema = `CREATE TABLE comptes (
  number INT PRIMARY KEY AUTO_INCREMENT, id INT(6) ZEROFILL, login VARCHAR(64), email VARCHAR(255),
  name VARCHAR(255) CHARACTER SET latin1, password LONGTEXT, changed DATE
) CHARACTER SET utf8mb4`;

const selectRight = { privilege: 'SELECT', table: 'comptes' };

describeWith(['mariadb', 'certificates'], 'an audit of a real MariaDB over TLS', ({ mariadb }) => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const deed of undo.splice(0).reverse()) await deed();
  });

  async function ouvadmin(
    rows: Record<string, unknown>[],
  ): Promise<{ database: TestDatabase; line: FaultyLine; reach: Reach }> {
    const database = await createDatabase(mariadb, { schema });
    undo.push(() => database.drop());
    await database.insert('comptes', rows);
    const line = await startProxy({ host: mariadb.host, port: mariadb.port });
    undo.push(() => line.stop());
    const user = await database.createUser({ rights: [selectRight] });
    const reach: Reach = {
      dialect: 'mysql',
      route: { kind: 'direct', host: 'localhost', port: line.port, tls: { kind: 'ca', pem: mariadb.ca } },
      user: user.user,
      databasePassword: user.password,
      database: database.name,
    };
    return { database, line, reach };
  }

  const many = Array.from({ length: 4000 }, (_, n) => ({
    id: n + 1,
    login: `login${n}`,
    email: `login${n}@verger.example`,
    name: 'Élodie Zanvrek',
    password: n % 4 === 0 ? 'soleil' : `k${n}-Qz!${n}w`,
    changed: '2024-01-01',
  }));

  it('reads identifiers with their zeros, latin1 names, NULL, empty and very long values', async () => {
    const { reach } = await ouvadmin([
      { id: 12, login: 'court', name: 'Élodie Zanvrek', password: 'Zanvrek2017!' },
      { id: 13, login: 'nul', password: null },
      { id: 14, login: 'vide', password: '' },
      { id: 15, login: 'long', password: 'Aé9!'.repeat(262_144) },
      { id: 16, login: 'rtl', name: '=cmd()', password: 'k7🦊Qz!m2W' },
    ]);
    const readyMapping = async () => mappingVersion({ ...mapping, storage: 'clear' });
    const { campaigns } = await campaignsOver('', { reach: async () => reach, readyMapping });
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    const { rows } = await campaigns.page(everything(audit.id), 0, 10);
    expect(rows.map(({ accountId }) => accountId)).toEqual(['000012', '000013', '000014', '000015', '000016']);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['weak', 'none', 'weak', 'weak', 'conforming']);
    expect(rows[0]).toMatchObject({ holder: 'Élodie Zanvrek', reasons: ['from-name'] });
    expect(rows[3]?.reasons).toContain('too-long');
    expect(rows[4]).toMatchObject({ warnings: ['other-characters'], holder: '=cmd()' });
  });

  it('is interrupted when the line is cut, keeps what it has, and goes on from there', async () => {
    const { line, reach } = await ouvadmin(many);
    line.behave({ cutAfter: 150_000 });
    const { campaigns, jobs } = await campaignsOver('', { reach: async () => reach });
    const { audit: cut } = await ended(campaigns, await campaigns.start('c1', options));
    expect(cut).toMatchObject({ state: 'interrupted', problem: { code: 'cut' } });
    expect(cut.accounts).toBeGreaterThan(0);
    expect(cut.accounts).toBeLessThan(4000);
    expect(jobs.list()[0]).toMatchObject({ state: 'failed', problem: { code: 'CANNOT_REACH', detail: 'cut' } });
    line.behave({});
    const { audit } = await ended(campaigns, await campaigns.resume(cut.id));
    expect(audit).toMatchObject({ state: 'done', accounts: 4000 });
    expect(audit).not.toHaveProperty('problem');
    expect(audit.counts[0]?.reasons.shared).toBe(1000);
    const { rows, total } = await campaigns.page(everything(audit.id), 0, 500);
    expect(total).toBe(4000);
    expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(500);
  });

  it('says that the table is gone when it is dropped meanwhile', async () => {
    const { database, line, reach } = await ouvadmin(many);
    line.behave({ latency: 20 });
    const { campaigns, jobs } = await campaignsOver('', { reach: async () => reach });
    const started = await campaigns.start('c1', options);
    for await (const step of campaigns.watch(started.id)) if (step.done > 0) break;
    await database.run('DROP TABLE comptes');
    const { audit } = await ended(campaigns, started);
    expect(audit.state).toBe('interrupted');
    expect(jobs.list()[0]).toMatchObject({ state: 'failed', problem: { code: 'CANNOT_REACH', detail: 'server-said' } });
  });

  it('says which right is missing when it is taken away meanwhile', async () => {
    const { database, line, reach } = await ouvadmin(many);
    line.behave({ latency: 20 });
    const { campaigns, jobs } = await campaignsOver('', { reach: async () => reach });
    const started = await campaigns.start('c1', options);
    for await (const step of campaigns.watch(started.id)) if (step.done > 0) break;
    if (reach.dialect === 'mysql') await database.revoke({ user: reach.user, password: '' }, selectRight);
    const { audit } = await ended(campaigns, started);
    expect(audit.state).toBe('interrupted');
    expect(audit.problem).toMatchObject({ code: 'right-missing', facts: { table: 'comptes' } });
    expect(jobs.list()[0]).toMatchObject({ problem: { code: 'CANNOT_REACH' } });
  });
});
