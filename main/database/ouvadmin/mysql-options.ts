import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TypeCastField } from 'mysql2';
import { decodeBytes } from './decode-value.ts';
import { mysqlStream } from './mysql-stream.ts';
import type { Limits, Reach } from './ouvadmin.ts';
import type { Tunnel } from './ssh-tunnel.ts';
import { tlsOptions } from './tls.ts';

/** Options of mysql2 with a stream of ours for every connection. */
export type Connecting = ConnectionOptions & { readonly stream: () => Duplex };

export type MysqlReach = Extract<Reach, { dialect: 'mysql' }>;

/**
 * How every connection to this server is made. One statement at a time, no file of ours is ever sent (LOCAL INFILE), no
 * password in clear to a plugin that asks for it, no code made from what the server says, every value as text.
 */
export function mysqlOptions(reach: MysqlReach, tunnel: Tunnel | undefined, limits: Limits): Connecting {
  const { route } = reach;
  const tls = route.kind === 'socket' ? undefined : tlsOptions(route.tls);
  if (route.kind === 'direct' && !tls) throw new Error('a direct route needs TLS');
  return {
    // `localhost` stands for a socket that was given as a stream.
    host: route.kind === 'socket' ? 'localhost' : route.host,
    ...(route.kind === 'socket' ? { socketPath: route.path } : { port: route.port }),
    stream: () => mysqlStream(route, tunnel),
    user: reach.user,
    ...(reach.databasePassword === undefined ? {} : { password: reach.databasePassword }),
    database: reach.database,
    ...(tls ? { ssl: tls } : {}),
    charset: 'UTF8MB4_GENERAL_CI',
    connectTimeout: limits.connect,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    namedPlaceholders: false,
    enableCleartextPlugin: false,
    disableEval: true,
    flags: ['-LOCAL_FILES'],
    connectAttributes: { program_name: 'ouvadesk' },
    typeCast: valueAsText,
  };
}

/** A value as the server writes it: ZEROFILL, decimals and dates untouched, BIT as a number. */
function valueAsText(field: TypeCastField): string | null {
  const bytes = field.buffer();
  if (bytes === null) return null;
  if (field.type === 'BIT') return BigInt(`0x${bytes.toString('hex') || '0'}`).toString();
  return decodeBytes(bytes);
}
