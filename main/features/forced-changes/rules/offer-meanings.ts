import type { Meaning, SystemMeaning } from '../../../../preload/contract/forced-changes.ts';
import type { SystemMapping, Table } from '../../../../preload/contract/schema-mapping.ts';

/** A value that a column holds, and in how many rows. */
export interface SeenValue {
  readonly value: string;
  readonly count: number;
}

/** What the columns of a system hold: the values seen most, where they are few. */
export interface SeenValues {
  readonly mustChange: readonly SeenValue[];
  readonly status: readonly SeenValue[];
}

const yeses = ['1', 'O', 'Y', 'oui', 'yes', 'true', 'T', 'V', 'on'];
const offWords = /susp|bloq|block|inact|d[eé]sact|disab|lock|verrou|off|non|^n$|^0$/i;
const mostStates = 5;

/** Families of a whole column in which no secret can be written. */
const neverWritten: readonly unknown[] = [
  'reversible',
  'crypt-md5',
  'crypt-sha256',
  'crypt-sha512',
  'crypt-des',
  'phpass',
  'pbkdf2',
  'salted-sha',
  'unknown',
];

/** What "impose" may mean for a system, the gentlest first: the flag that the panel heeds, a suspension, a secret. */
export function offerMeanings(mapping: SystemMapping, table: Table, seen: SeenValues): SystemMeaning[] {
  const { mustChange, status } = mapping.columns;
  const flags: Meaning[] =
    mustChange === undefined
      ? []
      : [{ kind: 'flag', column: mustChange, value: yesOf(typeOf(table, mustChange), seen) }];
  const states: Meaning[] =
    status === undefined ? [] : statesOf(seen.status).map((value) => ({ kind: 'suspend', column: status, value }));
  const secrets: Meaning[] = neverWritten.includes(mapping.storage) ? [] : [{ kind: 'secret' }];
  return [...flags, ...states, ...secrets].map((meaning) => ({ system: mapping.system, meaning }));
}

const typeOf = (table: Table, column: string) => table.columns.find(({ name }) => name === column)?.type ?? '';

/** The column's own way to say yes. */
function yesOf(type: string, { mustChange }: SeenValues): string {
  if (/int|bit|dec|num|bool/i.test(type)) return '1';
  const seen = mustChange.find(({ value }) => yeses.some((yes) => yes.toLowerCase() === value.toLowerCase()));
  if (seen) return seen.value;
  const no = mustChange[0]?.value ?? '';
  const pairs: Readonly<Record<string, string>> = { N: 'Y', n: 'y', non: 'oui', no: 'yes', false: 'true', F: 'T' };
  return pairs[no] ?? '1';
}

/** Values that read like a suspension first, then those seen most; the one that most rows have is what an account is normally. */
function statesOf(seen: readonly SeenValue[]): string[] {
  const sorted = [...seen].sort((a, b) => b.count - a.count).slice(0, mostStates);
  const [usual, ...others] = sorted.map(({ value }) => value);
  const off = others.filter((value) => offWords.test(value));
  const rest = others.filter((value) => !offWords.test(value));
  const all = [...off, ...rest];
  return all.length > 0 || usual === undefined ? all : usual === '1' ? ['0'] : [];
}
