import ssh2, { type Client, type SFTPWrapper, type Stats } from 'ssh2';
import { connectSsh, type SshPlace, type SshSecrets } from '../../../database/ouvadmin/connect-ssh.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import { type Attempt, within } from '../../../database/ouvadmin/tcp.ts';

/** What the server answered to one request (SSH_FXP_STATUS): a refusal, not a line that was cut. */
export class SftpRefused extends Error {
  readonly status: number;
  constructor(status: number, said: string) {
    super(said);
    this.name = 'SftpRefused';
    this.status = status;
  }
}

const { STATUS_CODE } = ssh2.utils.sftp;
export const isRefused = (error: unknown, status: 'NO_SUCH_FILE' | 'PERMISSION_DENIED') =>
  error instanceof SftpRefused && error.status === STATUS_CODE[status];

/** Milliseconds: to log in, and for each request. */
const limit = 20_000;

export type Sftp = Awaited<ReturnType<typeof openSftp>>;

/** Files of a server. Fails as CannotReach when it cannot be reached or the line is cut, as SftpRefused when it will not. */
export async function openSftp(place: SshPlace, secrets: SshSecrets, signal?: AbortSignal) {
  const attempt: Attempt = { signal, limit };
  const { host, port, user } = place.ssh;
  const facts = { host, port: `${port}`, user };
  const client = await connectSsh(place, secrets, attempt);
  const line = { client, closed: false };
  client.on('error', () => {});
  client.once('close', () => {
    line.closed = true;
  });
  let sftp: SFTPWrapper;
  try {
    sftp = await within(attempt, facts, () =>
      answered<SFTPWrapper>(line, (done) => client.sftp((error, opened) => done(error, opened))),
    );
  } catch (error) {
    client.destroy();
    if (error instanceof CannotReach || signal?.aborted) throw error;
    const said = error instanceof Error ? error.message : '';
    throw new CannotReach({ code: 'ssh-failed', facts: { ...facts, said } });
  }
  sftp.on('error', () => {});

  /** One request; its answer, or why there is none. */
  async function ask<Answer>(request: (done: (error: unknown, answer: Answer) => void) => unknown): Promise<Answer> {
    try {
      return await within(attempt, facts, () => answered(line, request));
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof CannotReach || error instanceof SftpRefused) throw error;
      const { code, message } = error as { code?: unknown; message?: unknown };
      if (typeof code === 'number') throw new SftpRefused(code, String(message));
      throw new CannotReach({ code: 'cut', facts });
    }
  }

  const files = {
    /** Follows no link; undefined where nothing is. */
    lstat: (path: string) => orNothing(ask<Stats>((done) => sftp.lstat(path, done))),
    stat: (path: string) => ask<Stats>((done) => sftp.stat(path, done)),
    realpath: (path: string) => ask<string>((done) => sftp.realpath(path, done)),
    names: async (folder: string) =>
      (await ask<{ filename: string; attrs: { mtime: number } }[]>((done) => sftp.readdir(folder, done))).map(
        ({ filename, attrs }) => ({ name: filename, changedAt: attrs.mtime }),
      ),
    open: (path: string, how: 'r' | 'wx') => ask<Buffer>((done) => sftp.open(path, how, { mode: 0o600 }, done)),
    fstat: (handle: Buffer) => ask<Stats>((done) => sftp.fstat(handle, done)),
    setMode: (handle: Buffer, mode: number) => ask<void>((done) => sftp.fchmod(handle, mode, done)),
    write: (handle: Buffer, bytes: Buffer) => ask<void>((done) => sftp.write(handle, bytes, 0, bytes.length, 0, done)),
    close: (handle: Buffer) => ask<void>((done) => sftp.close(handle, done)),
    remove: (path: string) => ask<void>((done) => sftp.unlink(path, done)),
    /** To the disk, where the server offers it (fsync@openssh.com); false where not. */
    sync: (handle: Buffer) => offered(() => ask<void>((done) => sftp.ext_openssh_fsync(handle, done))),
    /** Over what is there, at once (posix-rename@openssh.com); false where the server does not offer it. */
    replace: (from: string, to: string) => offered(() => ask<void>((done) => sftp.ext_openssh_rename(from, to, done))),
    /** Only where nothing is. */
    rename: (from: string, to: string) => ask<void>((done) => sftp.rename(from, to, done)),
    /** Bytes that we may still write there; undefined where the server does not say (statvfs@openssh.com). */
    async free(folder: string): Promise<number | undefined> {
      try {
        const { f_bavail, f_frsize } = await ask<{ f_bavail: number; f_frsize: number }>((done) =>
          sftp.ext_openssh_statvfs(folder, done),
        );
        return f_bavail * f_frsize;
      } catch {
        return undefined;
      }
    },
    /** A whole file of at most `most` bytes; one more is read, so that a longer one is known as such. */
    async read(path: string, most: number): Promise<Buffer> {
      const handle = await files.open(path, 'r');
      try {
        return await readAll(handle, most + 1);
      } finally {
        await files.close(handle).catch(() => {});
      }
    },
    /** Who we are there, as the server's own `id` says; undefined where it runs no commands for us. */
    whoAmI: () => whoAmI(client, attempt),
    end() {
      client.end();
      client.destroy();
    },
  };
  return files;

  async function readAll(handle: Buffer, most: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let at = 0;
    while (at < most) {
      const part = await readPart(handle, at, Math.min(32_768, most - at));
      if (part.length === 0) break;
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }

  async function readPart(handle: Buffer, at: number, length: number): Promise<Buffer> {
    const part = Buffer.alloc(length);
    try {
      const read = await ask<number>((done) => sftp.read(handle, part, 0, length, at, done));
      return part.subarray(0, read);
    } catch (error) {
      if (error instanceof SftpRefused && error.status === STATUS_CODE.EOF) return Buffer.alloc(0);
      throw error;
    }
  }
}

