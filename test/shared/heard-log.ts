import { pino } from 'pino';
import { redact } from '../../main/shared/log.ts';

/** A log that remembers its lines, redacted as the real one is. */
export function heardLog() {
  const lines: string[] = [];
  const log = pino(
    { base: null, formatters: { log: (object) => redact(object) as Record<string, unknown> } },
    { write: (line: string) => void lines.push(line) },
  );
  return { log, lines };
}
