import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { registerEntry } from './kinds.ts';

/** How long lines about exports are kept (product.md, section 6). */
const months = 12;
const aboutExports = ['export', 'hand-over', 'export-deleted'];

/** Whether a line about an export has outlived its retention. */
export function isOld({ what, at }: { readonly what: string; readonly at: string }, now: Date): boolean {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return aboutExports.includes(what) && at !== '' && at < limit.toISOString();
}

/** Takes the lines about exports that are older than their retention out of the register. */
export function forgetOld(records: SharedRecords, now: Date): void {
  const old = records.list(registerEntry).filter(({ fields }) => isOld(fields, now));
  if (old.length === 0) return;
  records.together(() => {
    for (const { id } of old) records.remove(registerEntry, id);
  });
}
