import { describe, expect, test } from 'vitest';
import { breaksOf } from '../../main/encryption/breaks-of.ts';
import type { Ground, GroundColumn } from '../../main/encryption/ground.ts';
import { namesOf } from '../../main/encryption/names-of.ts';
import { obstaclesOf } from '../../main/encryption/obstacles-of.ts';
import { column, makeGround } from './sql/make-ground.ts';
import { workOn } from './states/place.ts';

const work = workOn('member', 'email');
const codes = (more: Partial<Ground>) => obstaclesOf(makeGround(more), work).map(({ code }) => code);
const ofColumn = (changed: Partial<GroundColumn>) => {
  const { column: email, key } = makeGround();
  const other = { ...email, ...changed };
  return codes({ column: other, columns: [...key, other] });
};

test('a usual column meets none', () => {
  expect(codes({})).toEqual([]);
});

describe('each obstacle is told', () => {
  const { column: email, key, columns } = makeGround();
  const cases: readonly (readonly [code: string, more: Partial<Ground>])[] = [
    ['no-primary-key', { key: [] }],
    ['in-primary-key', { key: [email] }],
    ['generated', { generated: true }],
    ['generated-from-it', { generatedFromIt: ['domain'] }],
    ['foreign-key', { foreignKeys: ['fk'] }],
    ['referenced', { referencedBy: ['orders'] }],
    ['not-innodb', { engine: 'MyISAM' }],
    ['is-view', { isView: true, engine: '', key: [] }],
    ['check-constraint', { checks: ['cc'] }],
    ['server-read-only', { readOnly: true }],
    ['row-too-long', { rowBytes: 65_400 }],
    ['name-taken', { columns: [...columns, column('email_enc', 'text')] }],
    ['name-taken', { columns: [...columns, column('EMAIL_BIDX', 'text', { comment: 'theirs' })] }],
    ['name-taken', { indexes: [{ name: namesOf(work).blindIndexKey ?? '', unique: false, columns: ['id'] }] }],
    [
      'trigger-taken',
      { triggers: [{ name: namesOf(work).triggers.guard, event: 'UPDATE', timing: 'BEFORE', body: 'SET @x = 1' }] },
    ],
    ['type-not-supported', { key: [...key, column('kind', "enum('a')")] }],
  ];
  test.each(cases)('%s', (code, more) => {
    expect(codes(more)).toEqual([code]);
  });
});

test('types whose values would not come back as they were are refused', () => {
  const refused = [
    'bit(1)',
    "enum('a','b')",
    "set('a')",
    'json',
    'point',
    'geometry',
    'float',
    'double',
    'timestamp',
    'vector(3)',
  ];
  for (const declared of refused) {
    const type = /^\w+/.exec(declared)?.[0] ?? '';
    expect([declared, ofColumn({ declared, type })]).toEqual([declared, ['type-not-supported']]);
  }
  for (const declared of ['char(3)', 'longtext', 'varbinary(9)', 'int(11)', 'decimal(10,2)', 'date', 'inet6'])
    expect([declared, ofColumn({ declared, type: /^\w+/.exec(declared)?.[0] ?? '' })]).toEqual([declared, []]);
  expect(ofColumn({ declared: 'int(11)', type: 'int', extra: 'auto_increment' })).toEqual(['type-not-supported']);
});

test('what is ours is no obstacle', () => {
  const { columns } = makeGround();
  const ours = (name: string) => column(name, 'varbinary(273)', { comment: `ouvadesk ${work.plan} required` });
  expect(codes({ columns: [...columns, ours('email_enc'), ours('email_bidx')] })).toEqual([]);
});

test('of somebody else’s plan it is', () => {
  const { columns } = makeGround();
  const other = column('email_enc', 'varbinary(273)', { comment: `ouvadesk ${workOn('t', 'c').plan}` });
  expect(codes({ columns: [...columns, other] })).toEqual(['name-taken']);
});

test('what breaks is said, by the name of the thing', () => {
  const ground = makeGround({
    ...{ views: ['v1'], routines: ['r1'] },
    indexes: [
      { name: 'once', unique: true, columns: ['email'] },
      { name: 'by_email', unique: false, columns: ['email', 'id'] },
      { name: 'other', unique: true, columns: ['id'] },
    ],
  });
  const said = (kind: 'email' | 'none') =>
    breaksOf(ground, workOn('member', 'email', kind)).map(({ code, what }) => `${code} ${what}`.trim());
  expect(said('none')).toEqual([
    'like',
    'order-by',
    'join',
    'case',
    'length',
    'unique once',
    'index by_email',
    'view v1',
    'routine r1',
  ]);
  // A blind index keeps values single and finds them whatever their case.
  expect(said('email')).toEqual([
    'like',
    'order-by',
    'join',
    'length',
    'index once',
    'index by_email',
    'view v1',
    'routine r1',
  ]);
  const number = { ...ground, column: column('age', 'int(11)') };
  expect(breaksOf(number, work).map(({ code }) => code)).toContain('range');
});
