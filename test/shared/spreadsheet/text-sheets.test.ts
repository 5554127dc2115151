import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSpreadsheet } from '../../../main/shared/spreadsheet/write-spreadsheet.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { unzip } from './unzip.ts';

const more = [
  { name: 'Fiche: 1/2', widths: [30, 70], rows: [['Finalité', 'Héberger <des> sites & =1+1']] },
  { name: 'fiche  1 2', widths: [30], header: ['Colonne'], rows: [['x\u0001y'], ['']] },
];

async function written(format: 'ods' | 'xlsx' | 'csv') {
  const path = join(temporaryFolder(), `r.${format}`);
  const result = await writeSpreadsheet({
    ...{ format, path, more, profile: 'echange', locale: 'fr', timeZone: 'Europe/Paris' },
    columns: [{ key: 'a', header: 'A', type: 'text' }],
    rows: [['un']],
    about: {
      title: 'Liste',
      author: '',
      purpose: '',
      note: '',
      createdAt: '2026-11-24T10:00:00.000Z',
      deleteBy: '2027-01-01',
    },
  });
  return { result, bytes: await readFile(path) };
}

const partOf = (bytes: Buffer, part: string) =>
  unzip(bytes)
    .find(({ name }) => name === part)
    ?.contents.toString() ?? '';

test('an ODS has the sheets of texts after its data, under names that do not clash', async () => {
  const { result, bytes } = await written('ods');
  const content = partOf(bytes, 'content.xml');
  const names = [...content.matchAll(/<table:table table:name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['Liste', 'Fiche 1 2', 'fiche 1 2 2', 'À propos']);
  expect(content).toContain('Héberger &lt;des&gt; sites &amp; =1+1');
  expect(content).toContain('xy');
  expect(result).toMatchObject({ sheets: 3, rows: 1 });
  expect(result.alterations).toMatchObject([{ kind: 'forbidden-character', count: 1 }]);
});

test('an XLSX too', async () => {
  const { result, bytes } = await written('xlsx');
  expect(unzip(bytes).filter(({ name }) => name.startsWith('xl/worksheets/'))).toHaveLength(4);
  expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('Finalité');
  expect(result.sheets).toBe(3);
});

test('a CSV is its data alone', async () => {
  const { result, bytes } = await written('csv');
  expect(bytes.toString()).toBe('"A"\r\n"un"\r\n');
  expect(result.sheets).toBe(1);
});
