import { expect, test } from 'vitest';
import { columnEncryption } from '../../../preload/contract/column-encryption.ts';
import { sayPlan, sayRemains } from '../../../renderer/features/column-encryption/say-kinds.ts';
import { words } from '../../../renderer/features/column-encryption/words.ts';
import { words as shared } from '../../../renderer/refusals/words.ts';
import { words as exporting } from '../../../renderer/ui/export-dialog/words.ts';
import { good, samplePlans } from '../../renderer/sample-columns.ts';

/** All refusals that a call may answer with. */
function codesOf(): string[] {
  const calls = Object.values(columnEncryption) as { '~orpc': { errorMap: Record<string, unknown> } }[];
  return [...new Set(calls.flatMap((call) => Object.keys(call['~orpc'].errorMap)))];
}

test.each(['fr', 'en'] as const)(
  'each refusal has its sentence, and says what was kept and what to do (%s)',
  (locale) => {
    const own: Record<string, object> = { ...words[locale].refusals };
    const others: Record<string, unknown> = { ...shared[locale], ...exporting[locale].refusals };
    expect(codesOf().length).toBeGreaterThan(20);
    expect(codesOf().filter((code) => !(code in own) && !(code in others))).toEqual([]);
    for (const said of Object.values(own))
      expect(Object.keys(said)).toEqual(expect.arrayContaining(['what', 'why', 'next']));
  },
);

test.each(['fr', 'en'] as const)('what is shared is said in words: treatments and ticks (%s)', (locale) => {
  const { plan, remains } = words[locale].kinds;
  const said = samplePlans.map(({ treatment }) => sayPlan(plan, 'treatment', treatment));
  expect(said.filter((one) => one === undefined || one.includes('{{'))).toEqual([]);
  expect(sayPlan(plan, 'treatment', { kind: 'burn' })).toBeUndefined();
  expect(sayPlan(plan, 'table', 'membre')).toBeUndefined();
  expect(sayRemains(remains, 'backups', null)).toBe(remains.notDone);
  expect(sayRemains(remains, 'backups', { at: good.at, by: 'Camille' })).toMatch(/2026-11-22.*Camille/);
});
