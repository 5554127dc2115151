import { expect, test } from 'vitest';
import type { Ground } from '../../main/encryption/ground.ts';
import { mysqlColumn, mysqlDefinition } from '../../main/encryption/sql/mysql-column.ts';
import { literal, quote } from '../../main/encryption/sql/quote.ts';
import { statementsOf } from '../../main/encryption/statements-of.ts';
import { makeGround } from './sql/make-ground.ts';
import { workOn } from './states/place.ts';

const work = { ...workOn('member', 'email'), plan: 'p' };
const mysql = (version: string) => ({ ...makeGround().server, dialect: 'mysql', version }) as const;

test('MySQL: what runs, as a plan shows it', () => {
  const once = [{ name: 'once', unique: true, columns: ['email'] }];
  const all = statementsOf(makeGround({ server: mysql('8.0.36'), indexes: once }), work);
  const [columns, index, guard, nullable] = all.expand;
  expect(columns).toBe(
    "ALTER TABLE `member` ADD COLUMN `email_enc` VARBINARY(273) NULL INVISIBLE COMMENT 'ouvadesk p required', ADD COLUMN `email_bidx` BINARY(16) NULL INVISIBLE COMMENT 'ouvadesk p'",
  );
  expect(index).toMatch(/^CREATE INDEX `ouvadesk_bidx_[0-9a-f]{8}` ON `member` \(`email_bidx`\)$/);
  expect(guard).toMatch(/^CREATE TRIGGER `ouvadesk_[0-9a-f]{8}_bu` BEFORE UPDATE ON `member` FOR EACH ROW BEGIN /);
  expect(nullable).toBe(
    'ALTER TABLE `member` MODIFY COLUMN `email` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL DEFAULT NULL',
  );
  expect(all.fence[0]).toMatch(/^ALTER TABLE `member` DROP INDEX `(\w+)`, ADD UNIQUE INDEX `\1` \(`email_bidx`\)$/);
  expect(all.fence[2]).toMatch(/_fu` BEFORE UPDATE ON `member` FOR EACH ROW PRECEDES `ouvadesk_[0-9a-f]{8}_bu` BEGIN /);
  expect(all.fence.at(-1)).toMatch(/^DROP TRIGGER `ouvadesk_[0-9a-f]{8}_bu`$/);
  expect(all.unfence.map((sql) => sql.split(' ').slice(0, 2).join(' '))).toEqual([
    'CREATE TRIGGER',
    'DROP TRIGGER',
    'DROP TRIGGER',
    'ALTER TABLE',
  ]);
  expect(all.contract).toEqual([
    'LOCK TABLES `member` WRITE',
    expect.stringMatching(/^DROP TRIGGER .*_fu`$/),
    expect.stringMatching(/^DROP TRIGGER .*_fi`$/),
    'ALTER TABLE `member` DROP COLUMN `email`',
    'UNLOCK TABLES',
    "ALTER TABLE `member` MODIFY COLUMN `email_enc` VARBINARY(273) NULL COMMENT 'ouvadesk p alone', MODIFY COLUMN `email_bidx` BINARY(16) NULL COMMENT 'ouvadesk p', FORCE",
  ]);
  expect(all.collapse[0]).toMatch(/MODIFY COLUMN .* NOT NULL$/);
});

test('servers that know no hidden column are not asked for one', () => {
  const hidden = (server: Ground['server']) =>
    /INVISIBLE/.test(statementsOf(makeGround({ server }), work).expand[0] ?? '');
  expect(hidden(mysql('8.0.22'))).toBe(false);
  expect(hidden(mysql('8.0.23'))).toBe(true);
  expect(hidden(mysql('9.1.0'))).toBe(true);
  expect(hidden({ ...makeGround().server, version: '10.2.44-MariaDB' })).toBe(false);
  expect(hidden({ ...makeGround().server, version: '11.4.2-MariaDB' })).toBe(true);
});

test('a long value has a shadow that holds it', () => {
  const declared = (longest: number) =>
    /`email_enc` (\S+) /.exec(
      statementsOf(makeGround({ column: { ...makeGround().column, longest } }), work).expand[0] ?? '',
    )?.[1];
  expect([255, 4_063, 4_064, 65_503, 16_777_183].map(declared)).toEqual([
    'VARBINARY(288)',
    'VARBINARY(4096)',
    'BLOB',
    'MEDIUMBLOB',
    'LONGBLOB',
  ]);
});

test('a column is made nullable with everything else that it was', () => {
  const cells = (...more: (string | null)[]) => ['c', 'varchar', 'varchar(20)', 'NO', ...more, '20', '80', ''];
  const mariadb = mysqlColumn(cells("'it''s \\\\ x'", '', "co'm", 'latin1', 'latin1_swedish_ci'), 'mariadb');
  expect(mysqlDefinition(mariadb, true)).toBe(
    "`c` varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL DEFAULT 'it''s \\\\ x' COMMENT 'co''m'",
  );
  const mysqls = mysqlColumn(cells("it's \\ x", 'INVISIBLE', '', 'latin1', 'latin1_swedish_ci'), 'mysql');
  expect(mysqlDefinition(mysqls, false)).toBe(
    "`c` varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL DEFAULT 'it''s \\\\ x' INVISIBLE",
  );
  const worked = mysqlColumn(cells("concat(_utf8mb4\\'a\\',uuid())", 'DEFAULT_GENERATED', '', null, null), 'mysql');
  expect(worked.standard).toBe("(concat(_utf8mb4'a',uuid()))");
  const day = [
    'd',
    'datetime',
    'datetime',
    'NO',
    'CURRENT_TIMESTAMP',
    'DEFAULT_GENERATED on update CURRENT_TIMESTAMP',
    '',
    null,
    null,
    null,
    null,
    '',
  ];
  expect(mysqlDefinition(mysqlColumn(day, 'mysql'), true)).toBe(
    '`d` datetime NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
  );
  const number = ['n', 'int', 'int', 'NO', '5', '', '', null, null, null, null, ''];
  expect(mysqlDefinition(mysqlColumn(number, 'mysql'), true)).toBe('`n` int NULL DEFAULT 5');
  // As many bytes as the text has once it is UTF-8.
  expect([mariadb.longest, mysqlColumn(cells(null, '', '', 'utf8mb4', 'utf8mb4_bin'), 'mysql').longest]).toEqual([
    60, 80,
  ]);
});

test('names and texts stay what they are, whatever they hold', () => {
  expect(quote('a`b"c', 'mysql')).toBe('`a``b"c`');
  expect(quote('a`b"c', 'sqlite')).toBe('"a`b""c"');
  expect(literal("a'\\b", 'mariadb')).toBe("'a''\\\\b'");
  expect(literal("a'\\b", 'sqlite')).toBe("'a''\\b'");
});
