import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationAccounts } from '../../main/database/demonstration/accounts.ts';
import { makeDemonstration } from '../../main/database/demonstration/make-demonstration.ts';
import { openMappingReader } from '../../main/features/schema-mapping/mapping-reader.ts';
import { recognise } from '../../main/shared/recognise-storage.ts';
import type { Measure } from './bench.ts';

export const name = 'storage-vote';

/** CPU to recognise 100,000 stored passwords, and to count 100,000 rows of a table on the mapping's thread, its start included. */
export async function bench(): Promise<Measure[]> {
  const passwords = [...demonstrationAccounts(1, 100_000)].map(({ password }) => password);
  let before = process.cpuUsage();
  for (const password of passwords) recognise(password);
  const recognised = cpu(before);

  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const reader = openMappingReader();
  try {
    const file = join(folder, 'ouvadmin.sqlite');
    makeDemonstration(file, 1, 250_000);
    const columns = { id: 'id_compte', password: 'mot_de_passe' };
    const mapping = { system: 'account', table: 'comptes', columns, storage: 'auto' } as const;
    before = process.cpuUsage();
    await reader.askOnce({ reach: { dialect: 'sqlite', file }, task: { kind: 'storage', mapping } });
    return [
      { name: 'recognise 100000 values', value: recognised, unit: 's CPU' },
      { name: 'count 100000 rows', value: cpu(before), unit: 's CPU' },
    ];
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function cpu(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}
