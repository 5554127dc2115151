import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refusal } from '../../../shared/refusal.ts';
import type { DeliveredColumn, DeliveryDeps } from './deps.ts';

/** More than any key file of ours. */
export const longestKeyFile = 1_048_576;

const Base64 = z.string().max(64);
const KeyFile = z.strictObject({
  version: z.number().int().positive(),
  columns: z.record(
    z.string(),
    z.looseObject({ current: z.number(), keys: z.record(z.string(), Base64), index: Base64.nullable() }),
  ),
});

/** What would be delivered: the bytes, and what of them may be said. */
export interface Content {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly columns: readonly { readonly table: string; readonly column: string; readonly numbers: readonly number[] }[];
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The key file of a database, for the PHP library (main/encryption/php). Refuses KEY_MISSING: half of the keys would be worse than none. */
export async function writeKeyFile(keys: DeliveryDeps['keys'], columns: readonly DeliveredColumn[]): Promise<Content> {
  const written: Record<string, unknown> = {};
  const said: Content['columns'][number][] = [];
  for (const { plan, table, column, index, current: named } of inOrder(columns)) {
    const found = await keys.toDeliver(plan, named);
    if (!found) throw refusal('KEY_MISSING');
    const { current, older } = found;
    const all = [current, ...older].sort((a, b) => a.number - b.number);
    written[`${table}.${column}`] = {
      current: current.number,
      keys: Object.fromEntries(all.map(({ number, key }) => [String(number), base64(key)])),
      ...(index === 'none' ? { index: null, normalise: null } : { index: base64(found.index), normalise: index }),
    };
    said.push({ table, column, numbers: all.map(({ number }) => number) });
    for (const bytes of [...all.map(({ key }) => key), found.index]) bytes.fill(0);
  }
  const bytes = Buffer.from(`${JSON.stringify({ version: 1, columns: written })}\n`);
  return { bytes, sha256: sha256Of(bytes), columns: said };
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Whether a file was written by Ouvadesk, of whatever version. */
export function isKeyFile(bytes: Uint8Array): boolean {
  if (bytes.length > longestKeyFile) return false;
  try {
    return KeyFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).success;
  } catch {
    return false;
  }
}

/** Always the same order: the same keys give the same bytes. */
function inOrder(columns: readonly DeliveredColumn[]): DeliveredColumn[] {
  const name = ({ table, column }: DeliveredColumn) => `${table}.${column}`;
  return [...columns].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
