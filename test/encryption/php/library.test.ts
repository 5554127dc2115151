import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../../main/encryption/cipher/normalise.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { unicodeLines } from '../../../main/encryption/cipher/unicode-table.ts';
import { phcOf } from '../../../main/encryption/rows/hash-maker.ts';
import { owaspArgon2id } from '../../../preload/contract/column-encryption.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { bytes, columnNamed, hostileText, keys, name, rowKey } from '../cipher/column-arbitraries.ts';
import { askPhp, describeWithPhp, keyFile, library, phpList, phpString, runPhp } from './php.ts';

const base64 = (data: Uint8Array) => Buffer.from(data).toString('base64');
const sample = <T>(arbitrary: fc.Arbitrary<T>, many: number) => fc.sample(arbitrary, many);
const [ring = { current: { number: 1, key: Buffer.alloc(32) }, older: [], index: Buffer.alloc(32) }] = sample(keys, 1);
const kinds = ['email', 'telephone', 'text'] as const;
const kindOf = (place: number) => kinds[place % 3] ?? 'text';

describeWithPhp('the PHP library', () => {
  test('reads what Node encrypted, and Node reads what it encrypted', () => {
    const places = sample(fc.record({ table: name, column: name }), 40).filter(
      ({ table, column }) => !`${table}${column}`.includes('.'),
    );
    const file = keyFile(
      places.map(({ table, column }) => ({ name: `${table}.${column}`, keys: ring, normalise: null })),
    );
    const cases = sample(fc.record({ row: rowKey, clear: bytes, at: fc.nat() }), 1_000).map(({ row, clear, at }) => {
      const { table = 't', column = 'c' } = places[at % places.length] ?? {};
      return { table, column, row, clear, cipher: openColumnCipher(columnNamed(table, column), ring) };
    });
    const answers = askPhp<{ read: string; made: string; is: boolean; again: boolean }>(
      `$row = array_map('base64_decode', $ask['row']); [$table, $column] = $ask['place']; $clear = base64_decode($ask['clear']);
       $made = $columns->encrypt($table, $column, $row, $clear);
       return ['read' => base64_encode($columns->decrypt($table, $column, $row, base64_decode($ask['sealed']))),
         'made' => base64_encode($made), 'is' => OuvadeskColumns::isEncrypted($made),
         'again' => $columns->encrypt($table, $column, $row, $clear) === $made];`,
      file,
      cases.map(({ table, column, row, clear, cipher }) => ({
        ...{ place: [table, column], row: row.map(base64), clear: base64(clear) },
        sealed: base64(cipher.encrypt(row, clear)),
      })),
    );
    const wrong = cases.filter(({ row, clear, cipher }, place) => {
      const { read, made = '', is, again } = answers[place] ?? {};
      const opened = cipher.decrypt(row, Buffer.from(made, 'base64'));
      return read !== base64(clear) || !is || again || typeof opened === 'string' || !opened.equals(clear);
    });
    expect(wrong).toEqual([]);
  });

  test('refuses every changed bit and every moved value, and says which way it is wrong', () => {
    const cipher = openColumnCipher(columnNamed('comptes', 'email'), ring);
    const whole = cipher.encrypt([Buffer.from('12')], Buffer.from('é'));
    const changed = Array.from({ length: whole.length * 8 }, (_, bit) => {
      const copy = Buffer.from(whole);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return { sealed: base64(copy), row: '12' };
    });
    const moved = [
      { sealed: base64(whole), row: '13' },
      { sealed: base64(whole), row: '1' },
    ];
    const cut = [
      { sealed: base64(whole.subarray(0, 32)), row: '12' },
      { sealed: '', row: '12' },
    ];
    const answers = askPhp<{ reason: string }>(
      `return $columns->decrypt('comptes', 'email', $ask['row'], base64_decode($ask['sealed']));`,
      keyFile([{ name: 'comptes.email', keys: ring, normalise: null }]),
      [...changed, ...moved, ...cut],
    );
    const numbers = new Set([ring.current, ...ring.older].map(({ number }) => number));
    for (const [bit, { reason }] of answers.entries()) {
      const copy = Buffer.from(changed[bit]?.sealed ?? '', 'base64');
      const key = bit >= 8 && bit < 40 && !numbers.has(copy.readUInt32BE(1));
      expect(reason).toBe(bit < 8 ? 'unknown-version' : key ? 'unknown-key' : 'damaged');
    }
  });

  test('normalises and indexes hostile Unicode as Node does, without any extension', () => {
    const file = keyFile(kinds.map((kind) => ({ name: `t.${kind}`, keys: ring, normalise: kind })));
    const everySign = Array.from({ length: 0x1100 }, (_, block) =>
      Buffer.from(
        Array.from({ length: 0x100 }, (_, low) => block * 0x100 + low)
          .filter((code) => code < 0xd800 || code > 0xdfff)
          .map((code) => `${String.fromCodePoint(code)}|`)
          .join(''),
      ),
    ).filter(
      (text, block) =>
        text.length > 0 && (block < 0x34 || (block > 0xa5 && block < 0xae) || block > 0xf8) && block < 0x1f0,
    );
    const values = [
      ...everySign,
      ...sample(hostileText, 1_500).map((text) => Buffer.from(text)),
      ...sample(bytes, 500).map((data) => Buffer.from(data)),
    ];
    const answers = askPhp<{ normal: string; index: string }>(
      `$clear = base64_decode($ask['clear']);
       return ['normal' => base64_encode(OuvadeskColumns::normalise($ask['kind'], $clear)),
         'index' => bin2hex($columns->blindIndex('t', $ask['kind'], $clear))];`,
      file,
      values.map((clear, place) => ({ clear: base64(clear), kind: kindOf(place) })),
    );
    const ciphers = kinds.map((kind) => openColumnCipher(columnNamed('t', kind, kind), ring));
    const wrong = values.flatMap((clear, place) => {
      const { normal, index } = answers[place] ?? {};
      const same = normal === base64(normalise(kindOf(place), clear));
      const found = index === ciphers[place % 3]?.blindIndex(clear)?.toString('hex');
      return same && found ? [] : [{ kind: kindOf(place), value: clear.toString(), normal }];
    });
    expect(wrong).toEqual([]);
    const missing = runPhp('echo json_encode([extension_loaded("mbstring"), extension_loaded("intl")]);');
    expect(JSON.parse(missing)).toEqual([false, false]);
  });

  test('carries the same lines of Unicode as Node’s side', () => {
    const text = readFileSync(library, 'utf8');
    for (const lines of Object.values(unicodeLines)) expect(text).toContain(`'${lines}'`);
  });

  test('verifies Argon2id hashes made here, whatever the column kept, and makes such hashes', async () => {
    const light = { ...owaspArgon2id, memoryKib: 8_192, passes: 1 };
    const hash = async (kept: string) => (await phcOf(Buffer.from(kept), light)).toString();
    const md5 = '098f6bcd4621d373cade4e832627b4f6';
    const mysql = '*94BDCEBE19083CE2A1F959FD02F964C7AF4CFC29';
    const asks = [
      { typed: 'dév\u00e9rrouillé', hash: await hash('dév\u00e9rrouillé'), storage: 'clear', right: true },
      { typed: 'Test', hash: await hash('test'), storage: 'clear', right: false },
      { typed: 'test', hash: await hash(md5), storage: 'md5', right: true },
      { typed: 'test', hash: await hash(md5.toUpperCase()), storage: 'md5', right: true },
      { typed: md5, hash: await hash(md5), storage: 'md5', right: false },
      { typed: 'test', hash: await hash(mysql), storage: 'mysql-native', right: true },
      { typed: 'test', hash: await hash('dGVzdA=='), storage: 'reversible', right: true },
      { typed: 'test', hash: await hash(md5), storage: 'auto', right: true },
      { typed: 'test', hash: null, old: 'test', storage: 'clear', right: true },
      { typed: 'test', hash: null, old: md5, storage: 'md5', right: true },
      { typed: 'test', hash: await hash('another'), old: 'test', storage: 'clear', right: false },
      { typed: 'test', hash: null, old: null, storage: 'clear', right: false },
      { typed: '', hash: await hash(''), storage: 'clear', right: true },
    ];
    const file = keyFile([]);
    const answers = askPhp<boolean>(
      `return OuvadeskColumns::verifyPassword($ask['typed'], $ask['hash'], $ask['old'] ?? null, $ask['storage']);`,
      file,
      asks,
    );
    expect(answers).toEqual(asks.map(({ right }) => right));
    expect(askPhp(`return OuvadeskColumns::verifyPassword('x', null, null, 'bcrypt');`, file, [{}])).toEqual([
      { reason: 'storage' },
    ]);
    const [made = ''] = askPhp<string>(`return OuvadeskColumns::hashPassword('test');`, file, [{}]);
    expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { verify } = await import('argon2');
    expect(await verify(made, 'test')).toBe(true);
  });

  test('reads a row in every state, and writes what the state asks for', () => {
    const cipher = openColumnCipher(columnNamed('comptes', 'email', 'email'), ring);
    const sealed = base64(cipher.encrypt([Buffer.from('12')], Buffer.from('a@b.fr')));
    const file = keyFile([{ name: 'comptes.email', keys: ring, normalise: 'email' }]);
    const read = `return $columns->read('comptes', 'email', 12, $ask['clear'] ?? null, isset($ask['sealed']) ? base64_decode($ask['sealed']) : null);`;
    expect(
      askPhp(read, file, [{ clear: 'a@b.fr' }, { clear: 'a@b.fr', sealed }, { sealed }, {}, { clear: '' }]),
    ).toEqual([...['a@b.fr', 'a@b.fr', 'a@b.fr', null, '']]);
    const write = `$w = $columns->write('comptes', 'email', 12, $ask['value'], $ask['form']);
      if (isset($w['cipher'])) $w['cipher'] = $columns->decrypt('comptes', 'email', 12, $w['cipher']);
      if (isset($w['index'])) $w['index'] = base64_encode($w['index']);
      return $w;`;
    const index = base64(cipher.blindIndex(Buffer.from('a@b.fr')) ?? Buffer.of());
    expect(
      askPhp(write, file, [
        { value: ' A@b.fr', form: 'clear' },
        { value: 'a@b.fr', form: 'cipher' },
        { value: null, form: 'cipher' },
        { value: ' A@b.fr', form: 'only' },
      ]),
    ).toEqual([
      { clear: ' A@b.fr' },
      { clear: null, cipher: 'a@b.fr', index },
      { clear: null, cipher: null, index: null },
      { cipher: ' A@b.fr', index },
    ]);
  });

  test('refuses a key file that others can read, a link, and what is no key file; shows its keys to nobody', () => {
    const open = (paths: readonly string[]): string[] =>
      JSON.parse(
        runPhp(`require ${phpString(library)}; echo json_encode(array_map(static function (string $path) {
          ob_start();
          try { $it = OuvadeskColumns::fromFile($path); var_dump($it); print_r($it);
            try { serialize($it); echo 'serialized'; } catch (OuvadeskColumnsException $kept) { echo $kept->getReason(); }
          } catch (OuvadeskColumnsException $failure) { echo $failure->getReason(), ' ', $failure->getMessage(); }
          return ob_get_clean();
        }, ${phpList(paths)}));`),
      );
    const withMode = (mode: number) => {
      const file = keyFile([{ name: 'comptes.email', keys: ring, normalise: 'email' }], temporaryFolder());
      chmodSync(file, mode);
      return file;
    };
    const file = withMode(0o600);
    const folder = temporaryFolder();
    symlinkSync(file, join(folder, 'link'));
    const good = JSON.parse(readFileSync(file, 'utf8'));
    const column = good.columns['comptes.email'];
    const changes = [
      ...[{ current: 0 }, { keys: {} }, { keys: { x: column.index } }, { keys: { [column.current]: 'AAAA' } }],
      ...[{ index: null }, { normalise: 'other' }],
    ];
    const bad = [
      ...['', '{', 'null', '{"version":2,"columns":{}}', '{"version":1}'],
      ...changes.map((change) =>
        JSON.stringify({ version: 1, columns: { 'comptes.email': { ...column, ...change } } }),
      ),
    ].map((content, place) => {
      writeFileSync(join(folder, String(place)), content, { mode: 0o600 });
      return join(folder, String(place));
    });
    const expected = [
      ...[file, withMode(0o400)].map((path) => [path, /comptes\.email[\s\S]*kept$/] as const),
      ...[0o640, 0o604, 0o620, 0o660, 0o644].map(
        (mode) => [withMode(mode), /^key-file-open Le fichier.*0600\. \/ Others/] as const,
      ),
      ...[join(folder, 'link'), join(folder, 'none'), folder].map((path) => [path, /^key-file-missing /] as const),
      ...bad.map((path) => [path, /^key-file /] as const),
    ];
    const said = open(expected.map(([path]) => path));
    for (const [place, [path, pattern]] of expected.entries()) expect(said[place], path).toMatch(pattern);
    for (const key of [ring.index, ring.current.key]) {
      expect(said[0]).not.toContain(base64(key));
      expect(Buffer.from(said[0] ?? '').includes(Buffer.from(key))).toBe(false);
    }
  });

  test('says so where a column has no key, a row no primary key, and knows a fence from another failure', () => {
    const file = keyFile([{ name: 'comptes.email', keys: ring, normalise: null }]);
    expect(
      askPhp(`return $columns->encrypt($ask['table'], 'email', $ask['row'], 'x') !== '';`, file, [
        { table: 'comptes', row: [] },
        { table: 'comptes', row: 1.5 },
        { table: 'comptes', row: null },
        { table: 'autres', row: 1 },
        { table: 'comptes', row: { a: 1, b: 'x' } },
      ]),
    ).toEqual([{ reason: 'row' }, { reason: 'row' }, { reason: 'row' }, { reason: 'no-key' }, true]);
    const fenced = runPhp(
      `require ${phpString(library)};
       foreach ([[1644, 'ouvadesk: x'], [19, 'ouvadesk: x'], [1054, 'x'], [1, 'no such column: x'], [1644, 'x'], [1062, 'ouvadesk'], [1, 'x']] as [$code, $said]) {
         $failure = new PDOException($said); $failure->errorInfo = ['HY000', $code, $said]; echo (int) OuvadeskColumns::refusedByFence($failure), (int) OuvadeskColumns::lacksColumn($failure), ' ';
       }
      `,
      '',
      false,
    );
    expect(fenced).toBe('10 10 01 01 00 00 00 ');
  });
});
