<?php

/**
 * OuvadeskColumns : lire et écrire les colonnes chiffrées par Ouvadesk. Read and write the columns that Ouvadesk encrypted.
 *
 * One file, PHP 7.4 or newer, 64 bits, with openssl (encryption) and Argon2 (passwords): nothing else is needed, neither
 * mbstring nor intl. GPL-3.0-or-later.
 *
 *     require_once '/etc/ouvadmin/ouvadesk-columns.php';
 *     $columns = OuvadeskColumns::fromFile('/etc/ouvadmin/ouvadesk-keys.json');
 *
 * The key file is delivered by Ouvadesk, with mode 0600, to a place that the web server does not serve. A key file that others
 * than its owner can read is refused. When a key has been changed a new file is delivered: long-running programs load it again.
 *
 * READING works in every state of the work, before, during and after. The row key is the primary key as the database gave it. Name
 * the new column: SELECT * does not show it, so that older programs see the table as they know it.
 *
 *     SELECT comptes.*, comptes.email_enc FROM comptes WHERE …
 *     $email = $columns->read('comptes', 'email', $row['id'], $row['email'] ?? null, $row['email_enc'] ?? null);
 *
 * WRITING works in every state too. store() offers clear text first, for before the switch it is what all programs read, and Ouvadesk
 * encrypts it behind them; the ciphertext, with the clear column emptied, once the database refuses clear text (the column is
 * switched); the ciphertext alone once the clear column is gone:
 *
 *     $columns->store('comptes', 'email', $id, $email, function (array $set) use ($pdo, $id) {
 *         // $set: what goes into "clear" (email), "cipher" (email_enc) and "index" (email_bidx); set those that are in it.
 *     });                     // once the clear column is gone, add [OuvadeskColumns::ONLY]: it spares two refused statements
 *
 * A ciphertext is bound to its row: where the database chooses the key (AUTO_INCREMENT), insert the row with NULL first, then
 * store the value, in one transaction. Whoever changes a primary key writes the value anew.
 *
 * SEARCHING an exact value goes by the blind index. It finds what is the same once normalised; ask decrypt() if that matters:
 *
 *     SELECT comptes.*, comptes.email_enc FROM comptes WHERE email_bidx = :index      -- $columns->blindIndex('comptes', 'email', $typed)
 *
 * PASSWORDS that became hashes are verified with OuvadeskColumns::verifyPassword() and made with hashPassword().
 *
 * All texts are UTF-8: a program that talks to its database in another character set converts first. Every failure is an
 * OuvadeskColumnsException, whose message is French, then English, and never holds a value or a key.
 *
 * LAYOUT of a ciphertext (version 1): 0x01 | number of the key, 4 bytes, big-endian | nonce 12 | tag 16 | ciphertext, AES-256-GCM.
 * Additional data: netstrings ("length:bytes,") of "colenc1", table, column and each part of the primary key. Blind index: the
 * first 16 bytes of HMAC-SHA-256 of the normalised value:
 *   email      blanks around removed; canonical caseless fold, one character staying one; NFC
 *   text       blanks around removed, others one space each run; the same fold, "ß" being "ss"; NFC
 *   telephone  blanks and . - / ( ) _ removed; 00 is +; French numbers become +33… (overseas: their own code); else as text
 * Fold and NFC go by Unicode 14 (below), whatever version PHP brings. Bytes that are no UTF-8 are taken as they are.
 */
final class OuvadeskColumns
{
    /** Clear text: until the column is switched. Its ciphertext is made by Ouvadesk. */
    public const CLEAR = 'clear';
    /** Ciphertext, and the clear column emptied: once the column is switched. */
    public const CIPHER = 'cipher';
    /** Ciphertext alone: once the clear column is gone. */
    public const ONLY = 'only';

    private const HEAD = 33;
    private const BLANKS = '\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200b}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}';
    private const OVERSEAS = [
        '262' => '262', '263' => '262', '692' => '262', '693' => '262',
        '590' => '590', '690' => '590', '691' => '590',
        '594' => '594', '694' => '594',
        '596' => '596', '696' => '596', '697' => '596',
    ];

    /** @var array<string, array{current: int, keys: array<int, string>, index: ?string, normalise: ?string}> */
    private array $columns;

    /** @param array<string, mixed> $content the key file, decoded */
    private function __construct(
        #[\SensitiveParameter]
        array $content
    ) {
        if (PHP_INT_SIZE < 8 || !function_exists('openssl_encrypt')) {
            throw OuvadeskColumnsException::of('php');
        }
        if (($content['version'] ?? null) !== 1 || !is_array($content['columns'] ?? null)) {
            throw OuvadeskColumnsException::of('key-file');
        }
        $this->columns = array_map([self::class, 'readColumn'], $content['columns']);
    }

    /** The columns of a key file. It must be a plain file that nobody but its owner can read. */
    public static function fromFile(string $path): self
    {
        $handle = is_link($path) || !is_file($path) ? false : @fopen($path, 'rb');
        if ($handle === false) {
            throw OuvadeskColumnsException::of('key-file-missing');
        }
        // Of the file that was opened, not of whatever has that name a moment later.
        $state = fstat($handle);
        $content = stream_get_contents($handle, 16777216);
        fclose($handle);
        if ($state === false || $content === false) {
            throw OuvadeskColumnsException::of('key-file');
        }
        if (DIRECTORY_SEPARATOR === '/' && ($state['mode'] & 0077) !== 0) {
            throw OuvadeskColumnsException::of('key-file-open');
        }
        $decoded = json_decode($content, true);
        if (!is_array($decoded)) {
            throw OuvadeskColumnsException::of('key-file');
        }
        return new self($decoded);
    }

    /**
     * The ciphertext of a value, for this row of this column only.
     * @param int|string|array<int|string> $row the primary key, or its parts in order
     */
    public function encrypt(
        string $table,
        string $column,
        $row,
        #[\SensitiveParameter]
        string $clear
    ): string {
        $keys = $this->keysOf($table, $column);
        $nonce = random_bytes(12);
        $tag = '';
        $data = self::additionalData($table, $column, $row);
        $key = $keys['keys'][$keys['current']];
        $made = openssl_encrypt($clear, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag, $data, 16);
        if ($made === false || strlen($tag) !== 16) {
            throw OuvadeskColumnsException::of('php');
        }
        return "\x01" . pack('N', $keys['current']) . $nonce . $tag . $made;
    }

