/** What a type of MySQL, MariaDB or SQLite can hold, as far as a person is concerned. */
export type TypeKind =
  | 'text'
  | 'long-text'
  | 'whole'
  | 'decimal'
  | 'flag'
  | 'choice'
  | 'day'
  | 'instant'
  | 'point'
  | 'bytes';

const kinds: readonly (readonly [RegExp, TypeKind])[] = [
  [/^(?:tinyint\(1\)|bool|bit(?:\(1\))?$)/, 'flag'],
  [/^(?:enum|set)\b/, 'choice'],
  [/^(?:char|varchar|nchar|nvarchar|character)[a-z ]*\(1\)/, 'flag'],
  [/^date$/, 'day'],
  [/^(?:datetime|timestamp)/, 'instant'],
  [/^(?:time|year)/, 'choice'],
  [/^(?:point|geometry|geography)/, 'point'],
  [/^(?:float|double|real|decimal|numeric|dec)/, 'decimal'],
  [/int|serial|number/, 'whole'],
  [/^(?:text|mediumtext|longtext|json|clob)/, 'long-text'],
  [/char|text|string/, 'text'],
  [/blob|binary|bytea/, 'bytes'],
];

/** `type` is as the server writes it: "varchar(255)", "tinyint(1) unsigned". A type that nobody knows may hold text. */
export function typeKind(type: string): TypeKind {
  const text = type.trim().toLowerCase();
  return kinds.find(([shape]) => shape.test(text))?.[1] ?? 'text';
}
