import { Treatment } from '../../../preload/contract/column-encryption.ts';
import type { kindWords } from './kind-words.ts';

type Said = (typeof kindWords)['fr']['kinds'];

const filled = (sentence: string, values: Record<string, unknown>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** The treatment of a shared plan in a sentence; undefined for another field, and for a treatment of a newer version. */
export function sayPlan(said: Said['plan'], field: string, value: unknown): string | undefined {
  if (field !== 'treatment') return undefined;
  if (value === null) return said.nothing;
  const treatment = Treatment.safeParse(value).data;
  if (treatment === undefined) return undefined;
  if (treatment.kind === 'encrypt') return treatment.index === 'none' ? said.encrypt : said.encryptIndexed;
  if (treatment.kind === 'hash') {
    const { memoryKib, passes, lanes } = treatment.argon2id;
    return filled(said.hash, { memory: Math.round(memoryKib / 1024), passes, lanes });
  }
  return treatment.kind === 'leave' ? filled(said.leave, treatment) : said.purge;
}

/** What was ticked, or not, in a sentence; undefined for what is no tick. */
export function sayRemains({ fields, ...said }: Said['remains'], field: string, value: unknown): string | undefined {
  if (!(field in fields) || field === 'plan' || field === 'what') return undefined;
  if (value === null) return said.notDone;
  const { at, by } = value as { at?: unknown; by?: unknown };
  return typeof at === 'string' ? filled(said.done, { day: at.slice(0, 10), by }) : undefined;
}
