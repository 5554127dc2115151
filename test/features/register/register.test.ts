import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { registerEntry } from '../../../main/features/register/kinds.ts';
import type { ExportOrder } from '../../../main/features/register/register.ts';
import { registerRouter } from '../../../main/features/register/router.ts';
import { refusal } from '../../../main/shared/refusal.ts';
import { contract } from '../../../preload/contract/index.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { registerOver } from './register-over.ts';

const now = () => new Date('2026-11-24T10:00:00.000Z');
const first = { offset: 0, limit: 100 };

async function open(change: Parameters<typeof registerOver>[2] = {}, clock = now) {
  const replica = await newReplica();
  const over = registerOver(replica.db, clock, change);
  return { ...over, db: replica.db, client: createRouterClient(registerRouter(() => over.register)) };
}

const audit = {
  what: 'audit' as const,
  subject: 'Ouvadmin',
  facts: { accounts: 1760, policies: ['ouvaton-2018-01-26'] },
};

describe('a line', () => {
  test('says who, what and when, and is the author’s own edit', async () => {
    const { register, client, records, identity } = await open();
    const id = register.enter(audit);
    expect(await client.entries(first)).toEqual({
      total: 1,
      rows: [
        {
          id,
          at: now().toISOString(),
          author: 'Jeanne',
          mine: true,
          what: 'audit',
          subject: 'Ouvadmin',
          outcome: 'done',
          facts: audit.facts,
          changed: false,
          inConflict: [],
        },
      ],
    });
    expect(records.history(id)).toMatchObject([{ author: identity.volunteer, kind: 'register-entry' }]);
  });

  test('bears the name that its author has today, and that of then once nobody knows it', async () => {
    const { register, client } = await open({ whoIs: () => ({ name: 'Jeanne Martin', mine: false }) });
    register.enter(audit);
    expect((await client.entries(first)).rows).toMatchObject([{ author: 'Jeanne Martin', mine: false }]);
  });

  test('cannot be changed or taken away by a screen; a change made by another way is told', async () => {
    expect(Object.keys(contract.register).sort()).toEqual(['entries', 'export', 'exportPurposes', 'watch']);
    let later = 0;
    const clock = () => {
      later += 1000;
      return new Date(now().getTime() + later);
    };
    const { register, client, records } = await open({}, clock);
    const id = register.enter(audit);
    records.change(registerEntry, id, { subject: 'Autre' });
    expect((await client.entries(first)).rows).toMatchObject([{ subject: 'Autre', changed: true }]);
    expect(records.history(id)).toHaveLength(2);
  });

  test('of a newer application is shown as far as it is understood', async () => {
    const { client, records } = await open();
    records.create(registerEntry, { what: 'forge-opened', outcome: 'postponed', subject: 'Dépôt' });
    expect((await client.entries(first)).rows).toMatchObject([
      { what: 'forge-opened', outcome: 'done', at: now().toISOString() },
    ]);
  });
});

describe('the list', () => {
  test('is filtered by what, who, days of Paris and words, and sorted', async () => {
    const { register, client } = await open();
    register.enter({ ...audit, at: '2026-11-20T22:30:00.000Z' });
    register.enter({ ...audit, at: '2026-11-20T23:30:00.000Z', by: 'Éloïse', subject: 'Copie' });
    register.enter({ what: 'backup', subject: 'clé USB', at: '2026-11-23T08:00:00.000Z' });
    const subjects = async (query: Partial<Parameters<typeof client.entries>[0]>) =>
      (await client.entries({ ...first, ...query })).rows.map(({ subject }) => subject);
    expect(await subjects({})).toEqual(['clé USB', 'Copie', 'Ouvadmin']);
    expect(await subjects({ what: ['audit'] })).toEqual(['Copie', 'Ouvadmin']);
    expect(await subjects({ authors: ['Éloïse'] })).toEqual(['Copie']);
    expect(await subjects({ from: '2026-11-21', to: '2026-11-22' })).toEqual(['Copie']);
    expect(await subjects({ to: '2026-11-20' })).toEqual(['Ouvadmin']);
    expect(await subjects({ search: 'eloise COPIE' })).toEqual(['Copie']);
    expect(await subjects({ search: '2018-01' })).toEqual(['Copie', 'Ouvadmin']);
    expect(await subjects({ sort: 'subject', direction: 'ascending' })).toEqual(['clé USB', 'Copie', 'Ouvadmin']);
    expect(await subjects({ offset: 1, limit: 1 })).toEqual(['Copie']);
  });

  test('tells its counts, again after each new line', async () => {
    const { register, client } = await open();
    const watched = await client.watch();
    expect((await watched.next()).value).toMatchObject({ total: 0, version: 1 });
    register.enter(audit);
    expect((await watched.next()).value).toEqual({
      total: 1,
      what: [{ key: 'audit', count: 1 }],
      authors: [{ key: 'Jeanne', count: 1 }],
      version: 2,
    });
    await watched.return?.();
  });

  test('is refused while no vault is open', async () => {
    const client = createRouterClient(
      registerRouter(() => {
        throw refusal('VAULT_LOCKED');
      }),
    );
    await expect(client.entries(first)).rejects.toMatchObject({ code: 'VAULT_LOCKED', defined: true });
  });
});

test('lines about exports leave after twelve months; the others stay', async () => {
  const replica = await newReplica();
  const { register } = registerOver(replica.db, now);
  register.enter({ what: 'export', subject: 'vieux', at: '2025-11-24T09:59:59.000Z' });
  register.enter({ what: 'export', subject: 'récent', at: '2025-11-24T10:00:01.000Z' });
  register.enter({ what: 'audit', subject: 'ancien', at: '2018-01-26T18:00:00.000Z' });
  const later = registerOver(replica.db, now).register;
  expect(later.entered('export', 'audit').map(({ subject }) => subject)).toEqual(['ancien', 'récent']);
});

test('an export takes the lines that the query asks for, in its order', async () => {
  const orders: ExportOrder[] = [];
  const { register, client } = await open({
    async *writeExport(order) {
      orders.push(order);
      yield* [];
      return { journalId: 'j', fileName: 'f', rows: 1, sheets: 1, bytes: 1, sha256: '', alterations: [] };
    },
  });
  register.enter(audit);
  register.enter({ what: 'backup', subject: 'clé USB' });
  const [purpose] = await client.exportPurposes();
  if (!purpose) throw new Error('No purpose.');
  const request = {
    purpose: purpose.key,
    columns: purpose.columns,
    format: 'csv',
    locale: 'fr',
    deleteBy: '2027-01-01',
  } as const;
  for await (const _ of await client.export({ query: { what: ['backup'] }, request }));
  expect(orders).toMatchObject([{ dataset: 'register', query: { entries: [{ subject: 'clé USB' }] } }]);
});
