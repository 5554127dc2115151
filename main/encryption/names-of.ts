import { createHash } from 'node:crypto';
import type { ColumnWork } from './column-work.ts';

/** What the protocol adds to a table, by name. */
export interface ColumnNames {
  /** Where the ciphertext or the hash lies. */
  readonly shadow: string;
  /** Only where exact search is needed. */
  readonly blindIndex?: string;
  /** The index on it. */
  readonly blindIndexKey?: string;
  readonly triggers: { readonly guard: string; readonly fenceInsert: string; readonly fenceUpdate: string };
}

/** Characters of a name in MySQL and MariaDB. */
const longest = 64;

/** The same on every laptop; at most 64 characters each. Letters of Ouvadmin's own names stay recognisable. */
export function namesOf(work: ColumnWork): ColumnNames {
  const { treatment, column } = work;
  const mark = digest(work.plan);
  const indexed = treatment.kind === 'encrypt' && treatment.index !== 'none';
  return {
    shadow: withSuffix(column, treatment.kind === 'encrypt' ? '_enc' : '_hash'),
    ...(indexed ? { blindIndex: withSuffix(column, '_bidx'), blindIndexKey: `ouvadesk_bidx_${mark}` } : {}),
    triggers: {
      guard: `ouvadesk_${mark}_bu`,
      fenceInsert: `ouvadesk_${mark}_fi`,
      fenceUpdate: `ouvadesk_${mark}_fu`,
    },
  };
}

/** By this the columns and triggers of a plan are known as ours: their comment begins with it. */
export const markOf = (work: Pick<ColumnWork, 'plan'>) => `ouvadesk ${work.plan}`;

function withSuffix(name: string, suffix: string): string {
  const letters = [...name];
  if (letters.length + suffix.length <= longest) return name + suffix;
  const tail = `_${digest(name)}${suffix}`;
  return letters.slice(0, longest - tail.length).join('') + tail;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
