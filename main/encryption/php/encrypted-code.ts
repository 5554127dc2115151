import type { ColumnWork } from '../column-work.ts';
import { namesOf } from '../names-of.ts';
import type { CodeFacts } from '../php-code.ts';
import { opening, phpList, phpString, tableOf } from './php-text.ts';

/** PHP that reads, finds and stores the values of a column that is encrypted. */
export function encryptedCode(work: ColumnWork, facts: CodeFacts): { before: string; after: string } {
  const index = work.treatment.kind === 'encrypt' && work.treatment.index !== 'none';
  return { before: before(work, facts, index), after: after(work, facts, index) };
}

function before(work: ColumnWork, facts: CodeFacts, index: boolean): string {
  const { sql, from, where } = tableOf(work, facts);
  const column = sql(work.column);
  const keys = facts.key.map(sql).join(', ');
  const lines = [
    `SELECT ${keys}, ${column} FROM ${from} WHERE ${where}`,
    ...(index ? [`SELECT ${keys} FROM ${from} WHERE ${column} = ?`] : []),
    `UPDATE ${from} SET ${column} = ? WHERE ${where}`,
    `INSERT INTO ${from} (…, ${column}) VALUES (…, ?)`,
  ];
  return `<?php\n\n${lines.map((line) => `$pdo->prepare(${phpString(line)});`).join('\n')}\n`;
}

function after(work: ColumnWork, facts: CodeFacts, index: boolean): string {
  const parts = [
    opening(facts, true),
    reading(work, facts),
    index ? finding(work, facts) : '',
    saving(work, facts),
    inserting(work, facts),
  ];
  return `<?php\n\n${parts.filter((part) => part !== '').join('\n')}`;
}

const place = ({ table, column }: ColumnWork) => `${phpString(table)}, ${phpString(column)}`;

function reading(work: ColumnWork, facts: CodeFacts): string {
  const { where, rowKey, rowsWhere } = tableOf(work, facts);
  const value = (name: string) => `$row[${phpString(name)}] ?? null`;
  return `// Lire la valeur d'une ligne. Read the value of a row. SELECT * seul ne montre pas la nouvelle colonne : nommez-la.
$valueOf = static function (array $row) use ($columns): ?string {
    return $columns->read(${place(work)}, ${rowKey}, ${value(work.column)}, ${value(namesOf(work).shadow)});
};
$rowOf = static function (array $key) use ($pdo): ?array {
    $ways = ${phpList(rowsWhere(where))};
    return OuvadeskColumns::inSomeWay($ways, static function (string $sql) use ($pdo, $key) {
        $statement = $pdo->prepare($sql);
        $statement->execute($key);
        return $statement->fetch(PDO::FETCH_ASSOC) ?: null;
    });
};
`;
}

function finding(work: ColumnWork, facts: CodeFacts): string {
  const { own, rowsWhere } = tableOf(work, facts);
  const names = namesOf(work);
  const indexed = own(names.blindIndex ?? '');
  const clear = `${own(work.column)} = ?`;
  const [both = ''] = rowsWhere(`${indexed} = ? OR (${own(names.shadow)} IS NULL AND ${clear})`);
  const [only = ''] = rowsWhere(`${indexed} = ?`);
  const [, before = ''] = rowsWhere(clear);
  return `// Chercher une valeur exacte. Find an exact value: by the index; before the switch also rows that have none yet.
$find = static function (string $value) use ($pdo, $columns): array {
    $index = $columns->blindIndex(${place(work)}, $value);
    $ways = [
        [${phpString(both)}, [$index, $value]],
        [${phpString(before)}, [$value]],
        [${phpString(only)}, [$index]],
    ];
    return OuvadeskColumns::inSomeWay($ways, static function (array $way) use ($pdo) {
        $statement = $pdo->prepare($way[0]);
        $statement->execute($way[1]);
        return $statement->fetchAll(PDO::FETCH_ASSOC);
    });
};
`;
}

/** "clear", "cipher" and "index" of the library, as this table calls them. */
function names(work: ColumnWork, facts: CodeFacts): string {
  const { sql } = tableOf(work, facts);
  const { shadow, blindIndex } = namesOf(work);
  const index = blindIndex === undefined ? '' : `, 'index' => ${phpString(sql(blindIndex))}`;
  return `['clear' => ${phpString(sql(work.column))}, 'cipher' => ${phpString(sql(shadow))}${index}]`;
}

function saving(work: ColumnWork, facts: CodeFacts): string {
  const { from, where } = tableOf(work, facts);
  return `// Changer la valeur d'une ligne. Change the value of a row. $key : ${facts.key.join(', ').replaceAll(/\s+/g, ' ').replaceAll('?>', '')}
$save = static function (array $key, ?string $value) use ($pdo, $columns): void {
    $columns->store(${place(work)}, $key, $value, static function (array $set) use ($pdo, $key) {
        $names = array_intersect_key(${names(work, facts)}, $set);
        $sql = ${phpString(`UPDATE ${from} SET `)} . implode(' = ?, ', $names) . ${phpString(` = ? WHERE ${where}`)};
        $values = array_map(static function ($name) use ($set) { return $set[$name]; }, array_keys($names));
        $pdo->prepare($sql)->execute(array_merge($values, array_values($key)));
    });
};
`;
}

function inserting(work: ColumnWork, facts: CodeFacts): string {
  const { sql, from } = tableOf(work, facts);
  const numbered = facts.numbered && facts.key.length === 1;
  const known = facts.key.map((name) => `$others[${phpString(name)}]`).join(', ');
  const key = numbered ? '[$pdo->lastInsertId()]' : `[${known}]`;
  const quote =
    facts.dialect === 'sqlite'
      ? `'"' . str_replace('"', '""', $name) . '"'`
      : "'`' . str_replace(['`', '?'], ['``', '??'], $name) . '`'";
  return `// Ajouter une ligne : le chiffré est lié à la clé primaire, donc la ligne d'abord. Insert a row: its key is needed first.
$insert = static function (array $others, ?string $value) use ($pdo, $save): array {
    $pdo->beginTransaction();
    try {
        OuvadeskColumns::inSomeForm(static function (string $form) use ($pdo, $others, $value) {
            $names = array_map(static function ($name) { return ${quote}; }, array_keys($others));
            $values = array_values($others);
            if ($form === OuvadeskColumns::CLEAR) {
                $names[] = ${phpString(sql(work.column))};
                $values[] = $value;
            }
            $places = implode(', ', array_fill(0, count($values), '?'));
            $pdo->prepare(${phpString(`INSERT INTO ${from} (`)} . implode(', ', $names) . ") VALUES ($places)")->execute($values);
        });
        $key = ${key};
        $save($key, $value);
        $pdo->commit();
        return $key;
    } catch (Throwable $failure) {
        $pdo->rollBack();
        throw $failure;
    }
};
`;
}
