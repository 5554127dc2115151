import type { RowKey } from '../cipher/column-cipher.ts';
import type { Ground } from '../ground.ts';
import type { Damage } from './pass.ts';

const named = 20;
const binary = /binary|blob/;

/** Rows by the names that their keys give them: parts as text, bytes in hexadecimal, joined by ", ". */
export function nameRow({ key }: Pick<Ground, 'key'>, row: RowKey): string {
  return row
    .map((part, at) => {
      const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      return binary.test(key[at]?.type ?? '') ? bytes.toString('hex') : bytes.toString('utf8');
    })
    .join(', ');
}

/** Counts damaged rows and keeps the names of the first twenty. */
export function damageBook(ground: Pick<Ground, 'key'>): { enter(row: RowKey): void; read(): Damage } {
  let corrupt = 0;
  const damaged: string[] = [];
  return {
    enter(row) {
      corrupt += 1;
      if (damaged.length < named) damaged.push(nameRow(ground, row));
    },
    read: () => ({ corrupt, damaged }),
  };
}
