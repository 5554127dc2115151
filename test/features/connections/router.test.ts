import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { expect, test } from 'vitest';
import { openConnections } from '../../../main/features/connections/connections.ts';
import { connectionsRouter } from '../../../main/features/connections/router.ts';
import { refusal } from '../../../main/shared/refusal.ts';
import { newReplica } from '../../database/replica/new-replica.ts';

async function client() {
  const { db } = await newReplica();
  const connections = openConnections({
    ...{ db, clock: () => new Date('2026-11-24T10:00:00.000Z'), keychain: undefined },
    ...{ demonstrationFile: async () => '/nowhere.db', mappedColumns: async () => [] },
  });
  return createRouterClient(connectionsRouter(() => connections));
}

const target = {
  kind: 'server' as const,
  route: { kind: 'direct' as const, host: 'h', port: 3306, tls: { kind: 'system' as const } },
  user: 'u',
  database: 'd',
};

test('refusals cross as the contract names them', async () => {
  const calls = await client();
  await calls.save({ name: 'x', target, secrets: {} });
  const [twice] = await safe(calls.save({ name: ' X ', target, secrets: {} }));
  expect(isDefinedError(twice) && twice.code).toBe('NAME_TAKEN');
  const bare = { ...target, route: { ...target.route, tls: { kind: 'none' as const } } };
  const [without] = await safe(calls.save({ name: 'y', target: bare, secrets: {} }));
  expect(isDefinedError(without) && without.code).toBe('TLS_REQUIRED');
  const [unknown] = await safe(calls.test({ id: 'none' }));
  expect(isDefinedError(unknown) && unknown.code).toBe('CONNECTION_UNKNOWN');
  const [other] = await safe(calls.acceptHostKey({ id: 'none', fingerprint: 'SHA256:x' }));
  expect(isDefinedError(other) && other.code).toBe('CONNECTION_UNKNOWN');
});

test('the steps of a test cross as a stream', async () => {
  const calls = await client();
  const { id } = await calls.save({ name: 'x', target: { kind: 'demonstration' }, secrets: {} });
  const steps = [];
  for await (const step of await calls.test({ id })) steps.push(`${step.step} ${step.state}`);
  expect(steps.at(-1)).toBe('database failed');
  expect((await calls.list())[0]?.lastTest).toEqual({ at: '2026-11-24T10:00:00.000Z', passed: false });
});

test('without an open vault every call is refused', async () => {
  const locked = createRouterClient(
    connectionsRouter(() => {
      throw refusal('VAULT_LOCKED');
    }),
  );
  for (const call of [
    locked.list(),
    locked.remove({ id: 'x' }),
    locked.test({ id: 'x' }),
    locked.grants({ id: 'x', task: 'map' }),
  ]) {
    const [error] = await safe(call as Promise<unknown>);
    expect((error as { code?: string } | null)?.code).toBe('VAULT_LOCKED');
  }
});
