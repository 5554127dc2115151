import { createSecretKey, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { keyedDigest } from '../../shared/keyed-digest.ts';
import { SealBroken } from '../../sync/failures.ts';
import { seal, unseal } from '../../sync/seal.ts';
import type { Kept } from './sql/cells.ts';

const KeptCell = z.union([z.null(), z.tuple([z.enum(['t', 'b', 'i', 'r']), z.string()])]);

/** A row that went, or the former values of a row that stayed. */
export const KeptRow = z.object({
  key: z.array(KeptCell),
  /** By column. Of a row that went all that can be written again. */
  cells: z.record(z.string(), KeptCell),
  /** What was written instead, by column; absent of a row that went. */
  written: z.record(z.string(), KeptCell).optional(),
});
export type KeptRow = z.infer<typeof KeptRow>;

/** Seals what one run deletes. `key`: 32 random bytes of that run alone. */
export function openRunCipher(key: Uint8Array) {
  const part = (use: string) => new Uint8Array(hkdfSync('sha256', key, '', `ouvadesk purge run 1 ${use}`, 32));
  const sealing = part('seal');
  const digesting = createSecretKey(part('digest'));
  const place = (run: string, table: string, digest: string) => ({
    what: 'ouvadesk purged row 1',
    where: [run, table, digest],
  });

  return {
    /** A row by its key, for nobody who has not the run's. */
    digest: (table: string, kind: string, row: readonly Kept[]): string =>
      Buffer.from(keyedDigest(digesting, [table, kind, JSON.stringify(row)], 16)).toString('hex'),
    seal: (run: string, table: string, digest: string, row: KeptRow): Buffer =>
      seal(sealing, place(run, table, digest), Buffer.from(JSON.stringify(row))),
    /** Undefined where the key is another, or the row was moved or altered. */
    unseal(run: string, table: string, digest: string, sealed: Uint8Array): KeptRow | undefined {
      try {
        return KeptRow.parse(JSON.parse(unseal(sealing, place(run, table, digest), sealed).toString()));
      } catch (error) {
        if (error instanceof SealBroken) return undefined;
        throw error;
      }
    },
    check: () => Buffer.from(keyedDigest(digesting, ['check'], 8)).toString('hex'),
  };
}
export type RunCipher = ReturnType<typeof openRunCipher>;
