import { createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import { keyedDigest } from '../../shared/keyed-digest.ts';
import { SealBroken } from '../../sync/failures.ts';
import { seal, unseal } from '../../sync/seal.ts';

/** Where a former value belongs: sealed for one place, it opens at no other. */
export interface Cell {
  readonly run: string;
  readonly table: string;
  readonly sourceKey: string;
  readonly column: string;
}

/** Seals the former values of one run and recognises what it wrote. `key`: 32 random bytes of that run alone. */
export function openRunCipher(key: Uint8Array) {
  const part = (use: string) => new Uint8Array(hkdfSync('sha256', key, '', `ouvadesk forced run 1 ${use}`, 32));
  const sealing = part('seal');
  const digesting = createSecretKey(part('digest'));
  const place = ({ run, table, sourceKey, column }: Cell) => ({
    what: 'ouvadesk undo 1',
    where: [run, table, sourceKey, column],
  });
  const digest = ({ run, table, sourceKey, column }: Cell, bytes: string | null) =>
    keyedDigest(digesting, [run, table, sourceKey, column, bytes === null ? 'null' : `is ${bytes}`], 32);

  return {
    /** Bytes as column.ts writes them, or NULL. */
    seal: (cell: Cell, former: string | null): Uint8Array =>
      seal(sealing, place(cell), Buffer.from(JSON.stringify(former))),
    /** The former bytes; undefined where the key is another, or the row was moved or altered. */
    unseal(cell: Cell, sealed: Uint8Array): string | null | undefined {
      try {
        return JSON.parse(unseal(sealing, place(cell), sealed).toString()) as string | null;
      } catch (error) {
        if (error instanceof SealBroken) return undefined;
        throw error;
      }
    },
    written: digest,
    isWritten: (cell: Cell, bytes: string | null, written: Uint8Array) =>
      written.length === 32 && timingSafeEqual(digest(cell, bytes), written),
    /** By which a key is known without opening anything. */
    check: () => Buffer.from(keyedDigest(digesting, ['check'], 8)).toString('hex'),
  };
}
export type RunCipher = ReturnType<typeof openRunCipher>;
