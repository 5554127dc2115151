import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import { findProgram } from '../../services/program.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

export const php = findProgram('php', 'php8.2', 'php8.3', 'php8.4');
export const library = fileURLToPath(new URL('../../../main/encryption/php/ouvadesk-columns.php', import.meta.url));

/** A group of tests that need PHP; where it is missing a skipped one says what to install. */
export function describeWithPhp(title: string, body: () => void): void {
  describe(title, () => {
    if (php === undefined) test.skip('skipped: install php-cli, php-mysql, php-sqlite3', () => {});
    else body();
  });
}

/** What a PHP process prints. `bare`: without php.ini and its extensions, as a server may be that has neither mbstring nor intl. */
export function runPhp(code: string, input = '', bare = true): string {
  const args = bare ? ['-n'] : [];
  const run = spawnSync(php ?? 'php', [...args, '-d', 'memory_limit=1G', '-d', 'display_errors=stderr', '-r', code], {
    input,
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0 || run.stderr.length > 0) throw new Error(`php: ${run.status}\n${run.stderr}\n${run.stdout}`);
  return run.stdout.toString('utf8');
}

/** Answers of one PHP process to a list of questions, by the body of a function of `$columns` and `$ask`; bytes go as base64. */
export function askPhp<Answer>(body: string, keyFile: string, asks: readonly unknown[], bare = true): Answer[] {
  const code = `error_reporting(E_ALL); require ${phpString(library)}; $columns = OuvadeskColumns::fromFile(${phpString(keyFile)});
    $answer = static function (array $ask) use ($columns) { ${body} };
    echo json_encode(array_map(static function (array $ask) use ($answer) {
      try { return $answer($ask); } catch (OuvadeskColumnsException $failure) { return ['reason' => $failure->getReason()]; }
    }, json_decode(stream_get_contents(STDIN), true)));`;
  return JSON.parse(runPhp(code, JSON.stringify(asks), bare));
}

export const phpString = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const phpList = (texts: readonly string[]): string => `[${texts.map(phpString).join(', ')}]`;

export interface KeyFileColumn {
  readonly name: string;
  readonly keys: ColumnKeys;
  readonly normalise: 'email' | 'telephone' | 'text' | null;
}

export function keyFileContent(columns: readonly KeyFileColumn[]): string {
  const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64');
  const of = ({ keys, normalise }: KeyFileColumn) => ({
    current: keys.current.number,
    keys: Object.fromEntries([keys.current, ...keys.older].map(({ number, key }) => [String(number), base64(key)])),
    index: normalise === null ? null : base64(keys.index),
    normalise,
  });
  return JSON.stringify({
    version: 1,
    columns: Object.fromEntries(columns.map((column) => [column.name, of(column)])),
  });
}

/** The path of a key file as it is delivered. */
export function keyFile(columns: readonly KeyFileColumn[], folder = temporaryFolder()): string {
  const path = join(folder, 'keys.json');
  writeFileSync(path, keyFileContent(columns), { mode: 0o600 });
  return path;
}
