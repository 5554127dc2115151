import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import { namesOf } from '../../../main/encryption/names-of.ts';
import { type CodeFacts, phpCode } from '../../../main/encryption/php-code.ts';
import { owaspArgon2id } from '../../../preload/contract/column-encryption.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { columnNamed } from '../cipher/column-arbitraries.ts';
import { describeWithPhp, keyFile, library, phpString, runPhp } from './php.ts';

const keys = { current: { number: 5, key: Buffer.alloc(32, 1) }, older: [], index: Buffer.alloc(32, 2) };
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A table in one state of the work, as the demonstration's would be. */
function tableIn(state: 'planned' | 'expanded' | 'switched' | 'contracted', work: ColumnWork, key: readonly string[]) {
  const file = join(temporaryFolder(), 'ouvadmin.db');
  const database = new Database(file);
  const { shadow, blindIndex } = namesOf(work);
  const [table, column] = [quote(work.table), quote(work.column)];
  const numbered = key.length === 1;
  const columns = [
    ...key.map((name) => `${quote(name)} ${numbered ? 'INTEGER PRIMARY KEY' : 'TEXT NOT NULL'}`),
    ...(state === 'contracted' ? [] : [`${column} TEXT`]),
    ...(state === 'planned' ? [] : [`${quote(shadow)} BLOB`, ...(blindIndex ? [`${quote(blindIndex)} BLOB`] : [])]),
    'other TEXT',
    ...(numbered ? [] : [`PRIMARY KEY (${key.map(quote).join(', ')})`]),
  ];
  database.exec(`CREATE TABLE ${table} (${columns.join(', ')})`);
  if (state === 'switched') {
    for (const event of ['INSERT', 'UPDATE'])
      database.exec(`CREATE TRIGGER fence_${event} BEFORE ${event} ON ${table} WHEN NEW.${column} IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'ouvadesk: no clear text'); END`);
  }
  return { file, database };
}

interface Try {
  readonly file: string;
  /** What was generated. */
  readonly code: string;
  /** Gives what is compared. */
  readonly gives: string;
}

/** One process for all, each in a function of its own. */
function run(tries: readonly Try[]): unknown[] {
  const functions = tries.map(
    ({ file, code, gives }) => `(static function () { $pdo = new PDO('sqlite:' . ${phpString(file)});
      $pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION); ${code.replace('<?php', '')} ${gives} })()`,
  );
  return JSON.parse(runPhp(`error_reporting(E_ALL); echo json_encode([${functions.join(', ')}]);`, '', false));
}

const states = ['planned', 'expanded', 'switched', 'contracted'] as const;
const numbered: CodeFacts = { dialect: 'sqlite', key: ['id'], numbered: true };

