import { z } from 'zod';
import type { Value } from '../../../sync/operation.ts';
import type { Kind } from '../shared-records.ts';

/** A value that a field, or an element of a set, is to have. */
export interface Wish {
  readonly field: string;
  /** '' for a field that is no set. */
  readonly element: string;
  readonly value: Value;
}

/**
 * What an edit asks for, checked field by field as the kind says; throws ZodError, or where the kind has no such field. A set
 * that is given whole becomes its elements: `elements` tells those it has now.
 */
export function wishesOf(
  kind: Kind,
  fields: Readonly<Record<string, unknown>>,
  elements: (set: string) => readonly string[],
): Wish[] {
  return Object.entries(fields).flatMap(([field, given]) => {
    if (given === undefined) return [];
    const schema = kind.fields.shape[field];
    if (!schema) throw new Error(`The kind ${kind.name} has no field ${field}.`);
    const value = z.parse(schema, given);
    if (!kind.sets?.includes(field)) return { field, element: '', value: value as Value };
    return wishesOfSet(field, new Set(z.array(z.string()).parse(value)), elements(field));
  });
}

function wishesOfSet(field: string, wanted: ReadonlySet<string>, now: readonly string[]): Wish[] {
  const added = [...wanted].map((element) => wishOfElement(field, element, true));
  const dropped = now.filter((element) => !wanted.has(element));
  return [...added, ...dropped.map((element) => wishOfElement(field, element, false))];
}

/** Whether an element is in a set from now on. Throws where it is no text to name one by. */
export function wishOfElement(field: string, element: string, value: boolean): Wish {
  if (element === '') throw new Error(`An element of ${field} is empty.`);
  return { field, element: element.toWellFormed(), value };
}
