import type { System } from '../../../../preload/contract/common.ts';
import type { Role, Table } from '../../../../preload/contract/schema-mapping.ts';
import { nameScore, systemScore } from './column-words.ts';
import { contentScore } from './content-score.ts';
import type { ColumnProfile } from './profile-column.ts';
import { typeScore } from './type-score.ts';

export type Because = 'name' | 'type' | 'content' | 'key';

export interface Score {
  /** 0 to 1. */
  readonly score: number;
  readonly because: readonly Because[];
}

export interface Seen {
  readonly column: Table['columns'][number];
  /** The name as column-words spells it. */
  readonly name: string;
  readonly profile: ColumnProfile | undefined;
}

const others: readonly System[] = ['mailbox', 'ftp', 'database'];

/** How probably a column plays a role in a system, and why. A type that cannot be gives 0. */
export function scoreColumn(role: Role, system: System, { column, name, profile }: Seen): Score {
  const type = typeScore(role, column.type);
  if (type === 0) return { score: 0, because: [] };
  const named = nameScore(role, name);
  const content = profile ? contentScore(role, profile) : undefined;
  const because: Because[] = [];
  if (named >= 0.5) because.push('name');
  if (type === 1 && typical.has(role)) because.push('type');
  if (content !== undefined && content >= 0.5) because.push('content');
  const base = content === undefined ? 0.8 * named + 0.1 * type : 0.6 * named + 0.1 * type + 0.3 * content;
  const alone = named === 0 ? byContentAlone(role, profile) : base;
  return { score: clamp(alone === 0 ? 0 : alone + ofSystem(system, name)), because };
}

/** Roles whose type says something: nearly every column is text. */
const typical: ReadonlySet<Role> = new Set(['passwordChangedOn', 'mustChange', 'lastLogin']);

/** A column whose name says nothing is only known by values that look like nothing else. */
function byContentAlone(role: Role, profile: ColumnProfile | undefined): number {
  if (!profile || profile.filled === 0) return 0;
  if (role === 'email' && profile.email > 0.9) return 0.5;
  if (role === 'password' && profile.hashed > 0.9 && profile.distinct > 0.3) return 0.55;
  return 0;
}

/** A wide table may hold several systems: "login_ftp" is of the FTP, not of the account. */
function ofSystem(system: System, name: string): number {
  const named = others.filter((other) => systemScore(other, name) >= 0.9 && !/^e?_?mail$|^courriel$/.test(name));
  if (system !== 'account') return named.includes(system) ? 0.1 : named.length > 0 ? -0.2 : 0;
  return named.some((other) => other !== 'mailbox') ? -0.2 : 0;
}

const clamp = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