/** The answer to a request, or a failure when the line ends before it. */
function answered<Answer>(
  { client, closed }: { readonly client: Client; readonly closed: boolean },
  request: (done: (error: unknown, answer: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cut = () => reject(new Error('the line was cut'));
    // ssh2 answers nothing on a line that ended before it was asked.
    if (closed) return cut();
    client.once('close', cut);
    try {
      request((error, answer) => {
        client.off('close', cut);
        if (error) reject(error);
        else resolve(answer);
      });
    } catch (error) {
      // ssh2 throws at once where the server did not announce an extension.
      client.off('close', cut);
      reject(new SftpRefused(STATUS_CODE.OP_UNSUPPORTED, error instanceof Error ? error.message : ''));
    }
  });
}

async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isRefused(error, 'NO_SUCH_FILE')) return undefined;
    throw error;
  }
}

async function offered(request: () => Promise<void>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof SftpRefused && error.status === STATUS_CODE.OP_UNSUPPORTED) return false;
    throw error;
  }
}

async function whoAmI(client: Client, attempt: Attempt): Promise<{ uid: number; groups: number[] } | undefined> {
  const run = () =>
    new Promise<string>((resolve, reject) => {
      client.exec('id -u && id -G', (error, channel) => {
        if (error) return reject(error);
        let said = '';
        channel.on('data', (bytes: Buffer) => {
          said += bytes.toString('latin1');
        });
        channel.stderr.resume();
        channel.on('close', () => resolve(said));
      });
    });
  const said = await within({ ...attempt, limit: 5_000 }, {}, run).catch(() => '');
  const [, uid, groups] = /^(\d+)\n([\d ]+)\n$/.exec(said) ?? [];
  return uid === undefined || groups === undefined
    ? undefined
    : { uid: Number(uid), groups: groups.split(' ').map(Number) };
}
