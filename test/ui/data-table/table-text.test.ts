import { expect, test } from 'vitest';
import { tableText } from '../../../renderer/ui/data-table/table-text.ts';

const column = { key: 'name', title: 'Nom', width: 10, text: (row: string) => row };

test('a copied row cannot become a formula, a new row or a new column', () => {
  const copied = tableText([column], ['=cmd()', '@SUM(A1)', '+33 6 12', '-12,5', 'a\tb\nc', '01234', "l'été"]);
  expect(copied.split('\n')).toEqual(['Nom', "'=cmd()", "'@SUM(A1)", '+33 6 12', '-12,5', 'a b c', '01234', "l'été"]);
});
