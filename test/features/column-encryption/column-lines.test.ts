import { describe, expect, test } from 'vitest';
import { owaspArgon2id, type Plan } from '../../../preload/contract/column-encryption.ts';
import { groupOf, linesOf, narrowed } from '../../../renderer/features/column-encryption/column-lines.ts';
import {
  argonOf,
  draftOf,
  mistakesOf,
  treatmentOf,
} from '../../../renderer/features/column-encryption/decide-draft.ts';
import { stepOf, wayBackOf } from '../../../renderer/features/column-encryption/steps.ts';
import { good, sampleFound, samplePlan, samplePlans } from '../../renderer/sample-columns.ts';

const progress = { kind: 'encryption', step: 'encrypting', done: 1 };
const now = { doing: 'forward', here: true, by: 'Camille', progress } as const;

describe('a plan belongs', () => {
  test.each<[string, Partial<Plan>, ReturnType<typeof groupOf>]>([
    ['where one begins', {}, 'planned'],
    ['to what is under way', { state: 'backfilling', now }, 'working'],
    ['to what is ready, once all is verified', { state: 'verifying', verification: good }, 'ready'],
    [
      'to what is ready, though the application writes',
      { state: 'verifying', verification: { ...good, pending: 3 } },
      'ready',
    ],
    ['to what is under way, not verified yet', { state: 'verifying' }, 'working'],
    ['to trouble, with a damaged row', { state: 'verifying', verification: { ...good, corrupt: 1 } }, 'trouble'],
    [
      'to trouble, where rows wait behind the fence',
      { state: 'switched', verification: { ...good, pending: 1 } },
      'trouble',
    ],
    ['to trouble, undone by hand', { state: 'switched', differs: true }, 'trouble'],
    ['to what is left', { treatment: { kind: 'leave', reason: 'public' } }, 'left'],
  ])('%s', (_, change, group) => {
    expect(groupOf(samplePlan(change))).toBe(group);
  });
});

test('what asks for a decision comes first; what the inventory set aside or lost does not come', () => {
  const found = [
    sampleFound(),
    sampleFound({ id: 'a', column: 'a', state: 'dismissed' }),
    sampleFound({ id: 'b', column: 'b', change: 'gone' }),
    sampleFound({ id: 'c', column: 'iban' }),
  ];
  const lines = linesOf(samplePlans, found);
  expect(lines.map(({ key }) => key).slice(0, 2)).toEqual(['membre.nom', 'membre.telephone']);
  expect(lines.find(({ key }) => key === 'membre.iban')?.found?.id).toBe('c');
  expect(lines.length).toBe(samplePlans.length + 1);
  expect(narrowed(lines, 'MEMBRE n', ['undecided']).map(({ key }) => key)).toEqual(['membre.nom']);
});

describe('the step', () => {
  test('from verifying is the switch only where it was verified: a step forward from there switches', () => {
    expect(stepOf(samplePlan({ state: 'verifying' }))).toBe('check');
    expect(stepOf(samplePlan({ state: 'verifying', verification: { ...good, stale: 1 } }))).toBe('check');
    expect(stepOf(samplePlan({ state: 'verifying', verification: good }))).toBe('switch');
  });

  test('is nobody’s while somebody works, without the key, and after the end', () => {
    expect(stepOf(samplePlan({ state: 'backfilling', now }))).toBeUndefined();
    expect(stepOf(samplePlan({ state: 'switched', readable: false }))).toBeUndefined();
    expect(stepOf(samplePlan({ state: 'contracted' }))).toBeUndefined();
    expect(wayBackOf(samplePlan({ state: 'contracted' }))).toBeUndefined();
    expect(wayBackOf(samplePlan({ state: 'backfilling', now }))).toBeUndefined();
    expect(wayBackOf(samplePlan({ state: 'switched', differs: true }))).toBe('back');
    expect(wayBackOf(samplePlan({}))).toBe('forget');
  });
});

test('a treatment is sent as it was planned, and not while something is wrong', () => {
  const at = { table: 'compte', column: 'passe' };
  for (const { treatment } of samplePlans) expect(treatmentOf(draftOf(at, treatment))).toEqual(treatment);
  const draft = draftOf(at, { kind: 'hash' });
  expect(argonOf(draft)).toEqual(owaspArgon2id);
  expect([...mistakesOf({ ...draft, memoryMib: 4, passes: '' })]).toEqual(['memoryMib', 'passes']);
  expect(treatmentOf({ ...draft, kind: 'leave', reason: '  ' })).toBeUndefined();
  expect(treatmentOf({ ...draft, table: ' ' })).toBeUndefined();
});
