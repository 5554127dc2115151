import type { ExportFormat } from '../../../preload/contract/common.ts';

export interface FileNameFacts {
  readonly title: string;
  readonly subject: string;
  readonly purpose: string;
  readonly author: string;
  /** "YYYY-MM-DD" both. */
  readonly day: string;
  readonly deleteBy: string;
  readonly format: ExportFormat;
  readonly locale: 'fr' | 'en';
}

/** Bytes of UTF-8: file systems stop at 255, and a browser may add " (1)". */
const longest = 200;

/**
 * The name proposed for an export. A CSV stays a clean table that any program reads, so its purpose and author are in its
 * name, where the other formats have properties and a sheet; the journal knows it again by its fingerprint.
 */
export function exportFileName(facts: FileNameFacts): string {
  const { title, subject, purpose, author, day, deleteBy, format, locale } = facts;
  const dates = `${day} - ${locale === 'fr' ? 'à supprimer le' : 'delete by'} ${deleteBy}`;
  const words = format === 'csv' ? [title, subject, purpose, author] : [title, subject];
  const room = longest - Buffer.byteLength(` - ${dates}.${format}`);
  const share = Math.floor(room / words.length) - 3;
  const parts = words.map((word) => cut(plain(word), share)).filter(Boolean);
  return `${[...parts, dates].join(' - ')}.${format}`;
}

/** Without what Windows, macOS or a shell take for something else. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
}

function cut(text: string, bytes: number): string {
  let kept = '';
  for (const one of text) {
    if (Buffer.byteLength(kept + one) > bytes) return kept.trimEnd();
    kept += one;
  }
  return kept;
}
