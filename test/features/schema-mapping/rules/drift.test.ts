import { describe, expect, it } from 'vitest';
import { columnsRead, driftOf, missingRoles, remember } from '../../../../main/features/schema-mapping/rules/drift.ts';
import type { SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import { table } from '../table.ts';

const mapping: SystemMapping = {
  system: 'account',
  table: 'comptes',
  columns: { id: 'id', login: 'login', password: 'mdp' },
  storage: 'auto',
};
const before = table('comptes', 'id int!, login varchar(20), mdp varchar(32), autre text');
const remembered = remember(mapping, [before]);
const now = (columns: string) => driftOf(remembered, [table('comptes', columns)]);

describe('drift', () => {
  it('is nothing while nothing that is mapped changed', () => {
    expect(driftOf(remembered, [before])).toEqual([]);
    expect(now('nouveau int, id INT!, login varchar(20), mdp varchar(32)')).toEqual([]);
  });
  it('tells a table that is gone or renamed', () => {
    expect(driftOf(remembered, [])).toEqual([{ system: 'account', table: 'comptes', kind: 'table-missing' }]);
    expect(driftOf(remembered, [table('Comptes', 'id int!')])).toHaveLength(1);
  });
  it('tells a column that is gone, with what it was', () => {
    expect(now('id int!, login varchar(20)')).toEqual([
      { system: 'account', table: 'comptes', column: 'mdp', kind: 'column-missing', was: 'varchar(32)' },
    ]);
  });
  it('tells a type that changed', () => {
    expect(now('id int!, login varchar(20), mdp varchar(255)')).toEqual([
      {
        system: 'account',
        table: 'comptes',
        column: 'mdp',
        kind: 'type-changed',
        was: 'varchar(32)',
        is: 'varchar(255)',
      },
    ]);
  });
  it('tells a key that changed, grew or went', () => {
    expect(now('id int, login varchar(20)!, mdp varchar(32)')).toEqual([
      { system: 'account', table: 'comptes', kind: 'key-changed', was: 'id', is: 'login' },
    ]);
    expect(now('id int!, login varchar(20)!, mdp varchar(32)')).toMatchObject([{ was: 'id', is: 'id, login' }]);
    expect(now('id int, login varchar(20), mdp varchar(32)')).toMatchObject([{ was: 'id', is: '' }]);
  });
  it('reads of a table that serves two systems each column once, the key first', () => {
    const ftp: SystemMapping = { ...mapping, system: 'ftp', columns: { id: 'id', password: 'autre' } };
    expect(columnsRead([remembered, remember(ftp, [before])])).toEqual([
      { table: 'comptes', columns: ['id', 'login', 'mdp', 'autre'] },
    ]);
  });
  it('tells the roles that a mapping cannot do without', () => {
    expect(missingRoles([mapping, { ...mapping, system: 'ftp', columns: { login: 'login' } }])).toEqual([
      { system: 'ftp', role: 'id' },
      { system: 'ftp', role: 'password' },
    ]);
  });
});
