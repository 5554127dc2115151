import { expect, test } from 'vitest';
import { diagnose } from '../../../main/database/ouvadmin/diagnose.ts';
import { toReach } from '../../../main/database/ouvadmin/to-reach.ts';

const said = (errno: number, code: string, sqlMessage: string) =>
  Object.assign(new Error(sqlMessage), { errno, code, sqlMessage, sql: "SELECT 'a personal value'" });

test.each([
  [Object.assign(new Error('x'), { code: 'EAI_AGAIN' }), 'name-not-found', {}],
  [Object.assign(new AggregateError([], 'x'), { code: 'ECONNREFUSED' }), 'refused', {}],
  [Object.assign(new Error('x'), { code: 'EHOSTUNREACH' }), 'unreachable', {}],
  [said(1040, 'ER_CON_COUNT_ERROR', 'Too many connections'), 'too-many-connections', {}],
  [said(1130, 'ER_HOST_NOT_PRIVILEGED', "Host '1.2.3.4' is not allowed"), 'login-refused', { because: 'host' }],
  [
    said(3159, 'ER_SECURE_TRANSPORT_REQUIRED', 'Connections using insecure transport are prohibited'),
    'login-needs-tls',
    {},
  ],
  [said(3024, 'ER_QUERY_TIMEOUT', 'maximum statement execution time exceeded'), 'timed-out', { because: 'statement' }],
  [
    said(1044, 'ER_DBACCESS_DENIED_ERROR', "Access denied for user 'u'@'%' to database 'd'"),
    'right-missing',
    { right: 'SELECT', table: 'd' },
  ],
  // MySQL quotes a table as text and without its database, MariaDB as identifiers with it.
  [
    said(1142, 'ER_TABLEACCESS_DENIED_ERROR', "SELECT command denied to user 'u'@'%' for table 'account'"),
    'right-missing',
    { right: 'SELECT', table: 'account' },
  ],
  [
    said(1142, 'ER_TABLEACCESS_DENIED_ERROR', "SELECT command denied to user 'u'@'%' for table `d`.`odd``name`"),
    'right-missing',
    { table: 'odd`name' },
  ],
  [
    said(
      1143,
      'ER_COLUMNACCESS_DENIED_ERROR',
      "SELECT command denied to user 'u'@'%' for column 'secret' in table 'account'",
    ),
    'right-missing',
    { table: 'account', column: 'secret' },
  ],
  [
    said(1267, 'ER_CANT_AGGREGATE_2COLLATIONS', 'Illegal mix of collations'),
    'server-said',
    { code: 'ER_CANT_AGGREGATE_2COLLATIONS', said: 'Illegal mix of collations' },
  ],
  [new Error('something new'), 'server-said', { said: 'something new' }],
  ['not even an error', 'server-said', { said: 'not even an error' }],
])('%s is %s', (error, code, facts) => {
  expect(diagnose(error, { host: 'h', database: 'd' })).toMatchObject({ code, facts: { host: 'h', ...facts } });
});

test('the words of an error decide only where it came from a server', () => {
  // A name of ours that looks like a number of MySQL's must not be taken for one.
  expect(diagnose(Object.assign(new Error('x'), { errno: 1045 })).code).toBe('server-said');
});

test('neither the statement nor a secret goes along, in any part of the error', () => {
  const secret = 'Planté-Secret-1';
  const error = toReach(said(1644, 'ER_SIGNAL_EXCEPTION', `you said ${secret}`), { user: 'u' }, [
    secret,
    undefined,
    'abc',
  ]);
  const everything = [
    error.message,
    error.stack,
    JSON.stringify(error),
    JSON.stringify(error.cause),
    String(error.cause),
  ].join();
  expect(everything).not.toMatch(/Planté|personal value/);
  expect(error.problem.facts.said).toBe('you said •••');
});