    /**
     * The value of a ciphertext of this row and column.
     * @param int|string|array<int|string> $row
     */
    public function decrypt(string $table, string $column, $row, string $ciphertext): string
    {
        if ($ciphertext !== '' && $ciphertext[0] !== "\x01") {
            throw OuvadeskColumnsException::of('unknown-version');
        }
        if (strlen($ciphertext) < self::HEAD) {
            throw OuvadeskColumnsException::of('damaged');
        }
        $number = unpack('N', substr($ciphertext, 1, 4))[1];
        $key = $this->keysOf($table, $column)['keys'][$number] ?? null;
        if ($key === null) {
            throw OuvadeskColumnsException::of('unknown-key');
        }
        $nonce = substr($ciphertext, 5, 12);
        $tag = substr($ciphertext, 17, 16);
        $text = (string) substr($ciphertext, self::HEAD);
        $data = self::additionalData($table, $column, $row);
        $clear = openssl_decrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag, $data);
        if ($clear === false) {
            throw OuvadeskColumnsException::of('damaged');
        }
        return $clear;
    }

    /** Whether it has the form of a ciphertext of version 1. Not whether it opens. */
    public static function isEncrypted(?string $value): bool
    {
        return $value !== null && strlen($value) >= self::HEAD && $value[0] === "\x01";
    }

    /** What rows with this value are found by: 16 bytes. Null where the column has no index. */
    public function blindIndex(
        string $table,
        string $column,
        #[\SensitiveParameter]
        string $clear
    ): ?string {
        $keys = $this->keysOf($table, $column);
        if ($keys['index'] === null || $keys['normalise'] === null) {
            return null;
        }
        $normal = self::normalise($keys['normalise'], $clear);
        return substr(hash_hmac('sha256', $normal, $keys['index'], true), 0, 16);
    }

    /**
     * The value of a row in every state of the work: the clear column where it still holds one, else the ciphertext. While both are
     * there they say the same: the database empties the one that was not written.
     * @param int|string|array<int|string> $row
     */
    public function read(
        string $table,
        string $column,
        $row,
        #[\SensitiveParameter]
        ?string $clear,
        ?string $ciphertext
    ): ?string {
        if ($clear !== null || $ciphertext === null) {
            return $clear;
        }
        return $this->decrypt($table, $column, $row, $ciphertext);
    }

    /**
     * What to set in the clear column, the column of the ciphertext and that of the blind index: those that the form asks for.
     * @param int|string|array<int|string> $row
     * @param string $form CLEAR, CIPHER or ONLY
     * @return array<string, ?string> by "clear", "cipher", "index"
     */
    public function write(
        string $table,
        string $column,
        $row,
        #[\SensitiveParameter]
        ?string $value,
        string $form
    ): array {
        if ($form === self::CLEAR) {
            return ['clear' => $value];
        }
        $set = $form === self::ONLY ? [] : ['clear' => null];
        $set['cipher'] = $value === null ? null : $this->encrypt($table, $column, $row, $value);
        if ($this->keysOf($table, $column)['normalise'] !== null) {
            $set['index'] = $value === null ? null : $this->blindIndex($table, $column, $value);
        }
        return $set;
    }

    /**
     * Stores a value in whatever state the column is: $save is given what to set, again in another form where the database refuses one.
     * @param int|string|array<int|string> $row
     * @param callable(array<string, ?string>): mixed $save executes one statement by PDO, with exceptions
     * @param ?list<string> $forms in the order in which they are tried
     * @return mixed what $save returned
     */
    public function store(
        string $table,
        string $column,
        $row,
        #[\SensitiveParameter]
        ?string $value,
        callable $save,
        ?array $forms = null
    ) {
        $deed = function (string $form) use ($table, $column, $row, $value, $save) {
            return $save($this->write($table, $column, $row, $value, $form));
        };
        if ($value === null) {
            // NULL is written everywhere at once: emptying a clear column that is empty already would pass any fence and leave the
            // ciphertext, and emptying the ciphertext alone would leave the clear value.
            // Before ONLY comes CLEAR: columns that lacked a moment ago may have been added meanwhile, with the clear value beside.
            return self::inSomeWay($forms ?? [self::CIPHER, self::CLEAR, self::ONLY], $deed, false);
        }
        return self::inSomeForm($deed, $forms);
    }

    /**
     * Calls $save with one form after the other, until the database takes one.
     * @param callable(string): mixed $save
     * @param ?list<string> $forms
     * @return mixed
     */
    public static function inSomeForm(callable $save, ?array $forms = null)
    {
        return self::inSomeWay($forms ?? [self::CLEAR, self::CIPHER, self::ONLY], $save);
    }

    /**
     * Calls $deed with one way after the other, until the database takes one: it refuses clear text where a fence stands, and does
     * not know columns that are gone or not there yet.
     * @param list<mixed> $ways
     * @param callable(mixed): mixed $deed
     * @param bool $fences whether another way is tried where a fence refused one, or only where columns lack
     * @return mixed
     */
    public static function inSomeWay(array $ways, callable $deed, bool $fences = true)
    {
        // Twice: the state may have changed between two of them.
        $ways = array_merge($ways, $ways);
        $last = array_pop($ways);
        foreach ($ways as $way) {
            try {
                return $deed($way);
            } catch (\PDOException $failure) {
                if (!self::lacksColumn($failure) && !($fences && self::refusedByFence($failure))) {
                    throw $failure;
                }
            }
        }
        return $deed($last);
    }

    /** Whether the fence of a switched column refused clear text: 1644 is a SIGNAL of MySQL and MariaDB, 19 a RAISE of SQLite. */
    public static function refusedByFence(\PDOException $failure): bool
    {
        return in_array($failure->errorInfo[1] ?? null, [1644, 19], true) && stripos($failure->getMessage(), 'ouvadesk') !== false;
    }

    /** Whether a column is gone, or not there yet. */
    public static function lacksColumn(\PDOException $failure): bool
    {
        $code = $failure->errorInfo[1] ?? null;
        $said = preg_match('/no such column|has no column named/', $failure->getMessage()) === 1;
        return $code === 1054 || ($code === 1 && $said);
    }

    /** An Argon2id hash of a new password, with OWASP's parameters unless others are given (KiB, passes, lanes). */
    public static function hashPassword(
        #[\SensitiveParameter]
        string $password,
        int $memory = 19456,
        int $passes = 2,
        int $lanes = 1
    ): string {
        self::needArgon2();
        $options = ['memory_cost' => $memory, 'time_cost' => $passes, 'threads' => $lanes];
        return (string) password_hash($password, PASSWORD_ARGON2ID, $options);
    }

    /**
     * What to set in the old column ("clear") and in that of the hash ("cipher") for a new password, by the form.
     * @return array<string, ?string>
     */
    public static function writePassword(
        #[\SensitiveParameter]
        string $password,
        string $storage,
        string $form
    ): array {
        $kept = self::storedAs($password, $storage)[0];
        if ($form === self::CLEAR) {
            return ['clear' => $kept];
        }
        return ($form === self::ONLY ? [] : ['clear' => null]) + ['cipher' => self::hashPassword($kept)];
    }

    /**
     * Whether the typed password is the account's, in every state of the work: by the hash where there is one, else by the old column.
     * $storage says how the old column keeps passwords: clear, md5, sha1, sha256, sha512, mysql-native, reversible, or auto. The
     * hash was made of what that column held. It takes as long where there is no account: call it with two nulls then.
     */
    public static function verifyPassword(
        #[\SensitiveParameter]
        string $typed,
        ?string $hash,
        #[\SensitiveParameter]
        ?string $old = null,
        string $storage = 'clear'
    ): bool {
        self::needArgon2();
        $found = false;
        foreach (self::storedAs($typed, $storage) as $form) {
            if ($hash !== null) {
                $same = password_verify($form, $hash);
            } elseif ($old !== null) {
                $same = hash_equals($old, $form);
            } else {
                $nobody = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
                password_verify($form, $nobody);
                $same = false;
            }
            // Not left early: how many forms were tried is nobody's business.
            $found = $found || $same;
        }
        return $found;
    }

    /**
     * How a typed password may stand in a column of this storage, the usual spelling first.
     * @return list<string>
     */
    public static function storedAs(
        #[\SensitiveParameter]
        string $typed,
        string $storage
    ): array {
        $hex = static function (string $made): array {
            return [$made, strtoupper($made)];
        };
        switch ($storage) {
            case 'clear':
                return [$typed];
            case 'md5':
            case 'sha1':
            case 'sha256':
            case 'sha512':
                return $hex(hash($storage, $typed));
            case 'mysql-native':
                return ['*' . strtoupper(sha1(sha1($typed, true)))];
            case 'reversible':
                return array_merge([base64_encode($typed), '{PLAIN}' . $typed], $hex(bin2hex($typed)));
            case 'auto':
                $forms = [$typed];
                foreach (['md5', 'sha1', 'sha256', 'mysql-native'] as $each) {
                    $forms[] = self::storedAs($typed, $each)[0];
                }
                return $forms;
            default:
                throw OuvadeskColumnsException::of('storage');
        }
    }

    private static function needArgon2(): void
    {
        if (!defined('PASSWORD_ARGON2ID')) {
            throw OuvadeskColumnsException::of('argon2');
        }
    }

    /** What two values have in common that a search takes for the same. $kind: email, telephone or text. */
    public static function normalise(
        string $kind,
        #[\SensitiveParameter]
        string $value
    ): string {
        if (preg_match('//u', $value) !== 1) {
            return $value;
        }
        if ($kind === 'telephone') {
            return self::telephone($value) ?? self::normalise('text', $value);
        }
        $blank = '[' . self::BLANKS . ']';
        $text = self::replace('/^' . $blank . '+|(?<!' . $blank . ')' . $blank . '+$/Du', '', $value);
        if ($kind === 'email') {
            return self::foldText($text, false);
        }
        if ($kind !== 'text') {
            throw OuvadeskColumnsException::of('key-file');
        }
        return self::foldText(self::replace('/' . $blank . '+/u', ' ', $text), true);
    }

    /** "+33612345678" of whatever spelling; null where there is more than a number. */
    private static function telephone(string $text): ?string
    {
        $bare = self::replace('/[' . self::BLANKS . '.\/()_\x{2010}-\x{2015}\x{2212}-]+/u', '', $text);
        if (preg_match('/^\+?[0-9]+$/D', $bare) !== 1) {
            return null;
        }
        $number = self::replace('/^00/', '+', $bare);
        if (preg_match('/^(?:\+33|33(?=[1-9][0-9]{8}$))?0?([1-9][0-9]{8})$/D', $number, $found) !== 1) {
            return $number;
        }
        return '+' . (self::OVERSEAS[substr($found[1], 0, 3)] ?? '33') . $found[1];
    }

    private static function replace(string $pattern, string $by, string $text): string
    {
        $made = preg_replace($pattern, $by, $text);
        if ($made === null) {
            throw OuvadeskColumnsException::of('php');
        }
        return $made;
    }

    /** Without difference of case and of composition: NFC(fold(NFD(text))). */
    private static function foldText(string $text, bool $whole): string
    {
        if (preg_match('/^[\x00-\x7f]*$/D', $text) === 1) {
            // Not strtolower(), which before PHP 8.2 goes by the locale.
            return strtr($text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');
        }
        $table = self::unicodeTable();
        $folded = [];
        foreach (self::decompose(self::codePoints($text), $table) as $sign) {
            if ($whole && isset($table['full'][$sign])) {
                array_push($folded, ...$table['full'][$sign]);
            } else {
                $folded[] = $table['folds'][$sign] ?? $sign;
            }
        }
        return implode('', array_map([self::class, 'sign'], self::compose(self::decompose($folded, $table), $table)));
    }

    /** @return list<int> */
    private static function codePoints(string $text): array
    {
        $found = [];
        foreach (preg_split('//u', $text, -1, PREG_SPLIT_NO_EMPTY) as $sign) {
            $bytes = array_values(unpack('C*', $sign));
            $first = $bytes[0];
            $code = $first < 0x80 ? $first : ($first < 0xe0 ? $first & 0x1f : ($first < 0xf0 ? $first & 0x0f : $first & 0x07));
            for ($place = 1; $place < count($bytes); $place++) {
                $code = ($code << 6) | ($bytes[$place] & 0x3f);
            }
            $found[] = $code;
        }
        return $found;
    }

    private static function sign(int $code): string
    {
        if ($code < 0x80) {
            return chr($code);
        }
        if ($code < 0x800) {
            return chr(0xc0 | $code >> 6) . chr(0x80 | $code & 0x3f);
        }
        if ($code < 0x10000) {
            return chr(0xe0 | $code >> 12) . chr(0x80 | $code >> 6 & 0x3f) . chr(0x80 | $code & 0x3f);
        }
        return chr(0xf0 | $code >> 18) . chr(0x80 | $code >> 12 & 0x3f) . chr(0x80 | $code >> 6 & 0x3f) . chr(0x80 | $code & 0x3f);
    }

    /**
     * NFD: each sign taken apart, marks in the order of their classes.
     * @param list<int> $signs
     * @return list<int>
     */
    private static function decompose(array $signs, array $table): array
    {
        $apart = [];
        foreach ($signs as $sign) {
            self::takeApart($sign, $table, $apart);
        }
        $ordered = [];
        $marks = [];
        foreach ($apart as $place => $sign) {
            $class = $table['classes'][$sign] ?? 0;
            if ($class > 0) {
                // The place too: sorting is not stable before PHP 8.
                $marks[] = [$class, $place, $sign];
                continue;
            }
            self::putMarks($marks, $ordered);
            $marks = [];
            $ordered[] = $sign;
        }
        self::putMarks($marks, $ordered);
        return $ordered;
    }

    private static function putMarks(array $marks, array &$into): void
    {
        sort($marks);
        foreach ($marks as $mark) {
            $into[] = $mark[2];
        }
    }

    private static function takeApart(int $sign, array $table, array &$into): void
    {
        if ($sign >= 0xac00 && $sign <= 0xd7a3) {
            $place = $sign - 0xac00;
            array_push($into, 0x1100 + intdiv($place, 588), 0x1161 + intdiv($place % 588, 28));
            if ($place % 28 !== 0) {
                $into[] = 0x11a7 + $place % 28;
            }
            return;
        }
        if (!isset($table['apart'][$sign])) {
            $into[] = $sign;
            return;
        }
        foreach ($table['apart'][$sign] as $part) {
            self::takeApart($part, $table, $into);
        }
    }

    /**
     * @param list<int> $signs
     * @return list<int>
     */
    private static function compose(array $signs, array $table): array
    {
        $out = [];
        $starter = -1;
        $before = -1;
        foreach ($signs as $sign) {
            $class = $table['classes'][$sign] ?? 0;
            if ($starter >= 0 && $before < $class) {
                $joined = self::join($out[$starter], $sign, $table);
                if ($joined !== null) {
                    $out[$starter] = $joined;
                    continue;
                }
            }
            if ($class === 0) {
                $starter = count($out);
            }
            $before = $class === 0 ? -1 : $class;
            $out[] = $sign;
        }
        return $out;
    }

    private static function join(int $first, int $second, array $table): ?int
    {
        $lead = $first - 0x1100;
        $vowel = $second - 0x1161;
        if ($lead >= 0 && $lead < 19 && $vowel >= 0 && $vowel < 21) {
            return 0xac00 + ($lead * 21 + $vowel) * 28;
        }
        $tail = $second - 0x11a7;
        if ($first >= 0xac00 && $first <= 0xd7a3 && ($first - 0xac00) % 28 === 0 && $tail > 0 && $tail < 28) {
            return $first + $tail;
        }
        return $table['together'][$first * 0x200000 + $second] ?? null;
    }

    /** Read when first needed, once a process. */
    private static function unicodeTable(): array
    {
        static $table = null;
        if ($table !== null) {
            return $table;
        }
        $table = ['classes' => [], 'apart' => [], 'together' => [], 'folds' => [], 'full' => []];
        $at = 0;
        foreach (self::entries(self::CLASSES) as [$skip, $many, $class]) {
            $at += $skip;
            for ($end = $at + $many; $at < $end; $at++) {
                $table['classes'][$at] = $class;
            }
        }
        $at = 0;
        foreach (self::entries(str_replace('!', ',0', self::DECOMPOSITIONS)) as $entry) {
            $at += $entry[0];
            $table['apart'][$at] = array_slice($entry, 1, 2);
            if (count($entry) === 3) {
                $table['together'][$entry[1] * 0x200000 + $entry[2]] = $at;
            }
        }
        $at = 0;
        foreach (self::entries(self::FOLDS) as $entry) {
            $at += $entry[0];
            for ($turn = 0; $turn < ($entry[2] ?? 1); $turn++) {
                $sign = $at + $turn * ($entry[3] ?? 1);
                $table['folds'][$sign] = $sign + $entry[1];
            }
        }
        $at = 0;
        foreach (self::entries(self::FULL_FOLDS) as $entry) {
            $at += $entry[0];
            $table['full'][$at] = array_slice($entry, 1);
        }
        return $table;
    }

    /** @return list<list<int>> numbers in base 36 */
    private static function entries(string $lines): array
    {
        $read = static function (string $part): int {
            return $part[0] === '-' ? -intval(substr($part, 1), 36) : intval($part, 36);
        };
        return array_map(static function (string $entry) use ($read): array {
            return array_map($read, explode(',', $entry));
        }, preg_split('/\s+/', trim($lines)));
    }

    /** @param int|string|array<int|string> $row */
    private static function additionalData(string $table, string $column, $row): string
    {
        $parts = is_array($row) ? array_values($row) : [$row];
        if ($parts === []) {
            throw OuvadeskColumnsException::of('row');
        }
        $data = '';
        foreach (array_merge(['colenc1', $table, $column], $parts) as $part) {
            if (!is_string($part) && !is_int($part)) {
                throw OuvadeskColumnsException::of('row');
            }
            $data .= strlen((string) $part) . ':' . $part . ',';
        }
        return $data;
    }

    /** @return array{current: int, keys: array<int, string>, index: ?string, normalise: ?string} */
    private function keysOf(string $table, string $column): array
    {
        $keys = $this->columns[$table . '.' . $column] ?? null;
        if ($keys === null) {
            throw OuvadeskColumnsException::of('no-key');
        }
        return $keys;
    }

    /** @param mixed $column */
    private static function readColumn(
        #[\SensitiveParameter]
        $column
    ): array {
        $keys = [];
        foreach (is_array($column) && is_array($column['keys'] ?? null) ? $column['keys'] : [] as $number => $key) {
            if (!is_int($number) || $number < 1 || $number > 0xffffffff) {
                throw OuvadeskColumnsException::of('key-file');
            }
            $keys[$number] = self::readKey($key);
        }
        $current = $column['current'] ?? null;
        $kind = $column['normalise'] ?? null;
        if (!is_int($current) || !isset($keys[$current]) || !in_array($kind, [null, 'email', 'telephone', 'text'], true)) {
            throw OuvadeskColumnsException::of('key-file');
        }
        $index = isset($column['index']) ? self::readKey($column['index']) : null;
        if ($kind !== null && $index === null) {
            throw OuvadeskColumnsException::of('key-file');
        }
        return ['current' => $current, 'keys' => $keys, 'index' => $index, 'normalise' => $kind];
    }

    /** @param mixed $key */
    private static function readKey(
        #[\SensitiveParameter]
        $key
    ): string {
        $bytes = is_string($key) ? base64_decode($key, true) : false;
        if ($bytes === false || strlen($bytes) !== 32) {
            throw OuvadeskColumnsException::of('key-file');
        }
        return $bytes;
    }

    /** Keys are shown by no var_dump, and kept in no session. */
    public function __debugInfo(): array
    {
        return ['columns' => array_keys($this->columns)];
    }

    public function __serialize(): array
    {
        throw OuvadeskColumnsException::of('kept');
    }

    public function __unserialize(array $data): void
    {
        throw OuvadeskColumnsException::of('kept');
    }

    /*
     * Unicode 14.0.0, the same lines as in main/encryption/cipher/unicode-table.ts. Numbers in base 36, the first of each entry
     * counted from the entry before it. CLASSES: run, length, combining class. DECOMPOSITIONS: character, parts, "!" where they do not
     * compose again. FOLDS: first, what is added, how many, distance. FULL_FOLDS: character, what it becomes.
     */
    private const CLASSES = '
lc,l,6e 0,1,6g 0,4,64 0,1,6g 0,1,60 0,5,64 0,2,5m 0,4,64 0,2,5m 0,b,64 0,5,1 0,4,64 0,8,6e 0,1,6o 0,1,6e 0,3,64
0,3,6e 0,2,64 1,3,6e 0,4,64 0,1,6e 0,1,6g 0,2,64 0,1,6e 0,1,6h 0,2,6i 0,1,6h 0,2,6i 0,1,6h 0,d,6e 7n,5,6e 7d,1,64
0,4,6e 0,1,64 0,3,6e 0,1,66 0,1,64 0,6,6e 0,6,64 0,2,6e 0,1,64 0,2,6e 0,1,66 0,1,6c 0,1,6e 0,1,a 0,1,b 0,1,c 0,1,d
0,1,e 0,1,f 0,1,g 0,1,h 0,1,i 0,2,j 0,1,k 0,1,l 0,1,m 1,1,n 1,1,o 0,1,p 1,1,6e 0,1,64 1,1,i 20,8,6e 0,1,u 0,1,v
0,1,w 1c,1,r 0,1,s 0,1,t 0,1,u 0,1,v 0,1,w 0,1,x 0,1,y 0,2,6e 0,2,64 0,5,6e 0,1,64 0,2,6e 0,1,64 g,1,z 2t,7,6e
2,4,6e 0,1,64 0,1,6e 2,2,6e 1,1,64 0,2,6e 0,1,64 z,1,10 u,1,6e 0,1,64 0,2,6e 0,1,64 0,2,6e 0,3,64 0,1,6e 0,2,64
0,1,6e 0,1,64 0,3,6e 0,1,64 0,1,6e 0,1,64 0,1,6e 0,1,64 0,1,6e 0,1,64 0,2,6e 4g,7,6e 0,1,64 0,1,6e 9,1,64 o,4,6e
1,9,6e 1,3,6e 1,5,6e 17,3,64 1o,1,6e 0,3,64 0,4,6e 16,5,6e 0,5,64 0,e,6e 1,1,64 0,2,6e 0,1,64 0,2,6e 0,1,64 0,3,6e
0,3,64 0,1,r 0,1,s 0,1,t 0,3,6e 0,1,64 0,2,6e 0,2,64 0,5,6e 1o,1,7 g,1,9 3,1,6e 0,1,64 0,2,6e 2v,1,7 g,1,9 1c,1,6e
1p,1,7 g,1,9 32,1,7 g,1,9 32,1,7 g,1,9 3j,1,9 32,1,7 g,1,9 7,1,2c 0,1,2j 2t,1,7 g,1,9 31,2,9 g,1,9 3g,1,9 31,2,2v
0,1,9 d,4,2z 30,2,3a 0,1,9 d,4,3e 24,2,64 r,1,64 1,1,64 1,1,60 1j,1,3l 0,1,3m 1,1,3o 5,4,3m 2,1,3m 1,2,6e 0,1,9
1,2,6e 1q,1,64 34,1,7 1,2,9 2a,1,64 jz,3,6e qc,2,9 u,1,9 4d,1,9 a,1,6e 5n,1,6c 3z,1,66 0,1,6e 0,1,64 63,1,6e 0,1,64
1z,1,9 k,8,6e 2,1,64 1c,5,6e 0,6,64 0,2,6e 0,1,64 1,2,64 0,2,6e 0,2,64 0,5,6e 0,1,64 0,4,6e 2t,1,7 f,1,9 12,1,6e
0,1,64 0,7,6e 1i,2,9 1m,1,7 b,2,9 1v,1,7 48,3,6e 1,1,1 0,5,64 0,2,6e 0,4,64 0,1,6e 1,7,1 4,1,64 6,1,6e 3,2,6e
5i,2,6e 0,1,64 0,7,6e 0,1,64 0,2,6e 0,1,6i 0,1,5y 0,1,64 0,1,5m 0,11,6e 0,1,6g 0,2,6c 0,1,64 0,1,62 0,1,6e 0,1,6h
0,1,64 0,1,6e 0,1,64 k0,2,6e 0,2,1 0,4,6e 0,3,1 0,2,6e 4,1,6e 3,2,1 0,1,6e 0,1,64 0,1,6e 0,2,1 0,4,64 0,1,6e
2da,3,6e 3x,1,9 2o,w,6e fe,1,62 0,1,6c 0,1,6g 0,1,66 0,2,68 2x,2,8 n9w,1,6e 4,a,6e w,2,6e 28,2,6e 7o,1,9 11,1,9
47,1,9 r,i,6e 1l,3,64 11,1,9 2n,1,7 c,1,9 6n,1,6e 1,2,6e 0,1,64 2,2,6e 5,2,6e 1,1,6e 1g,1,9 6u,1,9 fn4,1,q ld,7,6e
0,7,64 0,2,6e r1,1,64 6a,1,64 45,5,6e 1aq,1,64 1,1,6e 14,1,6e 0,1,1 0,1,64 4,1,9 4l,1,6e 0,1,64 fx,4,6e ar,2,6e
49,2,64 0,3,6e 0,1,64 0,1,6e 0,4,64 1d,1,6e 0,1,64 0,1,6e 0,1,64 5c,1,9 15,1,9 e,1,9 1l,1,9 0,1,7 1x,3,6e 1c,2,9
1q,1,7 24,1,9 9,1,7 2y,1,9 0,1,7 4y,1,7 0,1,9 28,2,7 g,1,9 o,7,6e 3,5,6e 5p,1,9 3,1,7 n,1,6e 2r,1,9 0,1,7 6z,1,9
0,1,7 3i,1,9 3a,1,9 0,1,7 37,1,9 7h,1,9 0,1,7 76,2,9 4,1,7 4c,1,9 2b,1,9 i,1,9 29,1,9 bp,1,9 76,1,7 1,2,9 29,1,9
fa0,5,1 1n,7,6e xl,2,6 f58,1,1 43q,2,60 0,3,1 3,1,6a 0,5,60 8,8,64 2,5,6e 0,2,64 u,4,6e 44,3,6e 2pn,7,6e 1,h,6e
2,7,6e 1,2,6e 1,5,6e 79,7,6e af,1,6e 1p,4,6e 15s,7,64 31,6,6e 0,1,7
';
    private const DECOMPOSITIONS = '
5c,1t,lc 1,1t,ld 1,1t,le 1,1t,lf 1,1t,lk 1,1t,lm 2,1v,mf 1,1x,lc 1,1x,ld 1,1x,le 1,1x,lk 1,21,lc 1,21,ld 1,21,le
1,21,lk 2,26,lf 1,27,lc 1,27,ld 1,27,le 1,27,lf 1,27,lk 3,2d,lc 1,2d,ld 1,2d,le 1,2d,lk 1,2h,ld 3,2p,lc 1,2p,ld
1,2p,le 1,2p,lf 1,2p,lk 1,2p,lm 2,2r,mf 1,2t,lc 1,2t,ld 1,2t,le 1,2t,lk 1,2x,lc 1,2x,ld 1,2x,le 1,2x,lk 2,32,lf
1,33,lc 1,33,ld 1,33,le 1,33,lf 1,33,lk 3,39,lc 1,39,ld 1,39,le 1,39,lk 1,3d,ld 2,3d,lk 1,1t,lg 1,2p,lg 1,1t,li
1,2p,li 1,1t,mg 1,2p,mg 1,1v,ld 1,2r,ld 1,1v,le 1,2r,le 1,1v,lj 1,2r,lj 1,1v,lo 1,2r,lo 1,1w,lo 1,2s,lo 3,1x,lg
1,2t,lg 1,1x,li 1,2t,li 1,1x,lj 1,2t,lj 1,1x,mg 1,2t,mg 1,1x,lo 1,2t,lo 1,1z,le 1,2v,le 1,1z,li 1,2v,li 1,1z,lj
1,2v,lj 1,1z,mf 1,2v,mf 1,20,le 1,2w,le 3,21,lf 1,2x,lf 1,21,lg 1,2x,lg 1,21,li 1,2x,li 1,21,mg 1,2x,mg 1,21,lj
4,22,le 1,2y,le 1,23,mf 1,2z,mf 2,24,ld 1,30,ld 1,24,mf 1,30,mf 1,24,lo 1,30,lo 5,26,ld 1,32,ld 1,26,mf 1,32,mf
1,26,lo 1,32,lo 4,27,lg 1,33,lg 1,27,li 1,33,li 1,27,ln 1,33,ln 3,2a,ld 1,36,ld 1,2a,mf 1,36,mf 1,2a,lo 1,36,lo
1,2b,ld 1,37,ld 1,2b,le 1,37,le 1,2b,mf 1,37,mf 1,2b,lo 1,37,lo 1,2c,mf 1,38,mf 1,2c,lo 1,38,lo 3,2d,lf 1,39,lf
1,2d,lg 1,39,lg 1,2d,li 1,39,li 1,2d,lm 1,39,lm 1,2d,ln 1,39,ln 1,2d,mg 1,39,mg 1,2f,le 1,3b,le 1,2h,le 1,3d,le
1,2h,lk 1,2i,ld 1,3e,ld 1,2i,lj 1,3e,lj 1,2i,lo 1,3e,lo y,27,m3 1,33,m3 e,2d,m3 1,39,m3 t,1t,lo 1,2p,lo 1,21,lo
1,2x,lo 1,27,lo 1,33,lo 1,2d,lo 1,39,lo 1,64,lg 1,70,lg 1,64,ld 1,70,ld 1,64,lo 1,70,lo 1,64,lc 1,70,lc 2,5g,lg
1,6c,lg 1,fa,lg 1,fb,lg 1,5i,lg 1,6e,lg 3,1z,lo 1,2v,lo 1,23,lo 1,2z,lo 1,27,mg 1,33,mg 1,dm,lg 1,dn,lg 1,c7,lo
1,ia,lo 1,2y,lo 4,1z,ld 1,2v,ld 3,26,lc 1,32,lc 1,5h,ld 1,6d,ld 1,5i,ld 1,6e,ld 1,60,ld 1,6w,ld 1,1t,lr 1,2p,lr
1,1t,lt 1,2p,lt 1,1x,lr 1,2t,lr 1,1x,lt 1,2t,lt 1,21,lr 1,2x,lr 1,21,lt 1,2x,lt 1,27,lr 1,33,lr 1,27,lt 1,33,lt
1,2a,lr 1,36,lr 1,2a,lt 1,36,lt 1,2d,lr 1,39,lr 1,2d,lt 1,39,lt 1,2b,me 1,37,me 1,2c,me 1,38,me 3,20,lo 1,2w,lo
7,1t,lj 1,2p,lj 1,1x,mf 1,2t,mf 1,5y,lg 1,6u,lg 1,5x,lg 1,6t,lg 1,27,lj 1,33,lj 1,fi,lg 1,fj,lg 1,2h,lg 1,3d,lg
7h,lc 1,ld 2,lv 1,lk,ld! 1c,jd a,1n 7,4o,ld 1,pd,ld 1,53 1,ph,ld 1,pj,ld 1,pl,ld 2,pr,ld 2,px,ld 1,q1,ld 1,qy,ld
q,pl,lk 1,px,lk 1,q9,ld 1,qd,ld 1,qf,ld 1,qh,ld 1,qz,ld q,qh,lk 1,qt,lk 1,qn,ld 1,qt,ld 1,qx,ld 5,r6,ld 1,r6,lk
18,t1,lc 1,t1,lk 2,sz,ld 4,sm,lk 5,t6,ld 1,t4,lc 1,tf,li b,t4,li w,u0,li n,tx,lc 1,tx,lk 2,tv,ld 4,uu,lk 5,u2,ld
1,u0,lc 1,ub,li o,vo,lr 1,vp,lr 22,t2,li 1,ty,li e,sw,li 1,ts,li 1,sw,lk 1,ts,lk 3,t1,li 1,tx,li 3,yg,lk 1,yh,lk
1,t2,lk 1,ty,lk 1,t3,lk 1,tz,lk 3,t4,lg 1,u0,lg 1,t4,lk 1,u0,lk 1,ta,lk 1,u6,lk 3,yw,lk 1,yx,lk 1,tp,lk 1,ul,lk
1,tf,lg 1,ub,lg 1,tf,lk 1,ub,lk 1,tf,ln 1,ub,ln 1,tj,lk 1,uf,lk 3,tn,lk 1,uj,lk 89,17r,18z 1,17r,190 1,18o,190
1,17r,191 1,18q,190 4a,1cl,190 2,1c1,190 h,1ci,190 gm,1t4,1to 8,1tc,1to 3,1tf,1to 10,1sl,1to! 1,1sm,1to! 1,1sn,1to!
1,1ss,1to! 1,1sx,1to! 1,1sy,1to! 1,1t7,1to! 1,1tb,1to! 30,1xj,1xa 1,1xj,1xz g,1wh,1x8! 1,1wi,1x8! 2,1wv,1x8!
2c,20i,20s! 3,20o,20s! z,1zq,20s! 1,1zr,20s! 1,1zw,20s! 3,20b,20s! 6i,287,28m 3,287,27y 1,287,28n g,275,27w!
1,276,27w! 1j,2aa,2c7 1i,2bq,2bi 1,2br,2bi 1,2bq,2c7 3g,2fa,2fq 3c,2in,2j9 7,2iu,2j9 1,2iu,2ja 2,2iu,2iq 1,2iy,2j9
3j,2me,2m6 1,2mf,2m6 1,2me,2mv 3y,2qh,2q2 2,2qh,2q7 1,2qk,2q2 1,2qh,2qn 9x,30i,33r! a,30s,33r! 5,30x,33r! 5,312,33r!
5,317,33r! d,30g,33p! a,31t,31u! 2,31t,31w! 1,33m,328! 2,33n,328! 9,31t,328! i,32q,33r! a,330,33r! 5,335,33r!
5,33a,33r! 5,33f,33r! d,32o,33p! 31,36t,372 25c,5c5,5dh 2,5c7,5dh 2,5c9,5dh 2,5cb,5dh 2,5cd,5dh 4,5ch,5dh 15,5dm,5dh
2,5do,5dh 3,5dq,5dh 1,5dr,5dh 2,5du,5dh jh,1t,md 1,2p,md 1,1u,lj 1,2q,lj 1,1u,mb 1,2q,mb 1,1u,mp 1,2q,mp 1,5j,ld
1,6f,ld 1,1w,lj 1,2s,lj 1,1w,mb 1,2s,mb 1,1w,mp 1,2s,mp 1,1w,mf 1,2s,mf 1,1w,ml 1,2s,ml 1,7m,lc 1,7n,lc 1,7m,ld
1,7n,ld 1,1x,ml 1,2t,ml 1,1x,mo 1,2t,mo 1,fc,li 1,fd,li 1,1y,lj 1,2u,lj 1,1z,lg 1,2v,lg 1,20,lj 1,2w,lj 1,20,mb
1,2w,mb 1,20,lk 1,2w,lk 1,20,mf 1,2w,mf 1,20,mm 1,2w,mm 1,21,mo 1,2x,mo 1,5r,ld 1,6n,ld 1,23,ld 1,2z,ld 1,23,mb
1,2z,mb 1,23,mp 1,2z,mp 1,24,mb 1,30,mb 1,5yu,lg 1,5yv,lg 1,24,mp 1,30,mp 1,24,ml 1,30,ml 1,25,ld 1,31,ld 1,25,lj
1,31,lj 1,25,mb 1,31,mb 1,26,lj 1,32,lj 1,26,mb 1,32,mb 1,26,mp 1,32,mp 1,26,ml 1,32,ml 1,5x,ld 1,6t,ld 1,5x,lk
1,6t,lk 1,98,lc 1,99,lc 1,98,ld 1,99,ld 1,28,ld 1,34,ld 1,28,lj 1,34,lj 1,2a,lj 1,36,lj 1,2a,mb 1,36,mb 1,5zu,lg
1,5zv,lg 1,2a,mp 1,36,mp 1,2b,lj 1,37,lj 1,2b,mb 1,37,mb 1,9m,lj 1,9n,lj 1,9s,lj 1,9t,lj 1,602,lj 1,603,lj 1,2c,lj
1,38,lj 1,2c,mb 1,38,mb 1,2c,mp 1,38,mp 1,2c,ml 1,38,ml 1,2d,mc 1,39,mc 1,2d,mo 1,39,mo 1,2d,ml 1,39,ml 1,a0,ld
1,a1,ld 1,a2,lk 1,a3,lk 1,2e,lf 1,3a,lf 1,2e,mb 1,3a,mb 1,2f,lc 1,3b,lc 1,2f,ld 1,3b,ld 1,2f,lk 1,3b,lk 1,2f,lj
1,3b,lj 1,2f,mb 1,3b,mb 1,2g,lj 1,3c,lj 1,2g,lk 1,3c,lk 1,2h,lj 1,3d,lj 1,2i,le 1,3e,le 1,2i,mb 1,3e,mb 1,2i,mp
1,3e,mp 1,2w,mp 1,38,lk 1,3b,lm 1,3d,lm 2,an,lj 5,1t,mb 1,2p,mb 1,1t,ll 1,2p,ll 1,5e,ld 1,6a,ld 1,5e,lc 1,6a,lc
1,5e,ll 1,6a,ll 1,5e,lf 1,6a,lf 1,61s,le 1,61t,le 1,76,ld 1,77,ld 1,76,lc 1,77,lc 1,76,ll 1,77,ll 1,76,lf 1,77,lf
1,61s,li 1,61t,li 1,1x,mb 1,2t,mb 1,1x,ll 1,2t,ll 1,1x,lf 1,2t,lf 1,5m,ld 1,6i,ld 1,5m,lc 1,6i,lc 1,5m,ll 1,6i,ll
1,5m,lf 1,6i,lf 1,62g,le 1,62h,le 1,21,ll 1,2x,ll 1,21,mb 1,2x,mb 1,27,mb 1,33,mb 1,27,ll 1,33,ll 1,5w,ld 1,6s,ld
1,5w,lc 1,6s,lc 1,5w,ll 1,6s,ll 1,5w,lf 1,6s,lf 1,630,le 1,631,le 1,bk,ld 1,bl,ld 1,bk,lc 1,bl,lc 1,bk,ll 1,bl,ll
1,bk,lf 1,bl,lf 1,bk,mb 1,bl,mb 1,2d,mb 1,39,mb 1,2d,ll 1,39,ll 1,bz,ld 1,c0,ld 1,bz,lc 1,c0,lc 1,bz,ll 1,c0,ll
1,bz,lf 1,c0,lf 1,bz,mb 1,c0,mb 1,2h,lc 1,3d,lc 1,2h,mb 1,3d,mb 1,2h,ll 1,3d,ll 1,2h,lf 1,3d,lf 7,q9,lv 1,q9,lw
1,64g,lc 1,64h,lc 1,64g,ld 1,64h,ld 1,64g,n6 1,64h,n6 1,pd,lv 1,pd,lw 1,64o,lc 1,64p,lc 1,64o,ld 1,64p,ld 1,64o,n6
1,64p,n6 1,qd,lv 1,qd,lw 1,64w,lc 1,64x,lc 1,64w,ld 1,64x,ld 3,ph,lv 1,ph,lw 1,654,lc 1,655,lc 1,654,ld 1,655,ld
3,qf,lv 1,qf,lw 1,65c,lc 1,65d,lc 1,65c,ld 1,65d,ld 1,65c,n6 1,65d,n6 1,pj,lv 1,pj,lw 1,65k,lc 1,65l,lc 1,65k,ld
1,65l,ld 1,65k,n6 1,65l,n6 1,qh,lv 1,qh,lw 1,65s,lc 1,65t,lc 1,65s,ld 1,65t,ld 1,65s,n6 1,65t,n6 1,pl,lv 1,pl,lw
1,660,lc 1,661,lc 1,660,ld 1,661,ld 1,660,n6 1,661,n6 1,qn,lv 1,qn,lw 1,668,lc 1,669,lc 1,668,ld 1,669,ld 3,pr,lv
1,pr,lw 1,66g,lc 1,66h,lc 1,66g,ld 1,66h,ld 3,qt,lv 1,qt,lw 1,66o,lc 1,66p,lc 1,66o,ld 1,66p,ld 1,66o,n6 1,66p,n6
2,px,lw 2,66x,lc 2,66x,ld 2,66x,n6 1,qx,lv 1,qx,lw 1,674,lc 1,675,lc 1,674,ld 1,675,ld 1,674,n6 1,675,n6 1,q1,lv
1,q1,lw 1,67c,lc 1,67d,lc 1,67c,ld 1,67d,ld 1,67c,n6 1,67d,n6 1,q9,lc 1,q4 1,qd,lc 1,q5 1,qf,lc 1,q6 1,qh,lc 1,q7
1,qn,lc 1,r0 1,qt,lc 1,r1 1,qx,lc 1,r2 3,64g,n9 1,64h,n9 1,64i,n9 1,64j,n9 1,64k,n9 1,64l,n9 1,64m,n9 1,64n,n9
1,64o,n9 1,64p,n9 1,64q,n9 1,64r,n9 1,64s,n9 1,64t,n9 1,64u,n9 1,64v,n9 1,65c,n9 1,65d,n9 1,65e,n9 1,65f,n9 1,65g,n9
1,65h,n9 1,65i,n9 1,65j,n9 1,65k,n9 1,65l,n9 1,65m,n9 1,65n,n9 1,65o,n9 1,65p,n9 1,65q,n9 1,65r,n9 1,674,n9 1,675,n9
1,676,n9 1,677,n9 1,678,n9 1,679,n9 1,67a,n9 1,67b,n9 1,67c,n9 1,67d,n9 1,67e,n9 1,67f,n9 1,67g,n9 1,67h,n9 1,67i,n9
1,67j,n9 1,q9,li 1,q9,lg 1,67k,n9 1,q9,n9 1,q4,n9 2,q9,n6 1,69i,n9 1,pd,li 1,pd,lg 1,pd,lc 1,p2 1,pd,n9 2,qh 3,4o,n6
1,67o,n9 1,qf,n9 1,q6,n9 2,qf,n6 1,69y,n9 1,ph,lc 1,p4 1,pj,lc 1,p5 1,pj,n9 1,69r,lc 1,69r,ld 1,69r,n6 1,qh,li
1,qh,lg 1,qy,lc 1,pc 3,qh,n6 1,qy,n6 1,pl,li 1,pl,lg 1,pl,lc 1,p6 2,6bi,lc 1,6bi,ld 1,6bi,n6 1,qt,li 1,qt,lg 1,qz,lc
1,q8 1,qp,lv 1,qp,lw 1,qt,n6 1,qz,n6 1,px,li 1,px,lg 1,px,lc 1,pa 1,pt,lw 1,4o,lc 1,p1 1,2o 3,67w,n9 1,qx,n9 1,r2,n9
2,qx,n6 1,6ba,n9 1,pr,lc 1,p8 1,q1,lc 1,pb 1,q1,n9 1,50 3,6bm 1,6bn 85,q1 4,23 1,5h 33,6mo,mw 1,6mq,mw j,6ms,mw
v,6og,mw 1,6ok,mw 1,6oi,mw 1h,6pv,mw 5,6q0,mw 3,6q3,mw o,6qr,mw 2,6qt,mw r,6rg,mw 3,6rn,mw 3,6rp,mw 2,6rs,mw n,1p,mw
2,6sh,mw b,6rx,mw 1,1o,mw 1,1q,mw 1,6sk,mw 1,6sl,mw 3,6sy,mw 1,6sz,mw 3,6t2,mw 1,6t3,mw 7,6t6,mw 1,6t7,mw 3,6te,mw
1,6tf,mw 3,6ti,mw 1,6tj,mw z,6ua,mw 1,6ug,mw 1,6uh,mw 1,6uj,mw 1d,6t8,mw 1,6t9,mw 1,6tt,mw 1,6tu,mw 7,6uq,mw
1,6ur,mw 1,6us,mw 1,6ut,mw 1o,9hk 1,9hl 1iq,8gt,mw! 12o,9jf,9ll 2,9jh,9ll 2,9jj,9ll 2,9jl,9ll 2,9jn,9ll 2,9jp,9ll
2,9jr,9ll 2,9jt,9ll 2,9jv,9ll 2,9jx,9ll 2,9jz,9ll 2,9k1,9ll 3,9k4,9ll 2,9k6,9ll 2,9k8,9ll 7,9kf,9ll 1,9kf,9lm
2,9ki,9ll 1,9ki,9lm 2,9kl,9ll 1,9kl,9lm 2,9ko,9ll 1,9ko,9lm 2,9kr,9ll 1,9kr,9lm n,9ja,9ll a,9lp,9ll e,9m3,9ll
2,9m5,9ll 2,9m7,9ll 2,9m9,9ll 2,9mb,9ll 2,9md,9ll 2,9mf,9ll 2,9mh,9ll 2,9mj,9ll 2,9ml,9ll 2,9mn,9ll 2,9mp,9ll
3,9ms,9ll 2,9mu,9ll 2,9mw,9ll 7,9n3,9ll 1,9n3,9lm 2,9n6,9ll 1,9n6,9lm 2,9n9,9ll 1,9n9,9lm 2,9nc,9ll 1,9nc,9lm
2,9nf,9ll 1,9nf,9lm n,9ly,9ll 3,9nz,9ll 1,9o0,9ll 1,9o1,9ll 1,9o2,9ll 4,9od,9ll 13xb,15l,14k! 2,16a,14n! b,161,14x!
1,161,14y! 1,1dmx,14x! 1,1dmx,14y! 1,15c,14n! 1,15c,14o! 1,15c,14s! 1,15d,14s! 1,15e,14s! 1,15f,14s! 1,15g,14s!
1,15h,14s! 1,15i,14s! 2,15k,14s! 1,15l,14s! 1,15m,14s! 1,15n,14s! 1,15o,14s! 2,15q,14s! 2,15s,14s! 1,15t,14s!
2,15v,14s! 1,15w,14s! 2,15y,14s! 1,15z,14s! 1,160,14s! 1,161,14s! 1,162,14s! 1,15h,14p! 1,15d,14v! 1,15n,14v!
1,15w,14v! 47g,1huh,1hve 2,1huj,1hve f,1hut,1hve 3n,1hyp,1hyf 1,1hyq,1hyf f0,1idj,1ida 1,1idj,1idz a7,1int,1inu
1,1int,1ink 2,1int,1inx 70,1iuw,1iun 1,1iux,1iun ot,1jjp,1jjk 10di,2jx3,2jxh! 1,2jx4,2jxh! 1,2jxb,2jxq! 1,2jxb,2jxr!
1,2jxb,2jxs! 1,2jxb,2jxt! 1,2jxb,2jxu! 2f,2jzt,2jxh! 1,2jzu,2jxh! 1,2jzv,2jxq! 1,2jzw,2jxq! 1,2jzv,2jxr!
1,2jzw,2jxr!
';
    private const FOLDS = '
1t,w,q 38,lj h,w a,w 8,w 6,w 1e,1 m,1 c,1 d,1,2,2 b,1 8,1 k,1 p,-7g 2,5u 1,1,2,2 4,5q 1,1 2,5p,2 2,1 3,27 1,5m 1,5n
1,1 2,5p 1,5r 2,5v 1,5t 1,1 4,5v 1,5x 2,5y 3,1,2,2 4,62 1,1 2,62 3,1 2,62 3,61,2 2,1,2,2 4,63 1,1 4,1 8,2 1,1 2,2
1,1 2,2 1,1 p,1 d,2 1,1 4,-2p 1,-1k 11,1 4,-3m 2,1,2,2 o,8bv 1,1 2,-4j 1,8bs 3,1 2,-5f 1,1x 1,1z 1,1,5,2 73,38
17,1,2,2 6,1 9,38 i,w,h i,w,7 v,1 d,8 1,-u 1,-p 4,-f 1,-m 2,1,c,2 o,-1i 1,-1c 3,-1o 1,-1s 2,1 2,-7 1,1 3,-3m,3
5,28,2,2 3,28,2 3,28,4 7,28 1,w,9 a,w,m 1y,1,b,2 o,1,5,2 i,1,r,2 1i,f 3,1,6,2 h,1 4,1 8,1 8,1 e,1 4,1,r,2 1j,1c,12
29b,5ls,12 13,5ls 6,5ls mj,-8,6 1oo,-4su 1,-4st 1,-4sk 1,-4si,2 2,-4sj 1,-4sc 1,-4ro 1,r7n 8,-2bk,17 19,-2bk,3
dd,-5vj 2k,1,3,2 fs,s 1a,g,g z,1 mr,q,q 1fu,1c,1c 2o,1 2,-8af 1,-2xy 1,-89z 3,1,3,2 6,-8bg 1,-8al 1,-8bj 1,-8bi 2,1
3,1 9,-8cf,2 2,1,1e,2 2z,1,2,2 7,1 nym,1,n,2 1s,1,e,2 4i,1,7,2 g,1,v,2 1z,1,2,2 4,-r9g 1,1,5,2 d,1 2,-wmg 3,1,2,2
6,1,a,2 k,-wn8 1,-wnj 1,-wnf 1,-wn5 1,-wn8 2,-wlu 1,-wmi 1,-wlx 1,ps 1,1,8,2 g,-1c 1,-wn7 1,-raw 1,1,2,2 9,1 6,1,2,2
v,1 or,-tzk,28 gj5,w,q yn,14,14 4w,14,10 5c,13,b c,13,f g,13,7 8,13,2 1d8,1s,1f 2e8,w,w gww,w,w o8w,y,y
';
    private const FULL_FOLDS = '
67,37,37 2y,jg,32 u6,12d,136 4yb,2p,ji 4,37,37 17j6,2u,2u 1,2u,2x 1,2u,30 1,2u,2u,2x 1,2u,2u,30 1,37,38 1,37,38
d,12s,12u 1,12s,12d 1,12s,12j 1,132,12u 1,12s,12l
';
}

