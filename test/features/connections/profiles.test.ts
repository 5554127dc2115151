import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type Connections,
  type ConnectionsDeps,
  openConnections,
} from '../../../main/features/connections/connections.ts';
import type { ProfileInput } from '../../../main/features/connections/save-profile.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { memoryKeychain } from './keychains.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

async function open(deps: Partial<ConnectionsDeps> = {}) {
  const { db } = await newReplica();
  let now = Date.parse('2026-11-24T10:00:00.000Z');
  const connections = openConnections({
    db,
    clock: () => new Date(now++),
    keychain: undefined,
    demonstrationFile: async () => '/nowhere/demonstration.db',
    mappedColumns: async () => [],
    ...deps,
  });
  return { db, connections };
}

const server = (name: string, change: Partial<ProfileInput> = {}): ProfileInput => ({
  name,
  target: {
    kind: 'server',
    route: { kind: 'direct', host: 'db.exemple.fr', port: 3306, tls: { kind: 'system' } },
    user: 'ouvadesk',
    database: 'ouvadmin',
  },
  secrets: { databasePassword: 'Planté-Secret-1' },
  ...change,
});

const tunnel = (auth: 'key' | 'agent' | 'password', host = 'ssh.exemple.fr', port = 22): ProfileInput['target'] => ({
  kind: 'server',
  route: {
    kind: 'ssh',
    ssh: { host, port, user: 'benevole', auth },
    host: '127.0.0.1',
    port: 3306,
    tls: { kind: 'none' },
  },
  user: 'ouvadesk',
  database: 'ouvadmin',
});

const refused = (work: Promise<unknown>) => expect(work).rejects;

test('a profile is made, changed, listed and removed', async () => {
  const { connections, db } = await open();
  const made = await connections.save(server('Ouvadmin'));
  expect(made).toEqual({ ...made, name: 'Ouvadmin', held: ['databasePassword'], keptIn: 'vault' });
  const changed = await connections.save(server('Ouvadmin bis', { id: made.id, secrets: {} }));
  expect(changed).toEqual({ ...made, name: 'Ouvadmin bis' });
  await connections.save(server('Autre', { secrets: {} }));
  expect(connections.list().map(({ name, keptIn }) => [name, keptIn])).toEqual([
    ['Ouvadmin bis', 'vault'],
    ['Autre', 'nowhere'],
  ]);
  await connections.remove(made.id);
  expect(connections.list().map(({ name }) => name)).toEqual(['Autre']);
  expect(db.prepare('SELECT count(*) AS n FROM connection_secret').get()).toEqual({ n: 0 });
});

test('refusals: a name twice, an unknown profile, a running job', async () => {
  const { connections } = await open({ inUse: () => true });
  const { id } = await connections.save(server('Éphémère'));
  await refused(connections.save(server('e\u0301PHÉMÈRE'.normalize('NFD')))).toMatchObject({ code: 'NAME_TAKEN' });
  await connections.save(server('ÉPHÉMÈRE', { id }));
  await refused(connections.save(server('x', { id: 'none' }))).toMatchObject({ code: 'CONNECTION_UNKNOWN' });
  await refused(connections.remove('none')).toMatchObject({ code: 'CONNECTION_UNKNOWN' });
  await refused(connections.remove(id)).toMatchObject({ code: 'JOB_RUNNING' });
  await refused(connections.test('none')).toMatchObject({ code: 'CONNECTION_UNKNOWN' });
  await refused(connections.grants('none', 'map')).toMatchObject({ code: 'CONNECTION_UNKNOWN' });
});

test('a direct route needs TLS, also on this machine; a tunnel does not', async () => {
  const { connections } = await open();
  for (const host of ['db.exemple.fr', '127.0.0.1', '::1', 'localhost']) {
    const target = { ...server('x').target, route: { kind: 'direct', host, port: 3306, tls: { kind: 'none' } } };
    await refused(connections.save(server('x', { target: target as ProfileInput['target'] }))).toMatchObject({
      code: 'TLS_REQUIRED',
    });
  }
  expect((await connections.save(server('x', { target: tunnel('agent') }))).held).toEqual(['databasePassword']);
});

