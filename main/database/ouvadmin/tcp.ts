import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { diagnose } from './diagnose.ts';
import { CannotReach } from './ouvadmin.ts';

export interface Attempt {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly limit: number;
}

/** Runs a step that must end within its limit; when it does not, `CannotReach timed-out` with these facts. */
export async function within<T>(
  { signal, limit }: Attempt,
  facts: Record<string, string>,
  step: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const over = AbortSignal.timeout(limit);
  const both = signal ? AbortSignal.any([signal, over]) : over;
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () =>
      reject(
        signal?.aborted
          ? signal.reason
          : new CannotReach({ code: 'timed-out', facts: { ...facts, after: `${limit}` } }),
      );
    both.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([step(both), stopped]);
  } finally {
    both.removeEventListener('abort', stop);
  }
}

/** The addresses of a name; an address is its own. */
export async function resolveName(host: string, attempt: Attempt): Promise<string[]> {
  if (isIP(host)) return [host];
  try {
    const found = await within(attempt, { host }, () => lookup(host, { all: true }));
    return found.map(({ address }) => address);
  } catch (error) {
    throw unreachable(error, attempt, { host });
  }
}

/** An open TCP connection, or CannotReach: name-not-found, refused, timed-out, unreachable. */
export async function connectTcp(host: string, port: number, attempt: Attempt): Promise<Socket> {
  const facts = { host, port: `${port}` };
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  try {
    await within(attempt, facts, () => opened(socket));
    return socket;
  } catch (error) {
    socket.destroy();
    throw unreachable(error, attempt, facts);
  }
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/** An abort stays what it is; anything else is told as CannotReach. */
export function unreachable(
  error: unknown,
  { signal }: Pick<Attempt, 'signal'>,
  facts: Record<string, string>,
): unknown {
  if (signal?.aborted) return signal.reason;
  return error instanceof CannotReach ? error : new CannotReach(diagnose(error, facts), error);
}
