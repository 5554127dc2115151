import { expect, test } from 'vitest';
import { registerLines, registerPurposes } from '../../../main/features/register/export-entries.ts';
import { whatWords } from '../../../main/features/register/words.ts';
import { type RegisterEntry, registered } from '../../../preload/contract/register.ts';
import { newReplica } from '../../database/replica/new-replica.ts';

const entry: RegisterEntry = {
  id: 'e',
  at: '2026-11-23T14:02:00.000Z',
  author: 'Jeanne',
  mine: true,
  what: 'export',
  subject: 'Ouvadmin',
  outcome: 'done',
  facts: {
    purpose: 'follow-up',
    columns: ['login', 'holder'],
    rows: 412,
    sha256: 'abc',
    deleteBy: '2026-12-23',
    note: '',
  },
  changed: false,
  inConflict: [],
};

test('a line is written as the screen tells it, in either language', async () => {
  const { db } = await newReplica();
  const keys = registerLines.columns.map(({ key }) => key);
  const rows = (locale: 'fr' | 'en') => [...registerLines.rows(db, { entries: [entry] }, locale, keys)];
  expect(rows('fr')).toEqual([
    [
      '2026-11-23T14:02:00.000Z',
      'Jeanne',
      'Export',
      'Ouvadmin',
      'terminé',
      'usage : follow-up ; colonnes : login, holder',
      412,
      '2026-12-23',
      'abc',
    ],
  ]);
  expect(rows('en')[0]?.[4]).toBe('done');
  expect(registerLines.count(db, { entries: [entry, entry] })).toBe(2);
});

test('nobody is named for the purpose that names nobody', () => {
  const purpose = registerPurposes.find(({ key }) => key === 'board-report');
  expect(purpose?.columns).not.toContain('author');
  expect(purpose?.columns).not.toContain('subject');
  expect(purpose?.columns).not.toContain('details');
});

test('everything that is entered has its words', () => {
  expect(Object.keys(whatWords)).toEqual([...registered]);
});
