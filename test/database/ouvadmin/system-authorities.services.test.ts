import { expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { createDatabase } from '../../services/database.ts';
import { describeWith } from '../../services/services.ts';
import { direct, type MysqlReach } from './reaches.ts';

describeWith(['certificates', 'mariadb'], 'the authorities of the operating system', ({ certificates, mariadb }) => {
  // OpenSSL's own variable stands for the system's store; it is read once in a process, hence a file of its own.
  test.skipIf(process.platform !== 'linux')('a server whose authority the system trusts is trusted', async () => {
    process.env.SSL_CERT_FILE = certificates.ca.certFile;
    const database = await createDatabase(mariadb, { schema: 'CREATE TABLE t (id INT PRIMARY KEY)' });
    const reach = direct(database, await database.createUser());
    const route = { ...reach.route, tls: { kind: 'system' } } as MysqlReach['route'];
    const ouvadmin = await openOuvadmin({ ...reach, route });
    expect(await ouvadmin.count('t')).toBe(0);
    await ouvadmin.close();
    await database.drop();
  });
});
