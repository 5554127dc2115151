import type { Database } from 'better-sqlite3';

/** Small numbers that stand for texts in the rows of this replica; another replica has others. */
export interface Names {
  /** The number of a text, made when it has none. */
  idOf(text: string): number;
  textOf(id: number): string;
  /** What was remembered may have been rolled back: it is read again. */
  forget(): void;
}

/** The numbers a table gives to the texts of one of its columns. */
export function openNames(db: Database, table: 'device' | 'volunteer' | 'word', column: 'uuid' | 'word'): Names {
  const ids = new Map<string, number>();
  const texts = new Map<number, string>();
  const find = db.prepare<[string], number>(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck();
  const read = db.prepare<[number], string>(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck();
  const add = db.prepare<[string]>(`INSERT INTO ${table} (${column}) VALUES (?)`);

  function remember(id: number, text: string): void {
    ids.set(text, id);
    texts.set(id, text);
  }

  return {
    idOf(text) {
      const known = ids.get(text);
      if (known !== undefined) return known;
      const id = find.get(text) ?? Number(add.run(text).lastInsertRowid);
      remember(id, text);
      return id;
    },
    textOf(id) {
      const known = texts.get(id);
      if (known !== undefined) return known;
      const text = read.get(id);
      if (text === undefined) throw new Error(`There is no ${table} ${id}.`);
      remember(id, text);
      return text;
    },
    forget() {
      ids.clear();
      texts.clear();
    },
  };
}
