import type { Role } from '../../../../preload/contract/schema-mapping.ts';

const kinds: readonly (readonly [RegExp, 'text' | 'number' | 'flag' | 'date' | 'choice'])[] = [
  [/^(?:tinyint\(1\)|bool|boolean|bit)/, 'flag'],
  [/^(?:enum|set)\(/, 'choice'],
  [/^(?:char\(1\)|varchar\(1\))/, 'flag'],
  [/^(?:date|datetime|timestamp)/, 'date'],
  [/^(?:tinyint|smallint)/, 'flag'],
  [/int|numeric|decimal|number/, 'number'],
  [/char|text|clob|binary|blob|string/, 'text'],
];

/** How well the type of a column fits a role: 1 usual, 0.5 possible, 0 impossible. `type` is as the server writes it. */
export function typeScore(role: Role, type: string): number {
  const kind = kinds.find(([shape]) => shape.test(type.trim().toLowerCase()))?.[1] ?? 'text';
  switch (role) {
    case 'id':
      return kind === 'number' || kind === 'text' ? 1 : 0;
    case 'login':
    case 'email':
    case 'name':
    case 'password':
      return kind === 'text' ? 1 : 0;
    case 'status':
      return kind === 'date' ? 0 : kind === 'number' ? 0.5 : 1;
    case 'passwordChangedOn':
    case 'lastLogin':
      return kind === 'date' ? 1 : kind === 'flag' || kind === 'choice' ? 0 : 0.5;
    case 'mustChange':
      return kind === 'flag' || kind === 'choice' ? 1 : kind === 'number' ? 0.5 : 0;
  }
}
