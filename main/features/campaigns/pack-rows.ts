import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

/** Names the layout; a later one gets another name, and this one stays readable. */
const layout = 'rows-1:';
const largest = 1 << 26;
const squeeze = promisify(deflateRaw);
const unfold = promisify(inflateRaw);

/** Rows as one short text, made off the main thread but for the JSON: some hundreds of rows at a time. */
export async function packRows(rows: readonly unknown[]): Promise<string> {
  return layout + (await squeeze(JSON.stringify(rows), { level: 9 })).toString('base64');
}

/** The rows of such a text; undefined where it is of a layout that this application does not know, or damaged. */
export async function unpackRows(packed: string): Promise<unknown[] | undefined> {
  if (!packed.startsWith(layout)) return undefined;
  try {
    const bytes = await unfold(Buffer.from(packed.slice(layout.length), 'base64'), { maxOutputLength: largest });
    const rows: unknown = JSON.parse(bytes.toString());
    return Array.isArray(rows) ? rows : undefined;
  } catch {
    return undefined;
  }
}
