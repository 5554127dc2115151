import { expect, test } from 'vitest';
import { accountPurposes } from '../../main/features/password-campaigns/export-accounts.ts';
import { systems } from '../../preload/contract/common.ts';
import { changes, outcomes, reasons } from '../../preload/contract/password-campaigns.ts';
import { storageFamilies } from '../../preload/contract/schema-mapping.ts';
import { words as exports } from '../../renderer/features/exports/words.ts';
import { words as help } from '../../renderer/features/help/words.ts';
import { words as campaigns } from '../../renderer/features/password-campaigns/words.ts';
import { words as charts } from '../../renderer/ui/charts/words.ts';
import { words as dataTable } from '../../renderer/ui/data-table/words.ts';
import { words as exportDialog } from '../../renderer/ui/export-dialog/words.ts';

const all = { campaigns, exports, help, charts, dataTable, exportDialog };

function leaves(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).toSorted();

test.each(Object.entries(all))('%s says the same things in French and in English', (_, { fr, en }) => {
  const english = new Map(leaves(en));
  expect(leaves(fr).map(([path]) => path)).toEqual([...english.keys()]);
  for (const [path, text] of leaves(fr))
    expect(placeholders(english.get(path) ?? ''), path).toEqual(placeholders(text));
});

test.each(Object.entries(all))('%s speaks calmly: no exclamation, no emoji, nothing empty', (_, both) => {
  for (const [path, text] of leaves(both)) {
    expect(text.trim(), path).not.toBe('');
    expect(text.replaceAll(/[-\u00a0_@!:.#*]{8,}/g, ''), path).not.toMatch(/!|\p{Extended_Pictographic}/u);
  }
});

test('everything that an audit can say has its words', () => {
  for (const { short, reason, outcome, change, family, system } of [campaigns.fr, campaigns.en]) {
    expect(Object.keys(short)).toEqual([...reasons]);
    expect(Object.keys(reason)).toEqual([...reasons]);
    expect(Object.keys(outcome)).toEqual([...outcomes]);
    expect(Object.keys(change)).toEqual([...changes]);
    expect(Object.keys(family)).toEqual([...storageFamilies]);
    expect(Object.keys(system)).toEqual([...systems]);
  }
});

test('every purpose and every column of an export has its words, in the dialog and in the journal', () => {
  for (const { key, columns } of accountPurposes) {
    expect(campaigns.fr.purpose).toHaveProperty(key);
    expect(exports.fr.purposes).toHaveProperty(key);
    for (const column of columns) expect(campaigns.fr.exportColumn).toHaveProperty(column);
  }
});

test('a hash that was not opened is never called strong', () => {
  for (const text of leaves([campaigns.fr.outcome['not-found'], campaigns.en.outcome['not-found']]))
    expect(text[1]).not.toMatch(/solide|fort|strong/);
});
