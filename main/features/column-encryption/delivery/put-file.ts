import { randomBytes } from 'node:crypto';
import { refusal } from '../../../shared/refusal.ts';
import { sha256Of } from './key-file.ts';
import { partsOf } from './look.ts';
import { isRefused, type Sftp, SftpRefused } from './sftp.ts';

/** Why a file was not put there, beside what a dry run says. */
export type NotPut = 'not-writable' | 'disk-full' | 'read-back' | 'no-rename' | 'changed' | 'server-said';

/** Seconds after which a temporary file belongs to nobody who is still at work. */
const leftover = 3_600;

export interface Put {
  readonly path: string;
  readonly bytes: Buffer;
  /** SHA-256 of what was seen there; undefined for nothing. */
  readonly formerSha256: string | undefined;
}

export const temporaryName = ({ path }: Pick<Put, 'path'>) => {
  const { folder, name } = partsOf({ path });
  return `${folder === '/' ? '' : folder}/.${name}.ouvadesk-${randomBytes(8).toString('hex')}`;
};

/**
 * Puts a file in its place at once: whole beside it first, readable by nobody else from the moment it is made, read back, then
 * renamed over what was there. Refuses DELIVERY_REFUSED; the temporary file is gone then. A cut line leaves it: see clearAway.
 */
export async function putFile(sftp: Sftp, { path: asked, ...rest }: Put, temporary: string): Promise<void> {
  const put = { ...rest, path: partsOf({ path: asked }).path };
  try {
    await writeBeside(sftp, put, temporary);
    await asSeen(sftp, put);
    await moveOver(sftp, put, temporary);
  } catch (error) {
    if (!(error instanceof SftpRefused) && !isNotPut(error)) throw error;
    await sftp.remove(temporary).catch(() => {});
    throw error instanceof SftpRefused ? no('server-said') : error;
  }
}

async function writeBeside(sftp: Sftp, { path, bytes }: Put, temporary: string): Promise<void> {
  const handle = await sftp.open(temporary, 'wx').catch((error) => {
    if (isRefused(error, 'PERMISSION_DENIED')) throw no('not-writable');
    throw error;
  });
  await removeLeftovers(sftp, path, temporary, (await sftp.fstat(handle)).mtime);
  await closed(sftp, handle, async () => {
    // A default ACL may have opened it: no byte is written before it is ours alone.
    if (((await sftp.fstat(handle)).mode & 0o777) !== 0o600) await sftp.setMode(handle, 0o600);
    if (((await sftp.fstat(handle)).mode & 0o777) !== 0o600) throw no('server-said');
    await sftp.write(handle, bytes).catch(async (error) => {
      if (!(error instanceof SftpRefused)) throw error;
      const free = await sftp.free(partsOf({ path }).folder);
      throw no(free !== undefined && free < bytes.length ? 'disk-full' : 'server-said');
    });
    await sftp.sync(handle);
  });
  const back = await sftp.read(temporary, bytes.length);
  if (!back.equals(bytes)) throw no('read-back');
}

async function closed(sftp: Sftp, handle: Buffer, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    await sftp.close(handle).catch(() => {});
    throw error;
  }
  await sftp.close(handle);
}

/** What lies there is still what the dry run showed. */
async function asSeen(sftp: Sftp, { path, formerSha256 }: Put): Promise<void> {
  const there = await sftp.lstat(path);
  if (there && !there.isFile()) throw no('changed');
  const now = there && sha256Of(await sftp.read(path, there.size));
  if (now !== formerSha256) throw no('changed');
}

async function moveOver(sftp: Sftp, { path, formerSha256 }: Put, temporary: string): Promise<void> {
  if (await sftp.replace(temporary, path)) return;
  // Without it a file can only come where none is: to delete the former one first would leave Ouvadmin without keys.
  if (formerSha256 !== undefined) throw no('no-rename');
  await sftp.rename(temporary, path);
}

/** Whether the file is in its place, whole; what a cut delivery left beside it is removed. */
export async function clearAway(sftp: Sftp, { path: asked, bytes }: Put, temporary: string): Promise<boolean> {
  const { path } = partsOf({ path: asked });
  await sftp.remove(temporary).catch((error) => {
    if (!isRefused(error, 'NO_SUCH_FILE')) throw error;
  });
  const there = await sftp.lstat(path);
  return there?.isFile() === true && (await sftp.read(path, bytes.length)).equals(bytes);
}

/** Temporary files of deliveries that were cut, and whose laptop never came back; by the server's own clock. */
async function removeLeftovers(sftp: Sftp, path: string, ours: string, now: number): Promise<void> {
  const { folder, name } = partsOf({ path });
  const prefix = `.${name}.ouvadesk-`;
  const found = await sftp.names(folder).catch((error) => {
    if (error instanceof SftpRefused) return [];
    throw error;
  });
  for (const { name: other, changedAt } of found) {
    const old = other.startsWith(prefix) && now - changedAt > leftover;
    const whole = `${folder}/${other}`;
    if (old && whole !== ours) await sftp.remove(whole).catch(() => {});
  }
}

const no = (because: NotPut) => refusal('DELIVERY_REFUSED', { because });
const isNotPut = (error: unknown) => (error as { code?: unknown }).code === 'DELIVERY_REFUSED';
