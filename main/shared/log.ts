import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Names of keys whose values are never written, at any depth and in any spelling that contains them. */
const secretKey = /pass(word|phrase)?|secret|token|ticket|cookie|private|^key$|ssh_?key|hash|pem|salt/i;
const largest = 5_000_000;

/** A copy without the value of any key that sounds like a secret; errors keep their name, code, message and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (depth > 6) return '[deep]';
  if (value instanceof Error) {
    const { name, message, stack } = value;
    return { ...(redact({ ...value }, depth + 1) as object), name, message, stack };
  }
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secretKey.test(key) ? '[secret]' : redact(item, depth + 1)]),
  );
}

/** The log of the application: JSON lines in `folder`, the former file kept once it passes 5 MB. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'ouvadesk.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest)
    renameSync(file, join(folder, 'ouvadesk.1.log'));
  return pino(
    { base: null, formatters: { log: (object) => redact(object) as Record<string, unknown> } },
    pino.destination({ dest: file, sync: true, mkdir: true }),
  );
}

/** A log that says nothing, for tests and benchmarks. */
export const silentLog: Log = pino({ level: 'silent' });
