import type { Problem } from '../../../preload/contract/connections.ts';
import { networkFailure } from '../../shared/network-failure.ts';
import { diagnoseTls } from './diagnose-tls.ts';
import { CannotReach } from './ouvadmin.ts';

type Code = Problem['code'];
export type Facts = Record<string, string>;

/** Errors of mysql2 and of sockets of this machine, by code. */
const byCode: Readonly<Record<string, Code>> = {
  PROTOCOL_SEQUENCE_TIMEOUT: 'timed-out',
  PROTOCOL_CONNECTION_LOST: 'cut',
  PROTOCOL_UNEXPECTED_PACKET: 'not-mysql',
  NOT_MYSQL: 'not-mysql',
  ENOENT: 'socket-missing',
  ENOTSOCK: 'socket-missing',
  HANDSHAKE_NO_SSL_SUPPORT: 'tls-not-offered',
  ER_SECURE_TRANSPORT_REQUIRED: 'login-needs-tls',
};

/** Errors of MySQL and MariaDB, by number, with a fact that makes the sentence more exact. */
const byNumber: Readonly<Record<number, readonly [Code, Facts?]>> = {
  1045: ['login-refused'],
  1698: ['login-refused'],
  1130: ['login-refused', { because: 'host' }],
  1129: ['login-refused', { because: 'blocked' }],
  1251: ['login-refused', { because: 'plugin' }],
  1524: ['login-refused', { because: 'plugin' }],
  1820: ['login-refused', { because: 'expired' }],
  1862: ['login-refused', { because: 'expired' }],
  3118: ['login-refused', { because: 'locked' }],
  4151: ['login-refused', { because: 'locked' }],
  3159: ['login-needs-tls'],
  1049: ['database-unknown'],
  1044: ['right-missing'],
  1142: ['right-missing'],
  1143: ['right-missing'],
  1227: ['right-missing'],
  1370: ['right-missing'],
  1040: ['too-many-connections'],
  1203: ['too-many-connections'],
  1226: ['too-many-connections'],
  1969: ['timed-out', { because: 'statement' }],
  3024: ['timed-out', { because: 'statement' }],
  1053: ['cut'],
  1317: ['cut'],
  1927: ['cut'],
  4031: ['cut'],
};

interface Told {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly sqlMessage?: unknown;
  readonly message?: unknown;
}

/**
 * What an error of Node, mysql2 or TLS means, with `facts` of the place where it happened. What nothing names becomes
 * `server-said` with its code and words: the cause is never guessed at.
 */
export function diagnose(error: unknown, facts: Facts = {}): Problem {
  if (error instanceof CannotReach) return error.problem;
  const { code, errno, sqlMessage, message } = (error ?? {}) as Told;
  const said = String(sqlMessage ?? message ?? error);
  if (code === 'HANDSHAKE_SSL_ERROR') return diagnoseTls(error, facts);
  const [problem, more] = (typeof sqlMessage === 'string' && byNumber[Number(errno)]) || [
    byCode[String(code)] ?? networkFailure(code),
  ];
  if (problem) return { code: problem, facts: { ...facts, ...more, ...named(problem, said, facts) } };
  return {
    code: 'server-said',
    facts: { ...facts, code: String(code ?? ''), said: said.slice(0, 500), ...missing(code, said) },
  };
}

/**
 * "SELECT command denied to user 'u'@'h' for column 'c' in table 't'" (1143), "… for table `d`.`t`" (1142). There is always a
 * `table` and a `right` to name in the sentence: the database and SELECT where the server says no more.
 */
function named(problem: Code, said: string, facts: Facts): Facts {
  if (problem !== 'right-missing') return {};
  const right = /^([A-Z][A-Z ,]*?) command denied/.exec(said)?.[1] ?? 'SELECT';
  const column = / for column '(.+)' in table '/s.exec(said)?.[1];
  const table = / in table '(.+)'$/s.exec(said)?.[1] ?? tableOf(/ for table (.+)$/s.exec(said)?.[1]);
  return { right, table: table ?? facts.database ?? '', ...(column ? { column } : {}) };
}

/** `d`.`t` (MariaDB) or 't' (MySQL). */
function tableOf(quoted: string | undefined): string | undefined {
  const backticks = quoted && /^`(?:[^`]|``)*`\.`((?:[^`]|``)*)`$/.exec(quoted)?.[1]?.replaceAll('``', '`');
  return backticks || quoted?.replace(/^'(.*)'$/s, '$1');
}

/** The table or column that is no longer there: "Table 'd.t' doesn't exist", "Unknown column 'c' in 'SELECT'". */
function missing(code: unknown, said: string): Facts {
  const table = code === 'ER_NO_SUCH_TABLE' ? /^Table '(?:[^.]*\.)?(.+)' doesn't exist/s.exec(said)?.[1] : undefined;
  const column = code === 'ER_BAD_FIELD_ERROR' ? /^Unknown column '(?:.*\.)?([^.]+)' in /s.exec(said)?.[1] : undefined;
  return { ...(table ? { table } : {}), ...(column ? { column } : {}) };
}
