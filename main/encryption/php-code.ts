import { readFileSync } from 'node:fs';
import type { StorageFamily } from '../../preload/contract/schema-mapping.ts';
import type { Server } from '../database/ouvadmin/column-door.ts';
import type { ColumnWork } from './column-work.ts';
import { encryptedCode } from './php/encrypted-code.ts';
import { hashedCode } from './php/hashed-code.ts';

/** What the code must know beside the work. */
export interface CodeFacts {
  readonly dialect: Server['dialect'];
  /** Columns of the primary key, in their order. */
  readonly key: readonly string[];
  /** Whether the database itself numbers new rows (AUTO_INCREMENT). */
  readonly numbered: boolean;
  /** What an account is looked up by where a password is checked; without it the primary key. */
  readonly login?: string | undefined;
  /** Of a column of passwords: how it keeps them (the mapping knows). Taken for clear where nothing is said. */
  readonly storage?: StorageFamily | 'auto' | undefined;
  /** Where they lie on Ouvadmin's server. */
  readonly libraryPath?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** PHP for one column. `before`: what to look for in Ouvadmin. `after`: what to put in its place; it works in every state. */
export interface PhpCode {
  readonly library: string;
  readonly before: string;
  readonly after: string;
}

/** What Ouvadmin's program must change for one column, with the table's own names, and the library that this needs. */
export function phpCode(work: ColumnWork, facts: CodeFacts): PhpCode {
  const { before, after } = work.treatment.kind === 'hash' ? hashedCode(work, facts) : encryptedCode(work, facts);
  return { library: phpLibrary(), before, after };
}

/** The library that ships with the product, as it stands beside this file: in php/ of the sources, and in the built tree. */
export function phpLibrary(): string {
  const place = import.meta.url.endsWith('.ts') ? './php/ouvadesk-columns.php' : './ouvadesk-columns.php';
  return readFileSync(new URL(place, import.meta.url), 'utf8');
}
