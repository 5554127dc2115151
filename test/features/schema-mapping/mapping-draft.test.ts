import { expect, test } from 'vitest';
import {
  draftFrom,
  missingOf,
  systemsOf,
  tablesOf,
  trustOf,
  withColumn,
  withTable,
} from '../../../renderer/features/schema-mapping/mapping-draft.ts';
import { sampleProposals } from '../../renderer/samples.ts';

const proposals = sampleProposals();
const proposed = draftFrom(undefined, proposals);

test('begins with what was saved rather than with what is proposed', () => {
  const systems = [{ system: 'ftp' as const, table: 'ftp', columns: {}, storage: 'auto' as const }];
  const saved = { connectionId: 'c1', version: 3, savedAt: '2026-11-24T10:00:00.000Z', systems };
  expect(systemsOf(draftFrom(saved, proposals))).toEqual(systems);
  expect(systemsOf(proposed).map((mapping) => mapping.system)).toEqual(['account', 'mailbox']);
});

test('another table brings the columns proposed for it, or none, and no table takes the system out', () => {
  expect(withTable(proposed, 'account', 'autre', proposals).account).toEqual({
    system: 'account',
    table: 'autre',
    columns: {},
    storage: 'auto',
  });
  const back = withTable(withTable(proposed, 'account', 'autre', proposals), 'account', 'compte', proposals);
  expect(back.account).toEqual(proposals[0]?.mapping);
  expect(withTable(proposed, 'account', '', proposals)).not.toHaveProperty('account');
});

test('another password column forgets what was decided on the former', () => {
  const mapping = { system: 'account' as const, table: 'compte', columns: { password: 'a' }, storage: 'md5' as const };
  expect(withColumn(mapping, 'password', 'b')).toEqual({ ...mapping, columns: { password: 'b' }, storage: 'auto' });
  expect(withColumn(mapping, 'login', 'l').storage).toBe('md5');
  expect(withColumn(mapping, 'password', '').columns).toEqual({});
});

test('identifier and password are needed', () => {
  expect(missingOf(proposed)).toEqual([]);
  expect(missingOf(withTable(proposed, 'ftp', 'ftp', []))).toEqual([
    { system: 'ftp', role: 'id' },
    { system: 'ftp', role: 'password' },
  ]);
});

test('a proposal is trusted by its score, a choice as a choice, nothing as nothing', () => {
  const account = proposals[0]?.mapping;
  if (!account) throw new Error('no sample');
  expect(trustOf(account, 'id', proposals)?.trust).toBe('sure');
  expect(trustOf(account, 'name', proposals)?.trust).toBe('likely');
  expect(trustOf(account, 'status', proposals)?.trust).toBe('check');
  expect(trustOf(withColumn(account, 'id', 'login'), 'id', proposals)?.trust).toBe('chosen');
  expect(trustOf(account, 'mustChange', proposals)).toBeUndefined();
});

test('without the database the description still has its tables and columns', () => {
  expect(tablesOf(proposed).map(({ name, columns }) => [name, columns.length])).toEqual([
    ['compte', 8],
    ['mail_boite', 3],
  ]);
});
