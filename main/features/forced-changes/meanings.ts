import { v5 } from 'uuid';
import { type System, systems } from '../../../preload/contract/common.ts';
import type { ForcingRule, Meaning, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ReadySystem } from './deps.ts';
import { forcedMeaning, usualRule } from './kinds.ts';

/** The same source has the same record on every laptop. */
const recordOf = (source: string) => v5(`forced-meaning ${source}`, '3f0b9c52-5d0e-4a2e-9d5c-6a0f0c1e7b11');

export interface Chosen {
  readonly meanings: readonly SystemMeaning[];
  readonly rule: ForcingRule;
}

/** What volunteers have chosen for a source; the usual rule and no meaning until they have. */
export function chosenFor(records: SharedRecords, source: string): Chosen {
  const fields = records.get(forcedMeaning, recordOf(source))?.fields;
  const meanings = systems.flatMap((system): SystemMeaning[] => {
    const meaning = fields?.[system];
    return meaning ? [{ system, meaning }] : [];
  });
  return { meanings, rule: fields?.rule ?? usualRule };
}

/** Keeps what was chosen, for every laptop. Refuses COLUMN_UNKNOWN, also for columns that a login or a key lives by. */
export function choose(
  records: SharedRecords,
  source: string,
  mapped: readonly ReadySystem[],
  tables: readonly Table[],
  { meanings, rule }: Chosen,
): void {
  for (const { system, meaning } of meanings) check(mapped, tables, system, meaning);
  const of = (system: System) => meanings.find((one) => one.system === system)?.meaning ?? null;
  const chosen = { account: of('account'), mailbox: of('mailbox'), ftp: of('ftp'), database: of('database'), rule };
  const id = recordOf(source);
  if (records.get(forcedMeaning, id)) records.change(forcedMeaning, id, chosen);
  else records.create(forcedMeaning, { source, ...chosen }, id);
}

function check(mapped: readonly ReadySystem[], tables: readonly Table[], system: System, meaning: Meaning): void {
  const mapping = mapped.find((one) => one.system === system);
  if (meaning.kind === 'secret' && mapping) return;
  const column = meaning.kind === 'secret' ? system : meaning.column;
  const table = tables.find(({ name }) => name === mapping?.table);
  const known = table?.columns.some(({ name }) => name === column) ?? false;
  if (!mapping || !known || reserved(mapping).includes(column)) throw refusal('COLUMN_UNKNOWN', { column });
}

/** What must not be overwritten by a flag. */
function reserved({ primaryKey, columns }: ReadySystem): (string | undefined)[] {
  const { id, login, email, name, password, passwordChangedOn, lastLogin } = columns;
  return [...primaryKey, id, login, email, name, password, passwordChangedOn, lastLogin];
}
