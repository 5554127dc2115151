import type { Facts } from '../../../preload/contract/password-campaigns.ts';
import { fromBits, toBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';

/** What the worker hands over of one account: who it is, what was found, and never what the password was. */
export interface Verdict {
  /** The primary key as JSON: what distinguishes the account in its table. */
  readonly sourceKey: string;
  readonly accountId: string;
  readonly login: string;
  readonly holder: string;
  readonly email: string;
  readonly status: string;
  readonly passwordChangedOn: string | null;
  readonly lastLogin: string | null;
  readonly mustChange: boolean | null;
  readonly facts: Facts;
  /** Keyed by the audit: equal where two accounts have the same password; dropped when the audit ends. */
  readonly shareTag: Uint8Array | null;
  /** Keyed by the vault: tells the next audit whether the stored value has changed. */
  readonly fingerprint: Uint8Array | null;
}

/** Facts as the replica keeps them: places and bits. */
export interface FactColumns {
  readonly family: number;
  readonly length: number | null;
  readonly classes: number | null;
  readonly other_characters: number;
  readonly entropy: number | null;
  readonly findings: number;
  readonly guessability: number | null;
  readonly guesses: number | null;
}

export const factColumns = 'family, length, classes, other_characters, entropy, findings, guessability, guesses';

export function toColumns(facts: Facts): FactColumns {
  return {
    family: codes.storageFamilies.indexOf(facts.family),
    length: facts.length ?? null,
    classes: facts.classes ? toBits(codes.characterClasses, facts.classes) : null,
    other_characters: Number(facts.otherCharacters),
    entropy: facts.entropy ?? null,
    findings: toBits(codes.findings, facts.findings),
    guessability: facts.guessability ?? null,
    guesses: facts.guesses ?? null,
  };
}

export function fromColumns(row: FactColumns): Facts {
  return {
    family: nameAt(codes.storageFamilies, row.family),
    otherCharacters: row.other_characters === 1,
    findings: fromBits(codes.findings, row.findings),
    ...(row.length === null ? {} : { length: row.length }),
    ...(row.classes === null ? {} : { classes: fromBits(codes.characterClasses, row.classes) }),
    ...(row.entropy === null ? {} : { entropy: row.entropy }),
    ...(row.guessability === null ? {} : { guessability: row.guessability }),
    ...(row.guesses === null ? {} : { guesses: row.guesses }),
  };
}
