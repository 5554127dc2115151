import type { ExportMessage } from './export-messages.ts';

type Failure = Extract<ExportMessage, { kind: 'no-room' | 'not-writable' }>;

const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG'];
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

/** What a volunteer can do something about, among the errors of writing a file; undefined for a defect. */
export function failureOf(error: unknown): Failure | undefined {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
  if (noRoom.includes(code)) return { kind: 'no-room' };
  if (notWritable.includes(code)) return { kind: 'not-writable', reason: code };
  return undefined;
}