/** Why a column could not be read or written. getReason() is one of the words below. */
final class OuvadeskColumnsException extends \RuntimeException
{
    private const SENTENCES = [
        'key-file-missing' => ['Le fichier de clés est introuvable ou illisible.', 'The key file is missing or cannot be read.'],
        'key-file-open' => [
            'Le fichier de clés peut être lu par d’autres que son propriétaire : donnez-lui les droits 0600.',
            'Others than its owner can read the key file: give it the mode 0600.',
        ],
        'key-file' => ['Le fichier de clés n’a pas la forme attendue.', 'The key file does not have the expected form.'],
        'no-key' => ['Le fichier de clés ne contient pas cette colonne.', 'The key file does not hold this column.'],
        'unknown-key' => [
            'Cette valeur est chiffrée avec une clé que le fichier de clés ne contient pas : livrez-le à nouveau.',
            'This value is encrypted with a key that the key file does not hold: deliver it again.',
        ],
        'unknown-version' => ['Cette valeur n’est pas un chiffré connu.', 'This value is not a known ciphertext.'],
        'damaged' => [
            'Cette valeur est abîmée, ou vient d’une autre ligne ou d’une autre colonne.',
            'This value is damaged, or comes from another row or column.',
        ],
        'row' => ['Il manque la clé primaire de la ligne.', 'The primary key of the row is missing.'],
        'storage' => [
            'Ces mots de passe ont leur propre sel : ils ne peuvent être vérifiés à travers un second hachage.',
            'These passwords have a salt of their own: they cannot be verified through a second hash.',
        ],
        'argon2' => ['Ce PHP ne connaît pas Argon2id.', 'This PHP does not know Argon2id.'],
        'php' => ['Ce PHP ne peut faire ce travail (64 bits et openssl).', 'This PHP cannot do this work (64 bits and openssl).'],
        'kept' => ['Les clés ne se conservent nulle part ailleurs.', 'Keys are kept nowhere else.'],
    ];

    private string $reason = '';

    public static function of(string $reason): self
    {
        $made = new self(implode(' / ', self::SENTENCES[$reason]));
        $made->reason = $reason;
        return $made;
    }

    public function getReason(): string
    {
        return $this->reason;
    }
}
