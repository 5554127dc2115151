import { createHash } from 'node:crypto';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { markOf, namesOf } from '../names-of.ts';
import { bytesOf, clearBytes } from './clear-bytes.ts';
import { quote } from './quote.ts';

/** A trigger of ours: how it is made, and the mark in its text by which this very text is known again. */
export interface TriggerText {
  readonly name: string;
  /** `before`: the trigger that it must come before, where there is one. */
  create(before?: string): string;
  readonly mark: string;
}

/** The pieces that the triggers of both dialects are made of: conditions in SQL on OLD and NEW. */
export interface TriggerParts {
  readonly table: string;
  readonly clear: string;
  readonly shadow: string;
  readonly blindIndex: string | undefined;
  /** The clear value differs, by its bytes. */
  readonly clearChanged: string;
  readonly shadowSame: string;
  /** There is one, and it stays. */
  readonly shadowStays: string;
  /** The primary key differs, to which a ciphertext is bound; a hash is bound to nothing. */
  readonly keyChanged: string | undefined;
  /** Both ciphertexts are of one data key: a change between two keys is a rotation, not a new value. */
  readonly sameKey: string;
  /** A new row has what stands behind DEFAULT: its column was not given. */
  readonly isStandard: string | undefined;
  readonly refusals: { readonly clear: string; readonly key: string };
}

export function triggerParts(ground: Ground, work: ColumnWork): TriggerParts {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const is = dialect === 'sqlite' ? 'IS' : '<=>';
  const { shadow, blindIndex } = namesOf(work);
  const encrypted = work.treatment.kind === 'encrypt';
  const clear = q(ground.column.name);
  const binary = (of: string) => `CAST(${of} AS ${dialect === 'sqlite' ? 'BLOB' : 'BINARY'})`;
  const same = (old: string, now: string) => `(${old} ${is} ${now})`;
  const keySame = ground.key.map((column) =>
    same(bytesOf(column, `OLD.${q(column.name)}`, dialect), bytesOf(column, `NEW.${q(column.name)}`, dialect)),
  );
  const shadowSame = same(binary(`OLD.${q(shadow)}`), binary(`NEW.${q(shadow)}`));
  return {
    table: q(ground.table),
    clear,
    shadow: q(shadow),
    blindIndex: blindIndex && q(blindIndex),
    clearChanged: `NOT ${same(clearBytes(ground, `OLD.${clear}`), clearBytes(ground, `NEW.${clear}`))}`,
    shadowSame,
    shadowStays: `(${shadowSame} AND NEW.${q(shadow)} IS NOT NULL)`,
    keyChanged: encrypted ? `NOT (${keySame.join(' AND ')})` : undefined,
    sameKey: encrypted
      ? `SUBSTR(${binary(`OLD.${q(shadow)}`)}, 2, 4) = SUBSTR(${binary(`NEW.${q(shadow)}`)}, 2, 4)`
      : '1 = 1',
    isStandard: isStandard(ground, clear),
    refusals: refusals[encrypted ? 'encrypt' : 'hash'],
  };
}

/** 128 characters at most, ASCII: they pass through programs of every age. */
const refusals = {
  encrypt: {
    clear:
      'Ouvadesk : colonne chiffree, valeur en clair refusee. This column is encrypted: its clear value is refused.',
    key: 'Ouvadesk : la cle de cette ligne chiffree ne change pas. The key of this encrypted row cannot change.',
  },
  hash: {
    clear: 'Ouvadesk : colonne hachee, valeur en clair refusee. This column is hashed: its clear value is refused.',
    key: '',
  },
};

/** Of what is written out, not of what the server works out at each row. */
function isStandard(ground: Ground, clear: string): string | undefined {
  const { standard, charset } = ground.column;
  if (standard === null || !/^(x|b|n|_\w+ ?)?'|^-?[\d.]+$/i.test(standard)) return undefined;
  const { dialect } = ground.server;
  if (charset === undefined && dialect !== 'sqlite') return `NEW.${clear} = ${standard}`;
  return `${clearBytes(ground, `NEW.${clear}`)} = ${clearBytes(ground, standard)}`;
}

export const markOfText = (work: ColumnWork, text: string) =>
  `${markOf(work)} ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
