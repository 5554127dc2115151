import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { sameValueVariable } from '../rows/same-value.ts';
import { literal, quote } from './quote.ts';
import { markOfText, type TriggerParts, type TriggerText, triggerParts } from './trigger-texts.ts';

/** The triggers in the words that MySQL and MariaDB share. They read the row, and nothing else but the word of a session of ours. */
export function mysqlTriggers(
  ground: Ground,
  work: ColumnWork,
): Record<'guard' | 'fenceInsert' | 'fenceUpdate', TriggerText> {
  const parts = triggerParts(ground, work);
  const { triggers } = namesOf(work);
  const text = (name: string, event: 'INSERT' | 'UPDATE', body: string): TriggerText => {
    const mark = markOfText(work, body);
    return {
      name,
      mark,
      create: (before) =>
        [
          `CREATE TRIGGER ${quote(name, 'mysql')} BEFORE ${event} ON ${parts.table} FOR EACH ROW`,
          ...(before === undefined ? [] : [`PRECEDES ${quote(before, 'mysql')}`]),
          `BEGIN /* ${mark} */ ${body} END`,
        ].join(' '),
    };
  };
  return {
    guard: text(triggers.guard, 'UPDATE', guard(parts)),
    fenceInsert: text(triggers.fenceInsert, 'INSERT', fenceInsert(parts)),
    fenceUpdate: text(triggers.fenceUpdate, 'UPDATE', fenceUpdate(parts)),
  };
}

const refuse = (sentence: string) => `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = ${literal(sentence, 'mysql')};`;

/**
 * Of the clear value and its ciphertext the one that changed is true, and the other is emptied. A key that changes takes the
 * ciphertext with it, which was bound to it; unless it is all that is left of the value.
 */
function guard(parts: TriggerParts): string {
  const { clear, shadow, keyChanged } = parts;
  const empty = `SET NEW.${shadow} = NULL${parts.blindIndex ? `, NEW.${parts.blindIndex} = NULL` : ''};`;
  const lost = `${keyChanged} AND NEW.${clear} IS NULL AND OLD.${clear} IS NULL AND NEW.${shadow} IS NOT NULL`;
  return [
    `IF ${parts.shadowSame} THEN`,
    ...(keyChanged ? [`IF ${lost} THEN ${refuse(parts.refusals.key)} ELSE`] : []),
    `IF ${parts.clearChanged}${keyChanged ? ` OR ${keyChanged}` : ''} THEN ${empty} END IF;`,
    ...(keyChanged ? ['END IF;'] : []),
    `ELSEIF OLD.${shadow} IS NOT NULL AND NEW.${shadow} IS NOT NULL AND ${parts.sameKey} AND NOT (${parts.clearChanged})`,
    `THEN SET NEW.${clear} = NULL; END IF;`,
  ].join(' ');
}

/** A column that was not given has its default, which is no clear value of anybody's: it becomes NULL. */
function fenceInsert({ clear, isStandard, refusals }: TriggerParts): string {
  const refused = refuse(refusals.clear);
  const otherwise = isStandard ? `IF ${isStandard} THEN SET NEW.${clear} = NULL; ELSE ${refused} END IF;` : refused;
  return `IF NEW.${clear} IS NOT NULL THEN ${otherwise} END IF;`;
}

/**
 * Nobody stores a clear value, nor empties one without its ciphertext (one that has none yet may be emptied); a new ciphertext leaves no clear value beside it, unless
 * it is we who put the same value under another key.
 */
function fenceUpdate(parts: TriggerParts): string {
  const { clear, shadow, keyChanged, blindIndex } = parts;
  const key = `${keyChanged} AND NEW.${shadow} IS NOT NULL`;
  return [
    `IF ${parts.clearChanged} AND (NEW.${clear} IS NOT NULL OR ${parts.shadowStays}) THEN ${refuse(parts.refusals.clear)}`,
    `ELSEIF NOT ${parts.shadowSame} THEN`,
    `IF COALESCE(${sameValueVariable}, 0) <> 1 OR NEW.${shadow} IS NULL THEN SET NEW.${clear} = NULL; END IF;`,
    ...(blindIndex ? [`IF NEW.${shadow} IS NULL THEN SET NEW.${blindIndex} = NULL; END IF;`] : []),
    ...(keyChanged ? [`ELSEIF ${key} THEN ${refuse(parts.refusals.key)}`] : []),
    'END IF;',
  ].join(' ');
}
