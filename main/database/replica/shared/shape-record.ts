import type { z } from 'zod';
import { deletedField, type Stamp, type Value, type VolunteerId } from '../../../sync/operation.ts';
import { compareStamps } from '../../../sync/stamp.ts';
import type { Kind, SharedRecord } from '../shared-records.ts';

/** What is shown of a cell. */
export interface ShownCell {
  readonly field: string;
  readonly element: string;
  readonly value: Value;
  readonly stamp: Stamp;
  readonly author: VolunteerId;
  readonly inConflict: boolean;
}

/** A record with all its cells, names instead of numbers. */
export interface WholeRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: number;
  readonly createdBy: VolunteerId;
  readonly cells: readonly ShownCell[];
}

export function isDeleted({ cells }: WholeRecord): boolean {
  return cells.some(({ field, value }) => field === deletedField && value === true);
}

/**
 * A record as its kind says. A value that its field does not take (a newer version's, which this one does not know) is left
 * out, and the field has its default; it is kept in the cell.
 */
export function shapeRecord<F extends z.ZodRawShape>(
  kind: Kind<F>,
  record: WholeRecord,
): SharedRecord<z.output<z.ZodObject<F>>> {
  const { id, createdAt, createdBy, cells, version } = record;
  const [last] = cells.toSorted(latestFirst);
  return {
    ...{ id, createdAt, createdBy },
    fields: parseLeniently(kind.fields, valuesOf(kind, cells)),
    changedAt: last?.stamp.time ?? createdAt,
    changedBy: last?.author ?? createdBy,
    inConflict: cells
      .filter(({ inConflict }) => inConflict)
      .map(({ field }) => field)
      .sort(),
    newer: version > kind.version,
  };
}

/** The same on every laptop, whatever the numbers of its rows. */
function latestFirst(one: ShownCell, other: ShownCell): number {
  return compareStamps(other.stamp, one.stamp) || (one.author < other.author ? -1 : Number(one.author > other.author));
}

function valuesOf(kind: Pick<Kind, 'sets'>, cells: readonly ShownCell[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const sets = new Map<string, string[]>(kind.sets?.map((name) => [name, []]));
  for (const { field, element, value } of cells) {
    if (element === '') values[field] = value;
    else if (value === true) sets.get(field)?.push(element);
  }
  for (const [name, elements] of sets) values[name] = elements.sort();
  return values;
}

function parseLeniently<F extends z.ZodRawShape>(
  fields: z.ZodObject<F>,
  values: Record<string, unknown>,
): z.output<z.ZodObject<F>> {
  const parsed = fields.safeParse(values);
  if (parsed.success) return parsed.data;
  const refused = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const taken = Object.entries(values).filter(([name]) => !refused.has(name));
  return fields.parse(Object.fromEntries(taken));
}