test('a CA must be readable, a private key too', async () => {
  const { connections } = await open();
  const withCa = (pem: string) =>
    ({
      ...server('x').target,
      route: { kind: 'direct', host: 'h', port: 1, tls: { kind: 'ca', pem } },
    }) as ProfileInput['target'];
  for (const pem of ['', 'text', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', key])
    await refused(connections.save(server('x', { target: withCa(pem) }))).toMatchObject({ code: 'CA_UNREADABLE' });
  const save = (sshKey: string) => connections.save(server('x', { target: tunnel('key'), secrets: { sshKey } }));
  await refused(save('no key')).toMatchObject({ code: 'SSH_KEY_UNREADABLE' });
  expect((await save(key)).held).toEqual(['sshKey']);
});

test('secrets: absent keeps, null forgets, what the way cannot use is forgotten', async () => {
  const { connections } = await open();
  const secrets = { databasePassword: 'a-secret', sshKey: key, sshKeyPassphrase: 'b-secret' };
  const { id } = await connections.save(server('x', { target: tunnel('key'), secrets }));
  const again = (change: Partial<ProfileInput>) =>
    connections.save(server('x', { id, secrets: {}, target: tunnel('key'), ...change }));
  expect((await again({})).held).toEqual(['databasePassword', 'sshKey', 'sshKeyPassphrase']);
  expect((await again({ secrets: { sshKeyPassphrase: null } })).held).toEqual(['databasePassword', 'sshKey']);
  expect((await again({ target: tunnel('password'), secrets: { sshPassword: 'c' } })).held).toEqual([
    'databasePassword',
    'sshPassword',
  ]);
  expect(await connections.reachOf(id)).toMatchObject({ databasePassword: 'a-secret', sshPassword: 'c' });
  expect((await again({ target: { kind: 'demonstration' } })).held).toEqual([]);
});

test('the keychain holds the secrets where there is one, and lets go of them with the profile', async () => {
  const { keychain, entries } = memoryKeychain();
  const { connections, db } = await open({ keychain });
  const { id, keptIn } = await connections.save(
    server('x', { target: tunnel('password'), secrets: { databasePassword: 'one', sshPassword: 'two' } }),
  );
  expect(keptIn).toBe('keychain');
  expect([...entries.values()].sort()).toEqual(['one', 'two']);
  expect(db.prepare('SELECT value FROM connection_secret').all()).toEqual([{ value: null }, { value: null }]);
  expect(await connections.reachOf(id)).toMatchObject({ databasePassword: 'one', sshPassword: 'two' });
  await connections.save(server('x', { id, secrets: {}, target: tunnel('agent') }));
  expect([...entries.values()]).toEqual(['one']);
  await connections.remove(id);
  expect(entries.size).toBe(0);
});

test('a keychain that refuses one secret: the vault has it, and says so', async () => {
  const { keychain, entries } = memoryKeychain(
    (operation, account) => operation === 'set' && account.endsWith('sshKey'),
  );
  const { connections } = await open({ keychain });
  const profile = await connections.save(
    server('x', { target: tunnel('key'), secrets: { databasePassword: 'one', sshKey: key } }),
  );
  expect(profile).toMatchObject({ keptIn: 'vault', held: ['databasePassword', 'sshKey'] });
  expect([...entries.values()]).toEqual(['one']);
  expect(await connections.reachOf(profile.id)).toMatchObject({ databasePassword: 'one', sshKey: key });
});

test('a keychain that falls silent afterwards fails the step that needed it, with its own fact', async () => {
  let locked = false;
  const { keychain } = memoryKeychain(() => locked);
  const { connections } = await open({ keychain });
  const { id } = await connections.save(server('x'));
  locked = true;
  await refused(connections.reachOf(id)).toMatchObject({
    problem: { code: 'login-refused', facts: { because: 'keychain' } },
  });
  const steps = await collect(await connections.test(id));
  expect(steps).toMatchObject([{ step: 'login', state: 'failed', problem: { facts: { because: 'keychain' } } }]);
  await connections.remove(id);
  expect(connections.list()).toEqual([]);
});

test('the accepted host key is kept while the SSH server is the same, and forgotten on demand', async () => {
  const { connections, db } = await open();
  const { id } = await connections.save(server('x', { target: tunnel('agent'), secrets: {} }));
  const pin = () => db.prepare('UPDATE connection SET host_key = ?').run('SHA256:abc');
  const save = (target: ProfileInput['target']) => connections.save(server('x', { id, target, secrets: {} }));
  pin();
  expect((await save(tunnel('password', 'SSH.exemple.fr'))).hostKey).toBe('SHA256:abc');
  expect((await save(tunnel('agent', 'ssh.exemple.fr', 2222))).hostKey).toBeUndefined();
  pin();
  expect((await save(tunnel('agent', 'autre.exemple.fr', 2222))).hostKey).toBeUndefined();
  pin();
  expect(connections.forgetHostKey(id).hostKey).toBeUndefined();
});

test('no output and no refusal holds a secret', async () => {
  const { connections } = await open();
  const secrets = { databasePassword: 'Planté-Secret-1', sshKey: key, sshKeyPassphrase: 'Planté-Secret-2' };
  const profile = await connections.save(server('x', { target: tunnel('key'), secrets }));
  const told: unknown[] = [
    profile,
    connections.list(),
    connections.get(profile.id),
    connections.forgetHostKey(profile.id),
  ];
  told.push(await connections.grants(profile.id, 'audit'));
  told.push(await connections.save(server('x', { secrets })).catch((error) => error));
  for (const each of told) {
    const text = `${JSON.stringify(each)} ${each instanceof Error ? `${each.message} ${each.stack}` : ''}`;
    expect(text).not.toMatch(/Planté-Secret|PRIVATE KEY/);
  }
});

test('the demonstration has one profile, made once', async () => {
  const { connections } = await open();
  const made = connections.ensureDemonstration('Démonstration');
  expect(connections.ensureDemonstration('Autre nom')).toEqual(made);
  expect(await connections.grants(made.id, 'audit')).toEqual({ statements: [], mapped: false });
  expect(await connections.reachOf(made.id)).toEqual({ dialect: 'sqlite', file: '/nowhere/demonstration.db' });
  const steps = await collect(await connections.test(made.id));
  expect(steps.at(-1)).toMatchObject({ step: 'database', state: 'failed', problem: { code: 'database-unknown' } });
});

async function collect(steps: Awaited<ReturnType<Connections['test']>>) {
  const all = [];
  for await (const each of steps) all.push(each);
  return all;
}
