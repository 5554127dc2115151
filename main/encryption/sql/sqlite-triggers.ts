import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { literal, quote } from './quote.ts';
import { markOfText, type TriggerParts, type TriggerText, triggerParts } from './trigger-texts.ts';

/**
 * What the triggers of MySQL do, in SQLite's way: a trigger cannot change the row that is written, so it writes it again
 * afterwards. Guard and fence never stand together, because each would answer to what the other writes.
 */
export function sqliteTriggers(
  ground: Ground,
  work: ColumnWork,
): Record<'guard' | 'fenceInsert' | 'fenceUpdate', TriggerText> {
  const parts = triggerParts(ground, work);
  const { triggers } = namesOf(work);
  const here = ground.key.map(({ name }) => `${quote(name, 'sqlite')} IS NEW.${quote(name, 'sqlite')}`).join(' AND ');
  const text = (name: string, event: string, body: string): TriggerText => {
    const mark = markOfText(work, body);
    const head = `CREATE TRIGGER ${quote(name, 'sqlite')} ${event} ON ${parts.table}`;
    return { name, mark, create: () => `${head} BEGIN /* ${mark} */ ${body} END` };
  };
  return {
    guard: text(triggers.guard, 'AFTER UPDATE', guard(parts, here)),
    fenceInsert: text(triggers.fenceInsert, 'BEFORE INSERT', fenceInsert(parts)),
    fenceUpdate: text(triggers.fenceUpdate, 'AFTER UPDATE', fenceUpdate(parts, here)),
  };
}

const refuse = (sentence: string, where: string) =>
  `SELECT RAISE(ABORT, ${literal(sentence, 'sqlite')}) WHERE ${where};`;

function guard(parts: TriggerParts, here: string): string {
  const { table, clear, shadow, keyChanged } = parts;
  const lost = `${parts.shadowSame} AND ${keyChanged} AND OLD.${clear} IS NULL AND NEW.${clear} IS NULL AND NEW.${shadow} IS NOT NULL`;
  const changed = keyChanged ? `(${parts.clearChanged} OR ${keyChanged})` : parts.clearChanged;
  const empty = `${shadow} = NULL${parts.blindIndex ? `, ${parts.blindIndex} = NULL` : ''}`;
  const written = `OLD.${shadow} IS NOT NULL AND NEW.${shadow} IS NOT NULL AND NOT ${parts.shadowSame} AND ${parts.sameKey}`;
  return [
    ...(keyChanged ? [refuse(parts.refusals.key, lost)] : []),
    `UPDATE ${table} SET ${empty} WHERE ${here} AND ${shadow} IS NOT NULL AND ${parts.shadowSame} AND ${changed};`,
    `UPDATE ${table} SET ${clear} = NULL WHERE ${here} AND ${clear} IS NOT NULL AND ${written} AND NOT (${parts.clearChanged});`,
  ].join(' ');
}

function fenceInsert({ clear, isStandard, refusals }: TriggerParts): string {
  return refuse(refusals.clear, `NEW.${clear} IS NOT NULL${isStandard ? ` AND NOT (${isStandard})` : ''}`);
}

function fenceUpdate(parts: TriggerParts, here: string): string {
  const { table, clear, shadow, keyChanged, blindIndex, shadowSame } = parts;
  const key = `${shadowSame} AND ${keyChanged} AND NEW.${shadow} IS NOT NULL`;
  const cleared = `${clear} = NULL${blindIndex ? `, ${blindIndex} = CASE WHEN ${shadow} IS NULL THEN NULL ELSE ${blindIndex} END` : ''}`;
  return [
    refuse(parts.refusals.clear, `${parts.clearChanged} AND (NEW.${clear} IS NOT NULL OR ${parts.shadowStays})`),
    ...(keyChanged ? [refuse(parts.refusals.key, key)] : []),
    `UPDATE ${table} SET ${cleared} WHERE ${here} AND NOT ${shadowSame};`,
  ].join(' ');
}
