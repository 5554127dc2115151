import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall, smallest } from '../../../../main/features/campaigns/rules/hide-small.ts';
import { judgeAgain, type LaterVerdict } from '../../../../main/features/campaigns/rules/judge-again.ts';
import { flatName, judgeAddress } from '../../../../main/features/campaigns/rules/usable-address.ts';

describe('an address', () => {
  const kindOf = (address: string) => judgeAddress(address).kind;

  it('is usable in any alphabet, in one spelling', () => {
    expect(judgeAddress('  Jérôme.Petit@Exemple.FR\n')).toEqual({ kind: 'usable', contact: 'jérôme.petit@exemple.fr' });
    expect(judgeAddress('je\u0301ro\u0302me@exemple.fr')).toEqual(judgeAddress('jérôme@exemple.fr'));
    expect(kindOf('o’brien@exemple.fr')).toBe('bad-address');
    expect(kindOf("o'brien+liste@sous.exemple.coop")).toBe('usable');
    expect(kindOf('用户@例子.广告')).toBe('usable');
  });

  it.each(['', ' ', '\t\r\n'])('%j is none', (address) => expect(kindOf(address)).toBe('no-address'));

  it.each([
    'paul',
    'paul@',
    '@exemple.fr',
    'paul@exemple',
    'paul@@exemple.fr',
    'paul@exemple.fr\nBcc: x@y.fr',
    'paul\u0000@exemple.fr',
    'a@b.fr, c@d.fr',
    'a@b.fr;c@d.fr',
    'Paul <paul@exemple.fr>',
    '"paul"@exemple.fr',
    'paul @exemple.fr',
    '.paul@exemple.fr',
    'pa..ul@exemple.fr',
    'paul@-exemple.fr',
    'paul@exemple..fr',
    'paul@127.0.0.1',
    'paul@[127.0.0.1]',
    `${'a'.repeat(65)}@exemple.fr`,
    `a@${'b'.repeat(64)}.fr`,
    'paul\u202e@exemple.fr',
    'paul\ud800@exemple.fr',
  ])('%j is of no use', (address) => expect(kindOf(address)).toBe('bad-address'));

  it('never lets through what could end a header or begin another recipient', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ maxLength: 20 }), (one, other) => {
        for (const address of [one, `${other}@exemple.fr`, `paul${other}@exemple.fr`, `paul@${other}.fr`]) {
          const judged = judgeAddress(address);
          if (judged.kind === 'usable') expect(judged.contact).not.toMatch(/[\p{Cc}\p{Z}"(),:;<>[\\\]]/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('goes with a name of one line', () => {
    expect(flatName('Paul\r\nBcc: x@y.fr\u2028\u202eluaP')).toBe('Paul Bcc: x@y.fr luaP');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(flatName(name)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(flatName(flatName(name))).toBe(flatName(name));
      }),
    );
  });
});

describe('what a later audit says', () => {
  const times = { campaign: '2026-11-02T09:00:00.000Z', before: undefined };
  const later = (change: Partial<LaterVerdict> = {}): LaterVerdict => ({
    ...{ outcome: 'conforming', fingerprint: Buffer.from('b'), passwordChangedOn: null, change: 'first' },
    ...change,
  });

  it('is by the stored value where its fingerprint is known: no promise, no date', () => {
    const print = Buffer.from('a');
    expect(judgeAgain(print, later(), times)).toBe('verified');
    expect(judgeAgain(print, later({ outcome: 'weak' }), times)).toBe('weak-again');
    expect(judgeAgain(print, later({ outcome: 'none', fingerprint: null }), times)).toBe('verified');
    expect(judgeAgain(print, later({ fingerprint: print, passwordChangedOn: '2026-11-20' }), times)).toBe('same');
    expect(judgeAgain(print, undefined, times)).toBe('gone');
  });

  it('is by what else tells elsewhere, and nothing where nothing does', () => {
    expect(judgeAgain(null, later(), times)).toBe('unknown');
    expect(judgeAgain(null, later({ passwordChangedOn: '2026-11-02' }), times)).toBe('unknown');
    expect(judgeAgain(null, later({ passwordChangedOn: '2026-11-03' }), times)).toBe('verified');
    const seen = later({ change: 'changed-weak', outcome: 'weak' });
    expect(judgeAgain(null, seen, { ...times, before: '2026-11-05T09:00:00.000Z' })).toBe('weak-again');
    // It may have changed before the campaign's own audit, which then judged the new value.
    expect(judgeAgain(null, seen, { ...times, before: '2026-10-05T09:00:00.000Z' })).toBe('unknown');
  });
});

describe('small numbers', () => {
  it('are hidden, and cannot be told from the total and the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (counts) => {
        const shown = hideSmall(counts);
        for (const [at, count] of counts.entries())
          if (count > 0 && count < smallest) expect(shown[at]).toBeUndefined();
        for (const [at, count] of shown.entries()) if (count !== undefined) expect(count).toBe(counts[at]);
        const hidden = shown.filter((count) => count === undefined).length;
        if (hidden === 1) expect(counts.filter((count) => count > 0)).toHaveLength(1);
      }),
    );
  });

  it('leave the others as they are', () => {
    expect(hideSmall([12, 0, 40])).toEqual([12, 0, 40]);
    expect(hideSmall([12, 2, 40])).toEqual([undefined, undefined, 40]);
  });
});
