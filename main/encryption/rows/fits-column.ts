import { isUtf8 } from 'node:buffer';
import type { Server } from '../../database/ouvadmin/column-door.ts';
import type { GroundColumn } from '../ground.ts';

/**
 * Whether a column keeps these bytes as they are, as far as it would not say so itself: what is too long or is no date is
 * refused by the server, but blanks at an end, digits behind a decimal point and leading zeros go without a word.
 */
export function fitsColumn(column: GroundColumn, { dialect }: Pick<Server, 'dialect'>, bytes: Buffer): boolean {
  if (dialect === 'sqlite') return fitsSqlite(column, bytes);
  const { type, declared } = column;
  if (/binary|blob/.test(type)) return fitsBytes(declared, bytes);
  if (!isUtf8(bytes)) return false;
  const text = bytes.toString('utf8');
  if (/char|text/.test(type)) return fitsText(type, declared, text);
  return shapeOf(type, declared)?.test(text) ?? true;
}

function fitsText(type: string, declared: string, text: string): boolean {
  const most = /char\((\d+)\)/.exec(declared)?.[1];
  if (most !== undefined && [...text].length > Number(most)) return false;
  return type !== 'char' || !text.endsWith(' ');
}

function fitsBytes(declared: string, bytes: Buffer): boolean {
  const [, variable, length] = /^(var)?binary\((\d+)\)/.exec(declared) ?? [];
  if (length === undefined) return true;
  // BINARY(n) is filled up with zeros.
  return variable ? bytes.length <= Number(length) : bytes.length === Number(length);
}

/** How the server writes the values of this type; undefined where it keeps what it is given, or refuses it. */
function shapeOf(type: string, declared: string): RegExp | undefined {
  if (/int$/.test(type)) return /zerofill/i.test(declared) ? /^\d+$/ : /^(0|-?[1-9]\d*)$/;
  if (type === 'year') return /^\d{4}$/;
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/;
  const places = Number(/\((?:\d+,\s*)?(\d)\)/.exec(declared)?.[1] ?? 0);
  const fraction = places > 0 ? `\\.\\d{${places}}` : '';
  if (type === 'datetime' || type === 'timestamp')
    return new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d${fraction}$`);
  if (type === 'time') return new RegExp(`^-?\\d{2,3}:\\d\\d:\\d\\d${fraction}$`);
  if (type === 'decimal') {
    const scale = /\(\d+,\s*(\d+)\)/.exec(declared)?.[1] ?? '0';
    return new RegExp(`^-?\\d+${scale === '0' ? '' : `\\.\\d{${scale}}`}$`);
  }
  return undefined;
}

function fitsSqlite({ declared }: GroundColumn, bytes: Buffer): boolean {
  if (declared === '' || /BLOB|BINARY/i.test(declared)) return true;
  if (!isUtf8(bytes)) return false;
  if (!/INT|REAL|FLOA|DOUB|NUM|DEC/i.test(declared)) return true;
  // A column of numbers makes one of a text that looks like one, and keeps the others as they are.
  const text = bytes.toString('utf8');
  return Number.isNaN(Number(text)) || String(Number(text)) === text;
}
