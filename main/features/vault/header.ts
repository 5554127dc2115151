import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkOf, currentKdf, Kdf } from '../../database/replica/key.ts';
import { syncFolder } from '../../shared/sync-folder.ts';

/** What stands in clear beside a replica. Losing it loses nothing: the passphrase and the file still open. */
export const Header = z.object({
  format: z.literal(1),
  id: z.string(),
  createdAt: z.iso.datetime(),
  kdf: Kdf,
  /** While a change of passphrase is under way: the parameters of the new one. */
  nextKdf: Kdf.optional(),
  /** Tells a wrong passphrase from a damaged file; two while a change of passphrase is under way. */
  checks: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(2),
  /** Whether the key was put in the keychain of this computer. */
  remembered: z.boolean(),
});
export type Header = z.infer<typeof Header>;

export interface VaultPlace {
  readonly folder: string;
  readonly replica: string;
  readonly header: string;
}

export function placeOf(folder: string): VaultPlace {
  return { folder, replica: join(folder, 'replica.db'), header: join(folder, 'vault.json') };
}

/** Whether anything of a vault stands there; a half of one is never taken for none. */
export function vaultExists(place: VaultPlace): boolean {
  return existsSync(place.replica) || existsSync(place.header);
}

export function newHeader(check: string, now: Date): Header {
  return {
    format: 1,
    id: randomUUID(),
    createdAt: now.toISOString(),
    kdf: currentKdf,
    checks: [check],
    remembered: false,
  };
}

/** The header, or one without checks and with today's parameters where it is missing or cannot be read. */
export function readHeader(place: VaultPlace, now: Date): Header {
  try {
    return Header.parse(JSON.parse(readFileSync(place.header, 'utf8')));
  } catch {
    return { ...newHeader('', now), checks: [] };
  }
}

/** The header once one key and its parameters are the only good ones. */
export function settled({ nextKdf: _, ...header }: Header, kdf: Kdf, key: Uint8Array): Header {
  return { ...header, kdf, checks: [checkOf(key)] };
}

/** Written whole or not at all. */
export function writeHeader(place: VaultPlace, header: Header): void {
  const temporary = `${place.header}.new`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(header, null, 2));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, place.header);
  syncFolder(place.folder);
}
