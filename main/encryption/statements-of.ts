import type { ColumnWork } from './column-work.ts';
import type { Ground } from './ground.ts';
import { namesOf } from './names-of.ts';
import { collapseUnits } from './sql/collapse-units.ts';
import { dropClearUnit, rewriteUnit } from './sql/contract-units.ts';
import { expandUnits } from './sql/expand-units.ts';
import { fenceUnits, unfenceUnits } from './sql/fence-units.ts';
import type { Look } from './sql/look-at.ts';
import { triggersOf } from './sql/triggers-of.ts';
import { uniqueKeys } from './sql/unique-keys.ts';

/** All statements that change the table, by what they do, in their order, as a plan shows them: as if nothing of it were done yet. */
export function statementsOf(
  ground: Ground,
  work: ColumnWork,
): Record<'expand' | 'fence' | 'unfence' | 'collapse' | 'contract', string[]> {
  const { fresh, expanded, fenced } = looks(ground, work);
  const contract = [dropClearUnit(ground, work, fenced)];
  contract.push(ground.server.dialect === 'sqlite' ? ['VACUUM'] : rewriteUnit(ground, work));
  return {
    expand: expandUnits(ground, work, fresh).flat(),
    fence: fenceUnits(ground, work, expanded).flat(),
    unfence: unfenceUnits(ground, work, fenced).flat(),
    collapse: collapseUnits(ground, work, expanded, true).flat(),
    contract: contract.flat(),
  };
}

function looks(ground: Ground, work: ColumnWork): Record<'fresh' | 'expanded' | 'fenced', Look> {
  const { blindIndex, blindIndexKey } = namesOf(work);
  const required = !ground.column.nullable;
  const marks = new Map(Object.values(triggersOf(ground, work)).map(({ name, mark }) => [name, mark]));
  const { guard } = namesOf(work).triggers;
  const unique = uniqueKeys(ground, work).map(({ name }) => name);
  const fresh: Look = {
    shadow: 'none',
    required: false,
    alone: false,
    blindIndex: 'none',
    key: 'none',
    uniques: [],
    guard: 'none',
    fenceInsert: 'none',
    fenceUpdate: 'none',
    marks: new Map(),
    clear: required ? 'required' : 'nullable',
  };
  const expanded: Look = {
    ...fresh,
    shadow: 'ours',
    required,
    blindIndex: blindIndex ? 'ours' : 'none',
    key: blindIndex ? 'plain' : 'none',
    guard: 'ours',
    marks: new Map([...marks].filter(([name]) => name === guard)),
    clear: 'nullable',
  };
  return {
    fresh,
    expanded,
    fenced: {
      ...expanded,
      key: unique.includes(blindIndexKey ?? '') ? 'unique' : expanded.key,
      uniques: unique.filter((name) => name !== blindIndexKey),
      guard: 'none',
      fenceInsert: 'ours',
      fenceUpdate: 'ours',
      marks: new Map([...marks].filter(([name]) => name !== guard)),
    },
  };
}
