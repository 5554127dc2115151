import type { PeriodDraft, QuietPeriod } from '../../../preload/contract/contact-calendar.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import { quietPeriod } from './kinds.ts';

/** The fields of a period that were changed. */
export type PeriodChange = { readonly id: string } & { readonly [Field in keyof PeriodDraft]?: string | undefined };

/** The quiet periods, by their first day; one that came out backwards of two edits is told the right way round. */
export function listPeriods(records: SharedRecords): QuietPeriod[] {
  return records
    .list(quietPeriod)
    .filter(({ fields }) => fields.from !== '' && fields.to !== '')
    .map(({ id, fields: { label, reason, from, to }, inConflict }) => {
      const days = from <= to ? { from, to } : { from: to, to: from };
      return { id, label, reason, ...days, inConflict: [...inConflict] };
    })
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** Refuses PERIOD_BACKWARDS. */
export function addPeriod(records: SharedRecords, draft: PeriodDraft): { id: string } {
  forwards(draft);
  return { id: records.create(quietPeriod, draft) };
}

/** Refuses PERIOD_BACKWARDS, PERIOD_UNKNOWN. */
export function changePeriod(records: SharedRecords, { id, ...given }: PeriodChange): void {
  const change: Partial<PeriodDraft> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const { from, to } = { ...known(records, id), ...change };
  // Two edits may have turned it round already: only days that are given are held against each other.
  if ('from' in change || 'to' in change) forwards({ from, to });
  records.change(quietPeriod, id, change);
}

/** Refuses PERIOD_UNKNOWN. */
export function removePeriod(records: SharedRecords, id: string): void {
  known(records, id);
  records.remove(quietPeriod, id);
}

function forwards({ from, to }: Pick<PeriodDraft, 'from' | 'to'>): void {
  if (to < from) throw refusal('PERIOD_BACKWARDS');
}

function known(records: SharedRecords, id: string) {
  const found = records.get(quietPeriod, id);
  if (!found) throw refusal('PERIOD_UNKNOWN');
  return found.fields;
}
