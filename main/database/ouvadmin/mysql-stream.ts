import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Route } from '../../../preload/contract/connections.ts';
import { lateStream } from './late-stream.ts';
import type { Tunnel } from './ssh-tunnel.ts';

/** A new stream to the route's server, handed out at once; that it cannot be opened is its error. */
export function mysqlStream(route: Route, tunnel: Tunnel | undefined): Duplex {
  if (route.kind === 'socket') return guarded(connect({ path: route.path }));
  if (route.kind === 'direct')
    return named(guarded(connect({ host: route.host, port: route.port, noDelay: true, keepAlive: true })), route.host);
  if (!tunnel) throw new Error('an SSH route without its tunnel');
  return named(guarded(lateStream(() => tunnel.channel())), route.host);
}

/**
 * Says whom the stream leads to. mysql2 gives TLS no name when the host is an address, and Node then takes the name from
 * here; without it the certificate would be compared with "localhost" instead of the address.
 */
function named(stream: Duplex, host: string): Duplex {
  return Object.assign(stream, { _host: host });
}

/** Fails at the first bytes of a server that speaks something else, which mysql2 would wait for or stumble over. */
function guarded<T extends Duplex | Socket>(stream: T): T {
  stream.once('data', (first: Buffer) => {
    if (!greetsAsMysql(first)) stream.destroy(Object.assign(new Error('not a MySQL greeting'), { code: 'NOT_MYSQL' }));
  });
  return stream;
}

/** First packet: number 0, then protocol 10 or an error (too many connections, host refused). */
export function greetsAsMysql(first: Buffer): boolean {
  if (first.length < 5) return first.length < 4 || first[3] === 0;
  return first[3] === 0 && (first[4] === 0x0a || first[4] === 0xff);
}
