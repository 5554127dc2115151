import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnections } from '../../../main/features/connections/connections.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';
import { keychainAccount } from '../../../main/keychain/secret-room.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { describeWith } from '../../services/services.ts';

describeWith(['keyring'], 'secrets in a real keyring', ({ keyring }) => {
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  beforeEach(() => {
    process.env.DBUS_SESSION_BUS_ADDRESS = keyring;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  });

  test('they are kept there, found again, and gone with the profile', async () => {
    const keychain = await openKeychain(silentLog);
    if (!keychain) throw new Error('no keychain answers');
    const { db } = await newReplica();
    const open = () =>
      openConnections({
        ...{ db, clock: () => new Date(), keychain, demonstrationFile: async () => '', mappedColumns: async () => [] },
      });
    const { id, keptIn } = await open().save({
      name: 'Ouvadmin',
      target: { kind: 'server', route: { kind: 'socket', path: '/s' }, user: 'u', database: 'd' },
      secrets: { databasePassword: 'Planté « secret » €' },
    });
    expect(keptIn).toBe('keychain');
    expect(db.prepare('SELECT value FROM connection_secret').all()).toEqual([{ value: null }]);
    expect(await open().reachOf(id)).toMatchObject({ databasePassword: 'Planté « secret » €' });
    await open().remove(id);
    expect(await keychain.get(keychainAccount('connection', id, 'databasePassword'))).toBeUndefined();
  });
});
