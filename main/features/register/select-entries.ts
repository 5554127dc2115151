import type { RegisterEntry, RegisterQuery } from '../../../preload/contract/register.ts';
import { parisDay } from '../../shared/paris-day.ts';

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Without capitals and accents, for searching. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The lines that a query asks for, in its order; equal ones the latest first. Days are those of Paris, both included. */
export function selectEntries<Entry extends RegisterEntry>(entries: readonly Entry[], query: RegisterQuery): Entry[] {
  const { what, authors, from, to, ids, search } = query;
  const words = plain(search).split(/\s+/).filter(Boolean);
  const picked = new Set(ids);
  const kept = entries.filter((entry) => {
    if (picked.size > 0 && !picked.has(entry.id)) return false;
    if (what.length > 0 && !what.includes(entry.what)) return false;
    if (authors.length > 0 && !authors.includes(entry.author)) return false;
    if (from !== undefined || to !== undefined) {
      const day = parisDay(new Date(entry.at));
      if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
    }
    if (words.length === 0) return true;
    const text = plain([entry.author, entry.subject, ...Object.values(entry.facts).flat()].join('\n'));
    return words.every((word) => text.includes(word));
  });
  return kept.sort(orderOf(query));
}

function orderOf({ sort, direction }: RegisterQuery) {
  const turn = direction === 'ascending' ? 1 : -1;
  const latest = (a: RegisterEntry, b: RegisterEntry) => (a.at < b.at ? 1 : Number(a.at > b.at) * -1);
  const ids = (a: RegisterEntry, b: RegisterEntry) => (a.id < b.id ? 1 : -1);
  return (a: RegisterEntry, b: RegisterEntry) => {
    const by = sort === 'at' ? latest(b, a) : collator.compare(a[sort], b[sort]);
    return by * turn || latest(a, b) || ids(a, b);
  };
}
