import { expect, test } from 'vitest';
import { grantStatements } from '../../../main/features/connections/grants.ts';
import type { ServerTarget } from '../../../main/features/connections/reach.ts';

const direct: ServerTarget = {
  kind: 'server',
  route: { kind: 'direct', host: 'db.exemple.fr', port: 3306, tls: { kind: 'system' } },
  user: 'ouvadesk',
  database: 'ouvadmin',
};
const mapped = [{ table: 'account', columns: ['id', 'login', 'password'] }];

test('for the audit: the mapped columns and nothing else, over TLS', () => {
  expect(grantStatements(direct, 'audit', mapped)).toEqual([
    "CREATE USER IF NOT EXISTS 'ouvadesk'@'%' IDENTIFIED BY <PASSWORD>;",
    "ALTER USER 'ouvadesk'@'%' REQUIRE SSL;",
    "GRANT SELECT (`id`, `login`, `password`) ON `ouvadmin`.`account` TO 'ouvadesk'@'%';",
  ]);
});

test('to map, and while nothing is mapped: the database, and no other whose name is alike', () => {
  const target = { ...direct, database: 'ouv_admin%' };
  const whole = "GRANT SELECT ON `ouv\\_admin\\%`.* TO 'ouvadesk'@'%';";
  expect(grantStatements(target, 'map', mapped).at(-1)).toBe(whole);
  expect(grantStatements(target, 'audit', []).at(-1)).toBe(whole);
});

test.each([
  [{ kind: 'socket', path: '/run/mysqld/mysqld.sock' }, ["'ouvadesk'@'localhost'"], false],
  [tunnel('127.0.0.1', 'none'), ["'ouvadesk'@'127.0.0.1'", "'ouvadesk'@'localhost'"], false],
  [tunnel('localhost', 'system'), ["'ouvadesk'@'127.0.0.1'", "'ouvadesk'@'localhost'"], true],
  [tunnel('::1', 'none'), ["'ouvadesk'@'::1'", "'ouvadesk'@'localhost'"], false],
  [tunnel('db.lan', 'none'), ["'ouvadesk'@'%'"], false],
] as [ServerTarget['route'], string[], boolean][])('the host part and TLS of %o', (route, accounts, secure) => {
  const statements = grantStatements({ ...direct, route }, 'audit', mapped);
  const created = statements.filter((line) => line.startsWith('CREATE')).map((line) => line.split(' ')[5]);
  expect(created).toEqual(accounts);
  expect(statements.some((line) => line.includes('REQUIRE SSL'))).toBe(secure);
});

test('names with quotes, backticks and backslashes stay names', () => {
  const target = { ...direct, user: "o'x\\", database: 'd`b' };
  const statements = grantStatements(target, 'audit', [{ table: 'a`; DROP TABLE b; --', columns: ['c`,`d', 'e)'] }]);
  expect(statements.at(-1)).toBe("GRANT SELECT (`c``,``d`, `e)`) ON `d``b`.`a``; DROP TABLE b; --` TO 'o''x\\\\'@'%';");
});

function tunnel(host: string, kind: 'none' | 'system'): ServerTarget['route'] {
  const ssh = { host: 'ssh.exemple.fr', port: 22, user: 'benevole', auth: 'agent' as const };
  return { kind: 'ssh', ssh, host, port: 3306, tls: { kind } };
}
