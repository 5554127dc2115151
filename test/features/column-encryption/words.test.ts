import { expect, test } from 'vitest';
import { columnEncryption } from '../../../preload/contract/column-encryption.ts';
import { words } from '../../../renderer/features/column-encryption/words.ts';
import { words as shared } from '../../../renderer/refusals/words.ts';
import { words as exporting } from '../../../renderer/ui/export-dialog/words.ts';

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
