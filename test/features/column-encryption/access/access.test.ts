import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { openColumnCipher } from '../../../../main/encryption/cipher/open-column-cipher.ts';
import { openAccess } from '../../../../main/features/column-encryption/access/access.ts';
import type { AccessDeps, DecidedColumn } from '../../../../main/features/column-encryption/access/deps.ts';
import { personData } from '../../../../main/features/column-encryption/access/export-person.ts';
import type { SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import { temporaryFolder } from '../../../shared/temporary-folder.ts';
import { MemoryJournal } from '../../volunteers/memory-journal.ts';
import { keyLaptop, mails, phones, source } from '../keys/key-laptops.ts';

const argon = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNo';
const systems: SystemMapping[] = [
  {
    system: 'account',
    table: 'users',
    columns: { id: 'id', login: 'login', email: 'email', password: 'secret' },
    storage: 'auto',
  },
];
const reason = 'Mme Martin, reconnue au téléphone par son numéro de compte';

let file = '';
let room: Awaited<ReturnType<typeof accessRoom>>;

/** A table where the e-mail is encrypted and its clear column gone, the telephone encrypted beside its clear value. */
async function accessRoom() {
  file = join(temporaryFolder(), 'ouvadmin.db');
  const { keys } = keyLaptop(new MemoryJournal());
  const plans: DecidedColumn[] = [];
  for (const [column, index] of [
    [mails, 'email'],
    [phones, 'none'],
  ] as const) {
    const keyNumber = await keys.make(column);
    const { plan: id, table, column: name } = column;
    plans.push({ id, table, column: name, treatment: { kind: 'encrypt', index }, known: { keyNumber } });
  }
  const hash = { kind: 'hash', argon2id: { memoryKib: 19_456, passes: 2, lanes: 1 } } as const;
  plans.push({ id: 'h', table: 'users', column: 'pin', treatment: hash });
  const cipherOf = async ({ id, table, column, treatment }: DecidedColumn) => {
    const found = await keys.keysOf(id);
    if (!found || treatment.kind !== 'encrypt') throw new Error('no keys');
    return openColumnCipher({ plan: id, table, column, treatment }, found);
  };
  const [mail, phone] = plans as [DecidedColumn, DecidedColumn];
  const [mailCipher, phoneCipher] = [await cipherOf(mail), await cipherOf(phone)];
  const db = new Database(file);
  db.exec(`CREATE TABLE users (id VARCHAR(5) PRIMARY KEY, login VARCHAR(32), secret VARCHAR(99), name TEXT, email_enc BLOB,
    email_bidx BLOB, phone TEXT, phone_enc BLOB, pin_hash TEXT, mot_de_passe_ftp TEXT, note TEXT, date_mdp TEXT, photo BLOB);
    CREATE TABLE other (a INTEGER, b INTEGER, what TEXT, PRIMARY KEY (a, b)); INSERT INTO other VALUES (1, 2, 'x')`);
  const add = db.prepare('INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [id, login, email] of [
    ['01234', 'zoe', 'Zoé@exemple.fr'],
    ['01235', 'ada', 'ada@exemple.fr'],
  ] as const) {
    const row = [Buffer.from(id)];
    const enc = mailCipher.encrypt(row, Buffer.from(email));
    const tel = phoneCipher.encrypt(row, Buffer.from('+33612345678'));
    const index = mailCipher.blindIndex(Buffer.from(email));
    add.run(
      id,
      login,
      'motdepasse-clair',
      'Zoé Martin',
      enc,
      index,
      'ancien',
      tel,
      argon,
      'ftp-secret',
      argon,
      '2026-01-01',
      Buffer.of(0xff, 0),
    );
  }
  db.close();
  const entered: Parameters<AccessDeps['enter']>[0][] = [];
  const written: Parameters<AccessDeps['writeExport']>[0][] = [];
  const access = openAccess({
    clock: () => new Date('2026-11-24T10:00:00.000Z'),
    reach: async () => ({ dialect: 'sqlite', file }),
    mapping: (id) => (id === 'unmapped' ? undefined : { systems }),
    sourceOf: () => source,
    plansOf: () => plans,
    keys: { keysOf: (plan, number) => (room.keyless ? Promise.resolve(undefined) : keys.keysOf(plan, number)) },
    enter: (entry) => void entered.push(entry),
    // biome-ignore lint/correctness/useYield: nothing is written by this stand-in.
    async *writeExport(order) {
      written.push(order);
      return { journalId: 'j', fileName: 'f.ods', rows: 1, sheets: 1, bytes: 1, sha256: 'a', alterations: [] };
    },
  });
  return { access, entered, written, plans, keyless: false };
}

beforeEach(async () => {
  room = await accessRoom();
});

const change = (sql: string) => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};
const zoe = { table: 'users', key: '["01234"]' };

/** The values of Zoé's row by column. */
async function read(rows = [zoe]) {
  const answer = await room.access.readPerson('c1', rows, reason);
  return Object.fromEntries(answer.rows[0]?.values.map(({ column, value, was }) => [column, [value, was]]) ?? []);
}

