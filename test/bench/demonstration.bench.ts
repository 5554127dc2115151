import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemonstration } from '../../main/database/demonstration/make-demonstration.ts';
import type { Measure } from './bench.ts';

export const name = 'demonstration';

/** CPU to make the embedded Ouvadmin: of the demonstration's size, and of the size that the application is built for. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  try {
    return [5_000, 100_000].map((accounts) => {
      const file = join(folder, `${accounts}.sqlite`);
      const before = process.cpuUsage();
      makeDemonstration(file, undefined, accounts);
      const { user, system } = process.cpuUsage(before);
      return {
        name: `${accounts} accounts`,
        value: (user + system) / 1_000_000,
        unit: 's CPU',
        note: `${statSync(file).size} bytes`,
        ...(accounts === 5_000 ? { target: 2 } : {}),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
