import { type System, systems } from '../../../preload/contract/common.ts';
import type { ForcingRule, Meaning, SystemMeaning } from '../../../preload/contract/forced-changes.ts';

export const kinds = ['flag', 'suspend', 'secret', 'none'] as const;
export type Kind = (typeof kinds)[number];

/** What one system is to mean, as it is being chosen; column and value count for a flag and a suspension. */
export interface Choice {
  system: System;
  kind: Kind;
  column: string;
  value: string;
}

/** The rule as it is being typed. */
export type RuleDraft = Record<keyof ForcingRule, string>;
export const ruleLimits = { notices: 20, days: 730, undoDays: 365 } as const satisfies ForcingRule;
export const ruleFields = ['notices', 'days', 'undoDays'] as const;

interface Known {
  readonly chosen: readonly SystemMeaning[];
  readonly offered: readonly SystemMeaning[];
}

/** What may be chosen for a system: what the database offers, and what stands already though it no longer does. */
export function meaningsOf({ chosen, offered }: Known, system: System): Meaning[] {
  const all = [...offered, ...chosen].filter((one) => one.system === system).map(({ meaning }) => meaning);
  const sameColumn = (a: Meaning, b: Meaning) =>
    a.kind === b.kind && (a.kind === 'secret' || b.kind === 'secret' || a.column === b.column);
  return all.filter((one, index) => all.findIndex((other) => sameColumn(one, other)) === index);
}

/** The columns in which a kind of change can be written, each with the value that is proposed for it. */
export function columnsOf(known: Known, system: System, kind: Kind): { column: string; value: string }[] {
  return meaningsOf(known, system).flatMap((one) =>
    one.kind === kind && one.kind !== 'secret' ? [{ column: one.column, value: one.value }] : [],
  );
}

/** The systems of this database for which anything can be imposed. */
export function systemsOf(known: Known): System[] {
  return systems.filter((system) => meaningsOf(known, system).length > 0);
}

/** One choice a system, as it stands. */
export function choicesOf(known: Known): Choice[] {
  return systemsOf(known).map((system) => {
    const meaning = known.chosen.find((one) => one.system === system)?.meaning;
    if (meaning === undefined) return { system, kind: 'none', column: '', value: '' };
    const written = meaning.kind === 'secret' ? { column: '', value: '' } : meaning;
    return { system, kind: meaning.kind, column: written.column, value: written.value };
  });
}

/** Another kind for a system: with the first column that offers it. */
export function withKind(known: Known, choice: Choice, kind: Kind): Choice {
  const first = columnsOf(known, choice.system, kind)[0];
  return { ...choice, kind, column: first?.column ?? '', value: first?.value ?? '' };
}

/** Whether a choice lacks what it has to write. */
export const lacksValue = ({ kind, value }: Choice) => (kind === 'flag' || kind === 'suspend') && value.trim() === '';

/** The choices as they are sent to be saved: what is not to be imposed is left out. */
export function meaningsToSave(choices: readonly Choice[]): SystemMeaning[] {
  return choices.flatMap(({ system, kind, column, value }): SystemMeaning[] => {
    if (kind === 'none') return [];
    return [{ system, meaning: kind === 'secret' ? { kind } : { kind, column, value: value.trim() } }];
  });
}

/** Which of the numbers of a rule cannot stand. */
export function wrongNumbers(rule: RuleDraft): Set<keyof ForcingRule> {
  const wrong = (field: keyof ForcingRule) =>
    !/^\d{1,3}$/.test(rule[field].trim()) || Number(rule[field]) < 1 || Number(rule[field]) > ruleLimits[field];
  return new Set(ruleFields.filter(wrong));
}

/** The rule as it is sent to be saved. */
export function ruleToSave({ notices, days, undoDays }: RuleDraft): ForcingRule {
  return { notices: Number(notices), days: Number(days), undoDays: Number(undoDays) };
}
