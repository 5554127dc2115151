import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Answer } from './only-instance-answer.ts';

export type Claim =
  | { readonly kind: 'only'; release(): Promise<void> }
  | { readonly kind: 'taken'; readonly by: Answer }
  /** Somebody has the folder but does not speak: frozen, or of another version. */
  | { readonly kind: 'silent' };

/** Milliseconds that the other one has to answer. */
const patience = 8_000;
/** Names of sockets are this long at most, whatever the system's file names allow (macOS: 104 with the ending zero). */
const longestSocketName = 100;

/**
 * Claims a data folder for this process, by a socket that the system closes even when the process is killed. When the
 * folder is taken, its holder is asked to show itself; `answer` is what we shall say ourselves to those who come later.
 */
export async function claimOnlyInstance(dataFolder: string, answer: () => Answer): Promise<Claim> {
  const name = socketName(dataFolder);
  const server = createServer((socket) => reply(socket, answer));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await listens(server, name)) return { kind: 'only', release: () => close(server) };
    const by = await ask(name);
    if (by === 'silent') return { kind: 'silent' };
    if (by !== 'nobody') return { kind: 'taken', by };
    // Left over by a process that was killed.
    rmSync(name, { force: true });
  }
  return { kind: 'silent' };
}

function socketName(dataFolder: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\ouvadesk-${createHash('sha256').update(dataFolder.toLowerCase()).digest('hex').slice(0, 32)}`;
  }
  const name = join(dataFolder, 'instance.sock');
  if (Buffer.byteLength(name) > longestSocketName) {
    throw new Error(`The path of the data folder is too long: ${dataFolder}`);
  }
  return name;
}

function reply(socket: Socket, answer: () => Answer): void {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(patience, () => socket.destroy());
  socket.end(`${JSON.stringify(answer())}\n`);
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen({ path: name, readableAll: false, writableAll: false }, () => {
      server.removeAllListeners('error');
      resolve(true);
    });
  });
}

function ask(name: string): Promise<Answer | 'nobody' | 'silent'> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(name);
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => {
      socket.destroy();
      resolve('silent');
    });
    socket.on('data', (part: string) => {
      said = (said + part).slice(0, 1_000);
    });
    socket.on('end', () => resolve(read(said)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'nobody' : 'silent');
    });
  });
}

async function read(said: string): Promise<Answer | 'silent'> {
  // Loaded only when there is an answer to read: a start waits for what this file imports.
  const { Answer } = await import('./only-instance-answer.ts');
  try {
    return Answer.parse(JSON.parse(said));
  } catch {
    return 'silent';
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