test('a person is found by login, by account number, and by an encrypted e-mail through its blind index', async () => {
  const { access } = room;
  const found = [{ ...zoe, label: '01234 · zoe' }];
  for (const text of ['zoe', '01234', 'Zoé@exemple.fr', ' zOÉ@EXEMPLE.FR'])
    expect([text, await access.findPerson('c1', text)]).toEqual([text, found]);
  for (const text of ['1234', 'zo', '%', "' OR 1=1 --", 'motdepasse-clair'])
    expect(await access.findPerson('c1', text)).toEqual([]);
  await expect(access.findPerson('unmapped', 'zoe')).rejects.toMatchObject({ code: 'NOT_MAPPED' });
  room.keyless = true;
  expect(await access.findPerson('c1', 'Zoé@exemple.fr')).toEqual([]);
});

test('her data are opened, secrets are not told, and the register knows who asked and why', async () => {
  expect(await read()).toEqual({
    id: ['01234', 'clear'],
    login: ['zoe', 'clear'],
    secret: [null, 'hidden'],
    name: ['Zoé Martin', 'clear'],
    email: ['Zoé@exemple.fr', 'encrypted'],
    phone: ['+33612345678', 'encrypted'],
    pin: [null, 'hidden'],
    mot_de_passe_ftp: [null, 'hidden'],
    note: [null, 'hidden'],
    date_mdp: ['2026-01-01', 'clear'],
    photo: ['0xff00', 'clear'],
  });
  expect(room.entered).toMatchObject([
    { what: 'right-of-access', subject: 'users 01234 · zoe', facts: { note: reason, rows: 1 } },
  ]);
  expect(JSON.stringify(room.entered)).not.toMatch(/exemple\.fr|336|motdepasse|argon2/);
});

test('a damaged ciphertext, or one moved from another row, is told; a missing key too', async () => {
  change("UPDATE users SET email_enc = (SELECT email_enc FROM users WHERE id = '01235') WHERE id = '01234'");
  expect((await read()).email).toEqual([null, 'damaged']);
  change("UPDATE users SET email_enc = x'0100000009aa', phone_enc = x'02' WHERE id = '01234'");
  expect((await read()).email).toEqual([null, 'damaged']);
  // The clear value still stands beside it.
  expect((await read()).phone).toEqual(['ancien', 'clear']);
  change("UPDATE users SET phone_enc = NULL, email_enc = NULL WHERE id = '01234'");
  expect(await read()).toMatchObject({ phone: ['ancien', 'clear'], email: [null, 'clear'] });
  room = await accessRoom();
  room.keyless = true;
  expect(await read()).toMatchObject({ email: [null, 'no-key'], phone: ['ancien', 'clear'], pin: [null, 'hidden'] });
});

test('rows that are gone, and keys that are none, are passed over', async () => {
  const { access } = room;
  const answer = await access.readPerson(
    'c1',
    [
      { table: 'users', key: '["99999"]' },
      { table: 'users', key: 'nonsense' },
      { table: 'users', key: '["01234","2"]' },
      { table: 'none', key: '["1"]' },
      { table: 'other', key: '["1","2"]' },
      zoe,
    ],
    reason,
  );
  expect(answer.rows.map(({ table, key }) => [table, key])).toEqual([
    ['other', '["1","2"]'],
    ['users', '["01234"]'],
  ]);
});

test('the same goes into a file under the purpose of the right of access, entered before', async () => {
  const { access, written, entered } = room;
  expect(access.purposes()).toEqual([{ key: 'right-of-access', keepDays: 30, columns: expect.any(Array) }]);
  const columns = ['column', 'value', 'was'];
  const running = access.exportPerson('c1', [zoe], reason, {
    purpose: 'right-of-access',
    note: '',
    columns,
    format: 'ods',
    profile: 'tableur-francais',
    locale: 'fr',
    deleteBy: '2026-12-24',
  });
  for (;;) if ((await running.next()).done) break;
  expect(entered).toHaveLength(1);
  const [order] = written;
  expect(order).toMatchObject({ dataset: 'person-data', subject: '01234 · zoe' });
  const lines = [...personData.rows(undefined as never, order?.query, 'fr', columns)];
  expect(lines).toContainEqual(['email', 'Zoé@exemple.fr', 'chiffrée']);
  expect(lines).toContainEqual(['secret', null, 'secret non communiqué']);
  expect(JSON.stringify(written)).not.toMatch(/motdepasse-clair|ftp-secret|argon2id/);
});

test('a database that cannot be reached is said so', async () => {
  change('ALTER TABLE users RENAME TO former');
  expect(await room.access.findPerson('c1', 'zoe')).toEqual([]);
  file = join(temporaryFolder(), 'none.db');
  await expect(room.access.findPerson('c1', 'zoe')).rejects.toMatchObject({ code: 'CANNOT_REACH' });
  expect(room.entered).toEqual([]);
});
