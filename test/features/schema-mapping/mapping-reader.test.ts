import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDemonstration } from '../../../main/database/demonstration/make-demonstration.ts';
import type { Order } from '../../../main/features/schema-mapping/mapping-order.ts';
import { openMappingReader } from '../../../main/features/schema-mapping/mapping-reader.ts';
import { drain } from './opened.ts';

const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-reader-'));
const file = join(folder, 'ouvadmin.sqlite');
beforeAll(() => makeDemonstration(file, 5, 300));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapping = {
  ...({ system: 'account', table: 'comptes', storage: 'auto' } as const),
  columns: { id: 'id_compte', password: 'mot_de_passe' },
};
const storage: Order = { reach: { dialect: 'sqlite', file }, task: { kind: 'storage', mapping } };
const sample: Order = { ...storage, task: { kind: 'sample', mapping } };

describe('the reader of the mapping', () => {
  it('fulfils several orders at once, each with its own answers', async () => {
    const reader = openMappingReader();
    const [counted, rows] = await Promise.all([
      drain(reader.ask<{ rows: number }>(storage)),
      reader.askOnce<unknown[]>(sample),
    ]);
    expect(counted.result.rows).toBe(120);
    expect(counted.yielded.every(({ kind }) => kind === 'storage')).toBe(true);
    expect(rows).toHaveLength(10);
    await reader.close();
  });

  it('starts again after it rested or was closed', async () => {
    const reader = openMappingReader(0);
    for (let time = 0; time < 2; time += 1) expect(await reader.askOnce<unknown[]>(sample)).toHaveLength(10);
    await reader.close();
    expect(await reader.askOnce<unknown[]>(sample)).toHaveLength(10);
    await reader.close();
  });

  it('fails what is under way when it is closed, rather than never answering', async () => {
    const reader = openMappingReader();
    const asked = reader.askOnce(sample).catch((error: Error) => error.message);
    await reader.close();
    expect(await asked).toBe('the reader of the mapping ended');
  });
});
