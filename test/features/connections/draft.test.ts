import { describe, expect, test } from 'vitest';
import type { Profile, Route } from '../../../preload/contract/connections.ts';
import { contract } from '../../../preload/contract/index.ts';
import {
  type Draft,
  draftOf,
  emptyDraft,
  fieldsOf,
  mistakesOf,
  requestOf,
  withKind,
} from '../../../renderer/features/connections/draft.ts';

const routes: Route[] = [
  { kind: 'direct', host: 'db.example', port: 3307, tls: { kind: 'ca', pem: '-----BEGIN CERTIFICATE-----' } },
  { kind: 'direct', host: 'db.example', port: 3306, tls: { kind: 'system' } },
  { kind: 'socket', path: '/run/db.sock' },
  {
    kind: 'ssh',
    ssh: { host: 'ssh.example', port: 2222, user: 'camille', auth: 'agent' },
    host: '127.0.0.1',
    port: 3306,
    tls: { kind: 'none' },
  },
];

const profileOf = (route: Route): Profile => ({
  id: 'c1',
  name: 'Ouvadmin',
  target: { kind: 'server', route, user: 'lecture', database: 'ouvadmin' },
  held: ['databasePassword'],
  keptIn: 'vault',
});

describe.each(routes)('a connection by $kind', (route) => {
  test('is sent as it came when nothing was changed, and without any secret', () => {
    const { target, secrets, id, name } = requestOf(draftOf(profileOf(route)), 'c1');
    expect({ id, name, target }).toEqual({ id: 'c1', name: 'Ouvadmin', target: profileOf(route).target });
    expect(secrets).toEqual({});
  });

  test('is what the contract takes', async () => {
    const schema = contract.connections.save['~orpc'].inputSchema;
    const result = await schema?.['~standard'].validate(requestOf(draftOf(profileOf(route)), 'c1'));
    expect(result).not.toHaveProperty('issues');
  });
});

test('what is missing is told by field, and a held secret is not missing', () => {
  expect(mistakesOf(emptyDraft, [])).toEqual({
    name: 'missing',
    sshHost: 'missing',
    sshUser: 'missing',
    sshKey: 'missing',
    user: 'missing',
    database: 'missing',
  });
  expect(mistakesOf(emptyDraft, ['sshKey'])).not.toHaveProperty('sshKey');
});

test.each(['0', '65536', '33o6', '-1', '3306 ', '1e3'])('port %j', (port) => {
  expect(mistakesOf({ ...emptyDraft, port }, []).port).toBe(port.trim() === '3306' ? undefined : 'badPort');
});

test('a path that is none is told', () => {
  expect(mistakesOf({ ...emptyDraft, kind: 'socket', path: 'run/db.sock' }, []).path).toBe('badPath');
});

test('a direct way always verifies the server', () => {
  expect(withKind(emptyDraft, 'direct')).toMatchObject({ tls: 'system', host: '' });
});

test('a secret of a way that is no longer shown is not sent', () => {
  const typed: Draft = { ...emptyDraft, secrets: { ...emptyDraft.secrets, sshKey: 'key', databasePassword: 'secret' } };
  expect(requestOf(typed, undefined).secrets).toEqual({ sshKey: 'key', databasePassword: 'secret' });
  expect(requestOf(withKind(typed, 'direct'), undefined).secrets).toEqual({ databasePassword: 'secret' });
  expect(fieldsOf(withKind(typed, 'direct'))).not.toContain('sshKey');
});
