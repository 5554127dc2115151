import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reach } from '../../../../main/database/ouvadmin/ouvadmin.ts';
import { openColumnCipher } from '../../../../main/encryption/cipher/open-column-cipher.ts';
import { openAccess } from '../../../../main/features/column-encryption/access/access.ts';
import { createDatabase, type TestDatabase } from '../../../services/database.ts';
import { describeWith } from '../../../services/services.ts';
import { MemoryJournal } from '../../volunteers/memory-journal.ts';
import { keyLaptop, mails, source } from '../keys/key-laptops.ts';

describeWith(['mariadb', 'certificates'], 'a person’s data in MariaDB', ({ mariadb, certificates }) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase(mariadb);
  });
  afterAll(() => database?.drop());

  test('are found and read by a login that may only read, whatever their character set and key', async () => {
    const { keys } = keyLaptop(new MemoryJournal());
    const keyNumber = await keys.make(mails);
    const treatment = { kind: 'encrypt', index: 'email' } as const;
    const { plan: id, table, column } = mails;
    const found = await keys.keysOf(id);
    if (!found) throw new Error('no keys');
    const cipher = openColumnCipher({ plan: id, table, column, treatment }, found);
    await database.run(`CREATE TABLE users (site VARCHAR(10) CHARACTER SET latin1, number INT, login VARCHAR(30) CHARACTER SET latin1,
      secret VARCHAR(99), email_enc VARBINARY(300), email_bidx BINARY(16), born DATE, PRIMARY KEY (site, number))`);
    const row = [Buffer.from('été'), Buffer.from('42')];
    await database.insert('users', [
      {
        ...{ site: 'été', number: 42, login: 'zoé', secret: 'motdepasse', born: '1970-01-02' },
        email_enc: cipher.encrypt(row, Buffer.from('zoe@exemple.fr')),
        email_bidx: cipher.blindIndex(Buffer.from('zoe@exemple.fr')),
      },
      { ...{ site: 'nord', number: 42, login: 'ada', secret: '', born: null, email_enc: null, email_bidx: null } },
    ]);
    const { user, password } = await database.createUser();
    const tls = { kind: 'ca', pem: certificates.ca.pem } as const;
    const route = { kind: 'direct', host: mariadb.host, port: mariadb.port, tls } as const;
    const reach: Reach = { dialect: 'mysql', route, user, database: database.name, databasePassword: password };
    const access = openAccess({
      ...{ keys, clock: () => new Date(), reach: async () => reach, sourceOf: () => source },
      mapping: () => ({
        systems: [
          {
            system: 'account',
            table,
            columns: { id: 'number', login: 'login', email: column, password: 'secret' },
            storage: 'auto',
          },
        ],
      }),
      plansOf: () => [{ id, table, column, treatment, known: { keyNumber } }],
      enter: () => {},
      writeExport: () => {
        throw new Error('not of this test');
      },
    });
    const zoe = { table, key: '["été","42"]', label: '42 · zoé' };
    expect(await access.findPerson('c1', 'ZOE@exemple.fr')).toEqual([zoe]);
    expect(await access.findPerson('c1', 'zoé')).toEqual([zoe]);
    expect((await access.findPerson('c1', '42')).map(({ key }) => key).sort()).toEqual(['["nord","42"]', zoe.key]);
    const { rows } = await access.readPerson('c1', [zoe], 'elle-même');
    expect(rows).toMatchObject([{ key: zoe.key }]);
    expect(rows[0]?.values.map(({ column: name, value, was }) => [name, value, was])).toEqual([
      ['site', 'été', 'clear'],
      ['number', '42', 'clear'],
      ['login', 'zoé', 'clear'],
      ['secret', null, 'hidden'],
      ['email', 'zoe@exemple.fr', 'encrypted'],
      ['born', '1970-01-02', 'clear'],
    ]);
    await database.revoke({ user, password }, { privilege: 'SELECT' });
    await expect(access.findPerson('c1', 'zoé')).rejects.toMatchObject({ code: 'CANNOT_REACH' });
  });
});
