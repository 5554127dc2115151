import type { Change } from '../../../sync/operation.ts';
import type { Names } from './names.ts';

/** A change as rows have it: the number of the field, the text of the value, '' or an element. */
export interface StoredChange {
  readonly field: number;
  readonly value: string;
  readonly element: string;
}

/** A change within the JSON of a row, in which its value stands as it is. */
export type ChangeInRow = [field: number, value: Change['value'], element?: string];

/** The changes of an operation as the JSON of a row: values are JSON already. */
export function textOfChanges(changes: readonly StoredChange[]): string {
  const texts = changes.map(({ field, value, element }) =>
    element === '' ? `[${field},${value}]` : `[${field},${value},${JSON.stringify(element)}]`,
  );
  return `[${texts.join(',')}]`;
}

/** Undoes it, with the names of the fields. */
export function changesOf(changes: readonly ChangeInRow[], words: Names): Change[] {
  return changes.map(([number, value, element]) => {
    const field = words.textOf(number);
    return element === undefined ? { field, value } : { field, element, value };
  });
}
