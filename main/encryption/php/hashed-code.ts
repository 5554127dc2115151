import type { StorageFamily } from '../../../preload/contract/schema-mapping.ts';
import type { ColumnWork } from '../column-work.ts';
import { namesOf } from '../names-of.ts';
import type { CodeFacts } from '../php-code.ts';
import { opening, phpList, phpString, tableOf } from './php-text.ts';

/** How PHP makes what such a column keeps; those that are not here have a salt, or are no longer read by anybody. */
const makers: Partial<Record<StorageFamily | 'auto', string>> = {
  clear: '$typed',
  none: '$typed',
  empty: '$typed',
  md5: 'md5($typed)',
  sha1: 'sha1($typed)',
  sha256: "hash('sha256', $typed)",
  sha512: "hash('sha512', $typed)",
  'mysql-native': "'*' . strtoupper(sha1(sha1($typed, true)))",
  reversible: 'base64_encode($typed)',
  auto: '$typed',
};

/** PHP that verifies and changes passwords of a column that becomes Argon2id hashes. */
export function hashedCode(work: ColumnWork, facts: CodeFacts): { before: string; after: string } {
  const family = facts.storage ?? 'clear';
  const made = makers[family];
  const { sql, from, where, rowsWhere } = tableOf(work, facts);
  const login = facts.login === undefined ? where : `${sql(facts.login)} = ?`;
  if (made === undefined) return { before: '<?php\n', after: salted };
  const select = `SELECT * FROM ${from} WHERE ${login} AND ${sql(work.column)} = ?`;
  const update = `UPDATE ${from} SET ${sql(work.column)} = ? WHERE ${where}`;
  const before = `<?php\n\n$pdo->prepare(${phpString(select)});  // ${made}\n$pdo->prepare(${phpString(update)});\n`;
  const storage = ['none', 'empty'].includes(family) ? 'clear' : family;
  const parts = [opening(facts, false), checking(work, rowsWhere(login), storage), changing(work, facts, storage)];
  return { before, after: `<?php\n\n${parts.join('\n')}` };
}

const salted = `<?php

// Ces mots de passe sont déjà hachés, chacun avec son sel : password_verify() et crypt() les vérifient tels quels.
// These passwords are hashed already, each with its salt: a hash of them could not be verified. Leave this column as it is.
`;

function checking(work: ColumnWork, ways: readonly string[], storage: string): string {
  const value = (name: string) => `$row[${phpString(name)}] ?? null`;
  return `// Vérifier un mot de passe. Verify a password. $login : une valeur par « ? ».
$check = static function (array $login, string $typed) use ($pdo): bool {
    $row = OuvadeskColumns::inSomeWay(${phpList(ways)}, static function (string $sql) use ($pdo, $login) {
        $statement = $pdo->prepare($sql);
        $statement->execute($login);
        return $statement->fetch(PDO::FETCH_ASSOC) ?: [];
    });
    return OuvadeskColumns::verifyPassword($typed, ${value(namesOf(work).shadow)}, ${value(work.column)}, ${phpString(storage)});
};
`;
}

function changing(work: ColumnWork, facts: CodeFacts, storage: string): string {
  const { sql, from, where } = tableOf(work, facts);
  const named = `['clear' => ${phpString(sql(work.column))}, 'cipher' => ${phpString(sql(namesOf(work).shadow))}]`;
  // A column that keeps several kinds does not tell which of them the program writes.
  const written =
    storage === 'auto'
      ? "'md5'; // À vérifier : ce que le programme écrit aujourd'hui. Check: what it writes today (clear, md5, sha1…)."
      : `${phpString(storage)}; // Ce que le programme écrit aujourd'hui. What it writes today.`;
  return `// Changer un mot de passe. Change a password. $key : ${facts.key.join(', ').replaceAll(/\s+/g, ' ').replaceAll('?>', '')}
$written = ${written}
$change = static function (array $key, string $password) use ($pdo, $written): void {
    OuvadeskColumns::inSomeForm(static function (string $form) use ($pdo, $key, $password, $written) {
        $set = OuvadeskColumns::writePassword($password, $written, $form);
        $names = array_intersect_key(${named}, $set);
        $sql = ${phpString(`UPDATE ${from} SET `)} . implode(' = ?, ', $names) . ${phpString(` = ? WHERE ${where}`)};
        $values = array_map(static function ($name) use ($set) { return $set[$name]; }, array_keys($names));
        $pdo->prepare($sql)->execute(array_merge($values, array_values($key)));
    });
};
`;
}
