import { v7 as newId } from 'uuid';
import { deletedField, type RecordId } from '../../../sync/operation.ts';
import { textOf } from '../../../sync/value.ts';
import type { Kind, SharedRecords } from '../shared-records.ts';
import type { RecordRow } from './record-rows.ts';
import type { Shelf } from './shelf.ts';
import { type Wish, wishesOf, wishOfElement } from './wishes.ts';
import type { Edit } from './write-edit.ts';

type EditRecords = Pick<SharedRecords, 'create' | 'change' | 'add' | 'drop' | 'remove' | 'restore' | 'settle'>;

const deletion = (value: boolean): Wish => ({ field: deletedField, element: '', value });

/** The edits that features make: one operation each, or none where nothing shown would differ. */
export function openEditRecords(shelf: Shelf, writeEdit: (edit: Edit) => void): EditRecords {
  const { db, words, records, cells } = shelf;
  const readElements = db
    .prepare<[number, number], string>(
      "SELECT element FROM cell WHERE record = ? AND field = ? AND element > '' AND value = 'true'",
    )
    .pluck();

  const elementsOf = (row: RecordRow | undefined) => (set: string) =>
    row ? readElements.all(row.id, words.idOf(set)) : [];

  /** An element that nobody spoke of is not in its set, a record that nobody deleted is not deleted; else absent is no value. */
  function differs(row: RecordRow | undefined, { field, element, value }: Wish): boolean {
    const [head] = row ? cells.heads(row.id, words.idOf(field), element) : [];
    const absent = element !== '' || field === deletedField ? 'false' : undefined;
    return textOf(value) !== (head?.value ?? absent);
  }

  function write(kind: Pick<Kind, 'name' | 'version'>, record: RecordId, wishes: readonly Wish[]): void {
    const changes = wishes.map(({ field, element, value }) => ({
      field: words.idOf(field),
      element,
      value: textOf(value),
    }));
    writeEdit({ record, kind: kind.name, version: kind.version, changes });
  }

  /** Writes those wishes that differ from what is shown of a record that exists. */
  function change(kind: Kind, id: RecordId, wishesFor: (row: RecordRow) => readonly Wish[]): void {
    shelf.write(() => {
      const row = rowOf(id, kind);
      const wishes = wishesFor(row).filter((wish) => differs(row, wish));
      if (wishes.length > 0) write(kind, id, wishes);
    });
  }

  function rowOf(id: RecordId, kind?: Kind): RecordRow {
    const row = records.find(id);
    if (!row || (kind && words.textOf(row.kind) !== kind.name))
      throw new Error(`There is no ${kind?.name ?? 'record'} ${id}.`);
    return row;
  }

  return {
    create(kind, fields, id = newId()) {
      shelf.write(() => {
        const row = records.find(id);
        const wishes = wishesOf(kind, fields, elementsOf(row)).filter((wish) => differs(row, wish));
        const undeleted = row && differs(row, deletion(false)) ? [deletion(false)] : [];
        if (!row || wishes.length + undeleted.length > 0) write(kind, id, [...wishes, ...undeleted]);
      });
      return id;
    },
    change: (kind, id, fields) => change(kind, id, (row) => wishesOf(kind, fields, elementsOf(row))),
    add: (kind, id, set, element) => change(kind, id, () => [wishOfElement(set, element, true)]),
    drop: (kind, id, set, element) => change(kind, id, () => [wishOfElement(set, element, false)]),
    remove: (kind, id) => change(kind, id, () => [deletion(true)]),
    restore: (kind, id) => change(kind, id, () => [deletion(false)]),
    settle(id, field, value) {
      shelf.write(() => {
        const { kind, version } = rowOf(id);
        write({ name: words.textOf(kind), version }, id, [{ field, element: '', value }]);
      });
    },
  };
}
