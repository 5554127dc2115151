import { setTimeout as pause } from 'node:timers/promises';
import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { RegisterEntry, RegisterQuery, RegisterSummary } from '../../../preload/contract/register.ts';
import { keptList } from '../../database/replica/shared/kept-list.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Clock } from '../../shared/clock.ts';
import { enter, type NewEntry } from './enter.ts';
import type { ExportedEntries } from './export-entries.ts';
import { forgetOld } from './forget-old.ts';
import { registerEntry } from './kinds.ts';
import { readEntries, type WhoIs } from './read-entries.ts';
import { selectEntries } from './select-entries.ts';

export interface RegisterDeps {
  readonly records: SharedRecords;
  readonly clock: Clock;
  /** Whoever works here, by the name that is kept with a line. */
  readonly author: () => string;
  readonly whoIs: WhoIs;
  readonly writeExport: (order: ExportOrder) => AsyncGenerator<Progress, ExportResult, void>;
}

/** What is asked of the exports room. */
export interface ExportOrder {
  readonly dataset: 'register';
  readonly subject: string;
  readonly query: ExportedEntries;
  readonly request: ExportRequest;
}

/** Milliseconds between two tellings: what others wrote comes in many slices. */
const pace = 200;

export type Register = ReturnType<typeof openRegister>;

/** Who ran what, and when: lines that features enter and no screen changes. */
export function openRegister({ records, clock, author, whoIs, writeExport }: RegisterDeps) {
  const lines = keptList(records, registerEntry);
  const read = () => readEntries(lines.list(), whoIs);
  forgetOld(records, clock());

  return {
    /** Several lines in one transaction with what else is written to the replica. */
    together: <Result>(deed: () => Result) => records.together(deed),
    enter(entry: NewEntry): string {
      lines.forget();
      return enter(records, entry, author(), clock());
    },
    /** The lines of some kinds, the oldest first, for the feature that entered them. */
    entered: (...what: readonly string[]) =>
      read()
        .filter((entry) => what.includes(entry.what))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    page(query: RegisterQuery, offset: number, limit: number): { total: number; rows: RegisterEntry[] } {
      const all = selectEntries(read(), query);
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    /** How much there is, and again after each change of what is shared. */
    async *watch(signal?: AbortSignal): AsyncGenerator<RegisterSummary, void, void> {
      let version = 0;
      for await (const _ of records.news.follow(() => undefined, signal)) {
        version += 1;
        yield summaryOf(read(), version);
        await pause(pace);
      }
    },
    export(query: RegisterQuery, request: ExportRequest) {
      const entries = selectEntries(read(), query);
      return writeExport({ dataset: 'register', subject: '', query: { entries }, request });
    },
  };
}

function summaryOf(entries: readonly RegisterEntry[], version: number): RegisterSummary {
  const counted = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts].map(([key, count]) => ({ key, count }));
  };
  return {
    total: entries.length,
    what: counted(entries.map(({ what }) => what)),
    authors: counted(entries.map(({ author }) => author)),
    version,
  };
}