describeWithPhp('the PHP that is proposed for a column', () => {
  const hostile = columnNamed('l\'été \\ "$x" ?', 'mot \'?\' de\\ "e" {$y}', 'email');
  const cases: readonly [string, ColumnWork, readonly string[]][] = [
    ['an ordinary table', columnNamed('comptes', 'email', 'email'), ['id']],
    ['a key in two parts', columnNamed('comptes', 'email', 'email'), ['site', 'login']],
    ['names that mean something to PHP, SQL or PDO', hostile, ['clé "1" ?', "c'2"]],
  ];

  test.each(cases)('reads, finds, changes and inserts in every state: %s', (_, work, key) => {
    const cipher = openColumnCipher(work, keys);
    const delivered = keyFile([{ name: `${work.table}.${work.column}`, keys, normalise: 'email' }]);
    const facts = { ...numbered, key, numbered: key.length === 1, libraryPath: library, keyFile: delivered };
    const { after } = phpCode(work, facts);
    const parts = key.map((name, place) => `${phpString(name)} => ${phpString(`k${place}é`)}`);
    const others = `[${[...(key.length === 1 ? [] : parts), "'other' => 'o'"].join(', ')}]`;
    const tables = states.map((state) => ({ state, ...tableIn(state, work, key) }));
    const said = run(
      tables.map(({ state, file }) => ({
        file,
        code: after,
        gives: `$key = $insert(${others}, 'First@b.fr'); $read = [$valueOf($rowOf($key))];
          $save($key, 'Écrit@b.fr'); $read[] = $valueOf($rowOf($key));
          $read[] = count($find(${state === 'planned' || state === 'expanded' ? "'Écrit@b.fr'" : "' écrit@B.FR '"})); $read[] = count($find('first@b.fr'));
          $read[] = $find('Écrit@b.fr')[0]['other'];
          $save($key, null); $read[] = $valueOf($rowOf($key)); $save($key, ''); $read[] = $valueOf($rowOf($key));
          $save($key, 'last@b.fr'); return $read;`,
      })),
    );
    expect(said).toEqual(states.map(() => ['First@b.fr', 'Écrit@b.fr', 1, 0, 'o', null, '']));
    for (const { state, database } of tables) {
      const row = database.prepare(`SELECT * FROM ${quote(work.table)}`).get() as Record<string, unknown>;
      const clear = state === 'planned' || state === 'expanded' ? 'last@b.fr' : state === 'switched' ? null : undefined;
      expect(row[work.column]).toBe(clear);
      // Until the switch programs write clear text, which Ouvadesk encrypts behind them.
      if (clear === 'last@b.fr') continue;
      const names = namesOf(work);
      const bytes = (name: string | undefined) =>
        database
          .prepare(`SELECT CAST(${quote(name ?? '')} AS BLOB) FROM ${quote(work.table)}`)
          .pluck()
          .get() as Buffer;
      const rowKey = key.map((name) => Buffer.from(String(row[name])));
      expect(cipher.decrypt(rowKey, bytes(names.shadow))).toEqual(Buffer.from('last@b.fr'));
      expect(bytes(names.blindIndex)).toEqual(cipher.blindIndex(Buffer.from('last@b.fr')));
    }
  });

  test('verifies and changes passwords, however they were kept, in every state', () => {
    const work: ColumnWork = { ...columnNamed('comptes', 'mdp'), treatment: { kind: 'hash', argon2id: owaspArgon2id } };
    const tries = (
      [
        ...states.map((state) => ['md5', state] as const),
        ['auto', 'switched'],
        ['clear', 'switched'],
        ['mysql-native', 'expanded'],
      ] as const
    ).map(([storage, state]) => ({ storage, state, ...tableIn(state, work, ['id']) }));
    const said = run(
      tries.map(({ storage, file, database }) => {
        database.exec(`INSERT INTO comptes (id, other) VALUES (1, 'camille')`);
        return {
          file,
          code: phpCode(work, { ...numbered, storage, login: 'other', libraryPath: library }).after,
          gives: `$before = $check(['camille'], ''); $change([1], "l'été 1"); return [$before, $check(['camille'], "l'été 1"),
            $check(['camille'], "L'été 1"), $check(['nobody'], "l'été 1")];`,
        };
      }),
    );
    expect(said).toEqual(tries.map(() => [false, true, false, false]));
    for (const { storage, state, database } of tries) {
      const row = database.prepare('SELECT * FROM comptes').get() as Record<string, unknown>;
      if (['switched', 'contracted'].includes(state))
        expect(row.mdp_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      if (state === 'switched') expect(row.mdp).toBeNull();
      if (storage !== 'clear') expect(row.mdp ?? '').not.toBe("l'été 1");
    }
  });

  test('leaves passwords that have a salt of their own alone, and shows where to look', () => {
    const work: ColumnWork = { ...columnNamed('comptes', 'mdp'), treatment: { kind: 'hash', argon2id: owaspArgon2id } };
    for (const storage of ['bcrypt', 'argon2', 'salted-sha', 'crypt-sha512', 'unknown'] as const) {
      expect(phpCode(work, { ...numbered, storage }).after).not.toContain('$pdo->');
    }
    const { before } = phpCode(work, { ...numbered, dialect: 'mariadb', storage: 'md5', login: 'login' });
    expect(before).toContain("'SELECT * FROM `comptes` WHERE `login` = ? AND `mdp` = ?'");
    expect(before).toContain('md5($typed)');
  });

  test('is PHP for every kind of column, and the library is the file itself', () => {
    const folder = temporaryFolder();
    const files: string[] = [];
    for (const [, work, key] of cases) {
      for (const dialect of ['mysql', 'mariadb', 'sqlite'] as const) {
        const { before, after, library: text } = phpCode(work, { dialect, key, numbered: false });
        expect(text).toMatch(/^<\?php\n/);
        for (const code of [before, after]) {
          files.push(join(folder, `${files.length}.php`));
          writeFileSync(files.at(-1) ?? '', code);
        }
      }
    }
    const parsed = runPhp(
      `foreach (${JSON.stringify(files)} as $file) echo count(token_get_all(file_get_contents($file), TOKEN_PARSE)) > 5;`,
      '',
      false,
    );
    expect(parsed).toBe('1'.repeat(files.length));
  });
});
