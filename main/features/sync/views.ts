import type { ConflictView, HistoryEntry } from '../../../preload/contract/sync.ts';
import type { Conflict, HistoryLine, Rival } from '../../database/replica/shared-records.ts';

/** A conflict as a person reads it; the first value is the one shown meanwhile. */
export function conflictView(conflict: Conflict, title: string, nameOf: (volunteer: string) => string): ConflictView {
  const { record, kind, field, rivals } = conflict;
  return {
    ...{ record, kind, field, title },
    rivals: rivals.map((rival, place) => ({
      choice: choiceOf(rival),
      value: rival.value,
      author: nameOf(rival.author),
      at: new Date(rival.stamp.time).toISOString(),
      shown: place === 0,
    })),
  };
}

/** Names a value among its rivals: no device dates two edits alike. */
export const choiceOf = ({ device, stamp }: Rival) => `${device} ${stamp.time} ${stamp.counter}`;

/** One edit as a person reads it. */
export function historyView(
  { author, stamp, changes }: HistoryLine,
  me: string,
  nameOf: (volunteer: string) => string,
): HistoryEntry {
  return {
    at: new Date(stamp.time).toISOString(),
    author: nameOf(author),
    mine: author === me,
    changes: changes.map(({ field, element, value }) => ({
      field,
      value,
      ...(element === undefined ? {} : { element }),
    })),
  };
}
