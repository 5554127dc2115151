import { systems } from '../../../preload/contract/common.ts';
import {
  changes,
  characterClasses,
  findings,
  outcomes,
  reasons,
} from '../../../preload/contract/password-campaigns.ts';
import { storageFamilies } from '../../../preload/contract/schema-mapping.ts';

/** The lists whose order the replica relies on: a name is kept as its place in its list, so lists only grow at their end. */
export const codes = { systems, outcomes, changes, reasons, findings, characterClasses, storageFamilies } as const;

/** The name at a place; a place that this version does not know is a defect of the file. */
export function nameAt<Name extends string>(names: readonly Name[], place: number): Name {
  const name = names[place];
  if (name === undefined) throw new Error(`Unknown code ${place} among ${names.join(', ')}`);
  return name;
}
