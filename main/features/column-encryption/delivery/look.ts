import { posix } from 'node:path';
import type { DeliveryDryRun, DeliveryPlace } from '../../../../preload/contract/column-encryption.ts';
import { isKeyFile, longestKeyFile, sha256Of } from './key-file.ts';
import { isRefused, type Sftp } from './sftp.ts';

type Refused = NonNullable<DeliveryDryRun['refused']>;

/** What is there now, seen without writing anything. */
export interface Seen {
  readonly folder: DeliveryDryRun['folder'];
  readonly former: Omit<NonNullable<DeliveryDryRun['former']>, 'same'> | undefined;
  /** SHA-256 of what is there. */
  readonly formerSha256: string | undefined;
  readonly refused: Refused | undefined;
}

/** Folders that web servers serve: a key in one of them is a key on the web, sooner or later. */
const served = new Set(['htdocs', 'www', 'public_html', 'public', 'httpdocs']);

export const isInWebRoot = (folder: string) =>
  folder
    .toLowerCase()
    .split('/')
    .some((part) => served.has(part));

/** Folder and name of the file, without "." and "..". */
export function partsOf({ path }: Pick<DeliveryPlace, 'path'>): { folder: string; name: string; path: string } {
  const whole = posix.normalize(path);
  return { folder: posix.dirname(whole), name: posix.basename(whole), path: whole };
}

const octal = (mode: number) => (mode & 0o7777).toString(8).padStart(4, '0');

/**
 * Looks where a key file would go, and says why it would not. `whether`: we may write there is asked too, which takes a command on
 * the server.
 */
export async function look(
  sftp: Sftp,
  place: Pick<DeliveryPlace, 'path'>,
  whether: 'writable' | 'place' = 'place',
): Promise<Seen> {
  const { folder, path } = partsOf(place);
  const real = await realFolder(sftp, folder);
  if (real === undefined) return nothing(isInWebRoot(folder) ? 'in-web-root' : 'folder-missing');
  const state = await sftp.stat(folder);
  const about = {
    ...{ exists: state.isDirectory(), mode: octal(state.mode), othersRead: (state.mode & 0o004) !== 0 },
    writable: whether === 'place' || (await mayWrite(sftp, state)),
  };
  const there = await sftp.lstat(path);
  const bytes = there?.isFile() ? await contentOf(sftp, path, there.size) : undefined;
  const former =
    there && bytes
      ? {
          ...{ bytes: there.size, mode: octal(there.mode), modifiedAt: new Date(there.mtime * 1_000).toISOString() },
          ours: isKeyFile(bytes),
        }
      : undefined;
  const why = (): Refused | undefined => {
    if (isInWebRoot(folder) || isInWebRoot(real)) return 'in-web-root';
    if (!state.isDirectory()) return 'folder-missing';
    if (real !== folder || there?.isSymbolicLink()) return 'is-link';
    if (path.endsWith('/') || there?.isDirectory()) return 'is-folder';
    if (there && !former?.ours) return 'not-ours';
    return about.writable ? undefined : 'not-writable';
  };
  return { folder: about, former, formerSha256: bytes && sha256Of(bytes), refused: why() };
}

function nothing(refused: Refused): Seen {
  const folder = { exists: false, mode: '', writable: false, othersRead: false };
  return { folder, former: undefined, formerSha256: undefined, refused };
}

async function realFolder(sftp: Sftp, folder: string): Promise<string | undefined> {
  try {
    const real = await sftp.realpath(folder);
    // Some servers answer with the path itself whether anything is there or not.
    return (await sftp.lstat(folder)) ? real : undefined;
  } catch (error) {
    if (isRefused(error, 'NO_SUCH_FILE')) return undefined;
    throw error;
  }
}

/** A file that we may not read cannot be known for ours. */
async function contentOf(sftp: Sftp, path: string, size: number): Promise<Buffer> {
  if (size > longestKeyFile) return Buffer.alloc(0);
  try {
    return await sftp.read(path, longestKeyFile);
  } catch (error) {
    if (isRefused(error, 'PERMISSION_DENIED') || isRefused(error, 'NO_SUCH_FILE')) return Buffer.alloc(0);
    throw error;
  }
}

/** By owner and mode; true where the server does not say who we are: the delivery itself will know. */
async function mayWrite(sftp: Sftp, { mode, uid, gid }: { mode: number; uid: number; gid: number }): Promise<boolean> {
  if ((mode & 0o3) === 0o3) return true;
  const me = await sftp.whoAmI();
  if (!me || me.uid === 0) return true;
  const bits = uid === me.uid ? mode >> 6 : me.groups.includes(gid) ? mode >> 3 : mode;
  return (bits & 0o3) === 0o3;
}
