/** What a volunteer can do something about when a file cannot be written: make room, or choose another place. */
export type FileFailure = { readonly kind: 'no-room' } | { readonly kind: 'not-writable'; readonly reason: string };

const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];
const notWritable = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EBUSY',
  'ENAMETOOLONG',
  'EINVAL',
  'EIO',
  'ETXTBSY',
  'ENXIO',
  'ENODEV',
];
const sqliteWrites = /^SQLITE_(CANTOPEN|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|CLOSE))/;

/** What stands behind an error of node:fs, or of SQLite writing a file of its own; undefined for a defect. */
export function failureOf(error: unknown): FileFailure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (sqliteWrites.test(code)) return { kind: 'not-writable', reason: code };
  if (code !== 'SQLITE_FULL' && !(error instanceof Error && 'syscall' in error)) return undefined;
  if (noRoom.includes(code)) return { kind: 'no-room' };
  if (notWritable.includes(code)) return { kind: 'not-writable', reason: code };
  return undefined;
}
