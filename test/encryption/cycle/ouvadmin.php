<?php

/**
 * A program like Ouvadmin that reads and writes one column without a pause, in two generations: "old" knows the clear column
 * alone, "new" is the code that Ouvadesk proposes. It tells each thing that it did, when it began and when it had its answer, so
 * that a judge can say afterwards whether every answer was true. It is told to go, to stop or to end over its standard input.
 */
error_reporting(E_ALL);
$order = json_decode(fgets(STDIN), true);
mt_srand($order['seed']);
$serial = 0;

function connect(array $order): PDO
{
    for (;;) {
        try {
            return new PDO($order['dsn'], $order['user'], $order['password'], [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
        } catch (PDOException $down) {
            // The server is being started again.
            usleep(50000);
        }
    }
}

/** The generated code, which speaks of $pdo, and what of it is used. */
function newProgram(PDO $pdo, array $order): array
{
    $code = substr($order['code'], strlen('<?php'));
    return eval($code . "\nreturn compact('rowOf', 'valueOf', 'save', 'insert', 'find');");
}

function oldProgram(PDO $pdo): array
{
    return [
        'save' => static function (array $key, ?string $value) use ($pdo) {
            $pdo->prepare('UPDATE comptes SET email = ? WHERE id = ?')->execute([$value, $key[0]]);
        },
        'insert' => static function (array $others, ?string $value) use ($pdo): array {
            $pdo->prepare('INSERT INTO comptes (nom, email) VALUES (?, ?)')->execute([$others['nom'], $value]);
            return [$pdo->lastInsertId()];
        },
    ];
}

$pdo = connect($order);
$open = static function () use (&$pdo, $order) {
    return $order['generation'] === 'new' ? newProgram($pdo, $order) : oldProgram($pdo);
};
$program = $open();
$ids = $order['ids'];

/** Tells [what, row, value, begun, ended, outcome]. Nothing is told of what a refusal kept from happening. */
$tell = static function (string $what, int $id, $value, int $begun, string $outcome) {
    fwrite(STDOUT, json_encode([$what, $id, $value, $begun, hrtime(true), $outcome]) . "\n");
};

$deed = static function () use (&$program, &$ids, &$pdo, &$serial, $order, $tell) {
    $id = $ids[mt_rand(0, count($ids) - 1)];
    $chance = mt_rand(0, 99);
    $value = sprintf('%s%d.%d@exemple.fr', $order['generation'][0], $serial++, $id);
    $begun = hrtime(true);
    if ($chance < 40) {
        if ($chance < 2) {
            $value = $chance === 0 ? '' : null;
            // The old program cannot store NULL while the column does not take it.
            if ($order['generation'] === 'old' && $value === null) {
                $value = '';
            }
        }
        try {
            $program['save']([$id], $value);
            $tell('write', $id, $value, $begun, 'done');
        } catch (PDOException $failure) {
            $tell('write', $id, $value, $begun, outcome($failure));
            throw $failure;
        }
    } elseif ($chance < 44) {
        $key = $program['insert'](['nom' => 'n'], $value);
        $ids[] = (int) $key[0];
        $tell('write', (int) $key[0], $value, $begun, 'done');
    } elseif ($chance < 50) {
        $pdo->prepare('UPDATE comptes SET nom = ? WHERE id = ?')->execute([$value, $id]);
    } elseif ($order['generation'] === 'old') {
        $statement = $pdo->prepare('SELECT email FROM comptes WHERE id = ?');
        $statement->execute([$id]);
        $tell('old', $id, $statement->fetchColumn(), $begun, 'done');
    } elseif ($chance < 90) {
        $tell('read', $id, $program['valueOf']($program['rowOf']([$id])), $begun, 'done');
    } else {
        $seen = $program['valueOf']($program['rowOf']([$id]));
        if ($seen === null || $seen === '') {
            return;
        }
        $begun = hrtime(true);
        $found = array_map('intval', array_column($program['find']($seen), 'id'));
        $tell(in_array($id, $found, true) ? 'read' : 'absent', $id, $seen, $begun, 'done');
    }
};

/** refused: by a fence, for certain. unsure: the connection went, the server may have done it. */
function outcome(PDOException $failure): string
{
    return in_array($failure->errorInfo[1] ?? 0, [1644, 1213, 1205, 1054, 1020, 1048], true) ? 'refused' : 'unsure';
}

$going = false;
fwrite(STDOUT, "\"ready\"\n");
for (;;) {
    $read = [STDIN];
    $none = null;
    if (stream_select($read, $none, $none, $going ? 0 : 60, $going ? $order['pause'] : 0) > 0) {
        $word = trim((string) fgets(STDIN));
        if ($word === '' || $word === 'end') {
            exit(0);
        }
        $going = $word === 'go';
        fwrite(STDOUT, json_encode($word) . "\n");
        continue;
    }
    if (!$going) {
        continue;
    }
    try {
        $deed();
    } catch (PDOException $failure) {
        $code = $failure->errorInfo[1] ?? 0;
        if (in_array($code, [1644, 1213, 1205, 1054, 1020, 1048], true)) {
            fwrite(STDOUT, json_encode(['refused', $code]) . "\n");
            continue;
        }
        if (!in_array($code, [2002, 2006, 2013, 1053, 1927, 1317], true) && strpos($failure->getMessage(), 'gone away') === false) {
            fwrite(STDOUT, json_encode(['failed', get_class($failure) . ': ' . $failure->getMessage()]) . "\n");
        }
        $pdo = connect($order);
        $program = $open();
    } catch (Throwable $failure) {
        fwrite(STDOUT, json_encode(['failed', get_class($failure) . ': ' . $failure->getMessage()]) . "\n");
    }
}
