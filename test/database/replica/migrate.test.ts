import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openCipher } from '../../../main/database/replica/cipher.ts';
import { newSalt } from '../../../main/database/replica/key.ts';
import { copiesOf, MigrationFailed, migrate, versionOf } from '../../../main/database/replica/migrate.ts';
import { migrations } from '../../../main/database/replica/migrations/index.ts';
import type { Migration } from '../../../main/database/replica/migrations/migration.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const key = Buffer.alloc(32, 7);
const open: Database[] = [];

function newFile() {
  const file = join(temporaryFolder(), 'replica.db');
  const salt = newSalt();
  const db = openCipher(file, key, salt);
  db.pragma('journal_mode = WAL');
  open.push(db);
  return { file, db, salt };
}

afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

const first: Migration = {
  number: 10,
  name: 'first',
  up: (db) => db.exec("CREATE TABLE a (x) ; INSERT INTO a VALUES ('kept')"),
};
const second: Migration = { number: 20, name: 'second', up: (db) => db.exec('ALTER TABLE a ADD COLUMN y') };
const broken: Migration = {
  number: 30,
  name: 'broken',
  up(db) {
    db.exec('CREATE TABLE half (x)');
    db.exec('not a statement');
  },
};

describe('migrations', () => {
  it('are numbered by tens, upwards, each once', () => {
    const numbers = migrations.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const number of numbers) expect(number % 10).toBe(0);
  });

  it('take an empty file to the version of today, and do nothing more', () => {
    const { file, db } = newFile();
    migrate(db, file, migrations, now);
    expect(versionOf(db)).toBe(migrations.at(-1)?.number);
    migrate(db, file, migrations, now);
    expect(copiesOf(file)).toEqual([]);
  });

  it('copy the file before they touch one that holds something', () => {
    const { file, db, salt } = newFile();
    migrate(db, file, [first], now);
    migrate(db, file, [first, second], now);
    const [copy] = copiesOf(file);
    if (!copy) throw new Error('no copy');
    const before = openCipher(copy, key, salt);
    open.push(before);
    expect(before.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept' }]);
    expect(versionOf(before)).toBe(10);
    expect(readFileSync(copy).includes('kept')).toBe(false);
  });

  it('stop at the first that fails, with nothing of it done', () => {
    const { file, db } = newFile();
    migrate(db, file, [first], now);
    const last: Migration = { number: 40, name: 'last', up: (at) => at.exec('CREATE TABLE late (x)') };
    expect(() => migrate(db, file, [first, second, broken, last], now)).toThrow(MigrationFailed);
    expect(versionOf(db)).toBe(20);
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    expect(tables).toEqual(['a']);
  });

  it('keep five copies', () => {
    const { file, db } = newFile();
    migrate(db, file, [first], now);
    for (let number = 20; number <= 100; number += 10) {
      const step: Migration = { number, name: `step-${number}`, up: () => {} };
      migrate(db, file, [step], new Date(now.getTime() + number * 1000));
    }
    expect(copiesOf(file)).toHaveLength(5);
    expect(copiesOf(file)[0]).toContain('version-90');
  });
});
