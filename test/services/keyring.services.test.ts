import { AsyncEntry } from '@napi-rs/keyring';
import { beforeAll, expect, test } from 'vitest';
import { describeWith } from './services.ts';

describeWith(['keyring'], 'the keyring', ({ keyring }) => {
  // This process is one of the pool's forks: it is ours alone, and C code sees its environment.
  beforeAll(() => {
    process.env.DBUS_SESSION_BUS_ADDRESS = keyring;
  });

  test('keeps a secret, gives it back and forgets it', async () => {
    const entry = new AsyncEntry('ouvadesk-test', 'clé');
    await entry.setPassword('été 2018');
    expect(await entry.getPassword()).toBe('été 2018');
    await entry.deletePassword();
    expect(await entry.getPassword()).toBeFalsy();
  });
});
