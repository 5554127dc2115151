import { describe, expect, it } from 'vitest';
import {
  isDue,
  isOverdue,
  nextVerification,
} from '../../../../main/features/column-encryption/rules/next-verification.ts';
import { type Situation, warningsFor } from '../../../../main/features/column-encryption/rules/warnings-for.ts';

const calm: Situation = {
  treatment: { kind: 'encrypt', index: 'none' },
  isDemonstration: false,
  now: '2026-11-24T10:00:00.000Z',
  rows: 1_000,
  ...{ binaryLog: false, replicas: false, password: undefined, lastAudit: undefined },
  ring: { standing: 'team', recovery: 'rehearsed' },
};

describe('what a volunteer should know before', () => {
  it('is nothing where all is well', () => expect(warningsFor(calm)).toEqual([]));

  it('tells of a team, a recovery, replicas and a binary log that lack or are there', () => {
    const ring = { standing: 'alone', recovery: 'none' } as const;
    expect(warningsFor({ ...calm, ring, replicas: true, binaryLog: true })).toEqual([
      'no-team',
      'no-recovery',
      'replicas',
      'binary-log',
    ]);
    expect(warningsFor({ ...calm, ring, isDemonstration: true })).toEqual([]);
  });

  it.each([
    [undefined, true],
    [{ at: '2026-11-01T10:00:00.000Z', rows: 950 }, false],
    [{ at: '2026-08-01T10:00:00.000Z', rows: 1_000 }, true],
    [{ at: '2026-11-01T10:00:00.000Z', rows: 700 }, true],
  ])('of passwords: whether the audit %o is too old, or of another table', (lastAudit, warned) => {
    const at: Situation = { ...calm, password: { storage: 'clear' }, lastAudit };
    expect(warningsFor(at)).toEqual(warned ? ['no-recent-audit'] : []);
  });

  it('says where passwords are hashed already, and nothing of what is left alone', () => {
    const hashed: Situation = { ...calm, password: { storage: 'bcrypt' }, lastAudit: { at: calm.now, rows: 1_000 } };
    expect(warningsFor(hashed)).toEqual(['already-hashed']);
    expect(warningsFor({ ...hashed, treatment: { kind: 'leave', reason: 'x' } })).toEqual([]);
  });
});

describe('the next verification', () => {
  const now = new Date('2026-11-24T10:00:00.000Z');
  it.each([
    [undefined, '2026-11-24', true, true],
    // Already the 26th in Paris.
    ['2026-10-25T23:30:00.000Z', '2026-11-25', false, false],
    ['2026-10-25T10:00:00.000Z', '2026-11-24', true, false],
    ['2026-10-01T10:00:00.000Z', '2026-10-31', true, true],
  ])('of what was verified at %s', (at, next, due, overdue) => {
    expect([nextVerification(at, 30, now), isDue(at, 30, now), isOverdue(at, 30, now)]).toEqual([next, due, overdue]);
  });
});
