import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { clearBytes, guardBytes } from '../sql/clear-bytes.ts';
import { quote } from '../sql/quote.ts';

/** What statements about rows say of a column and what stands beside it. The table goes by the name `t`. */
export interface ColumnSql {
  /** The clear column itself, its bytes, and the guard of them. */
  readonly clear: string;
  readonly clearBytes: string;
  readonly clearGuard: string;
  readonly shadow: string;
  /** NULL where there is none. */
  readonly blindIndex: string;
  /** The guard of what stands in the shadow. */
  readonly shadowGuard: string;
  /** Names, not yet quoted, of the columns of a shadow: one, or two with the blind index. */
  readonly shadowNames: readonly string[];
}

export function sqlOf(ground: Ground, work: ColumnWork): ColumnSql {
  const { dialect } = ground.server;
  const of = (name: string) => `t.${quote(name, dialect)}`;
  const { shadow, blindIndex } = namesOf(work);
  // Of a contracted column nothing is clear any more.
  const gone = !ground.columns.some(({ name }) => name === work.column);
  const clear = gone ? 'NULL' : of(work.column);
  // The bytes of a hash are those of its ASCII: in SQLite it may be stored as a text.
  const shadowBytes = dialect === 'sqlite' ? `CAST(${of(shadow)} AS BLOB)` : of(shadow);
  return {
    clear,
    clearBytes: gone ? 'NULL' : clearBytes(ground, clear),
    clearGuard: gone ? 'NULL' : guardBytes(ground, clear),
    shadow: of(shadow),
    blindIndex: blindIndex === undefined ? 'NULL' : of(blindIndex),
    shadowGuard: dialect === 'sqlite' ? shadowBytes : `LEFT(UNHEX(SHA2(${shadowBytes}, 256)), 16)`,
    shadowNames: blindIndex === undefined ? [shadow] : [shadow, blindIndex],
  };
}

/** What a value of this column has at most once encrypted; undefined where nobody knows. */
export const longestShadow = ({ column }: Ground): number | undefined =>
  column.longest === undefined ? undefined : column.longest + 64;
