import type { HandedOver } from './vault.ts';

/** What the export journal says of a hand-over file; the screen has the words for its keys. */
export function handOverEntry(file: HandedOver) {
  return {
    dataset: 'hand-over',
    subject: '',
    purpose: 'successor',
    note: '',
    columns: ['connections', 'mappings', 'audits', 'shared-records', 'export-journal'],
    format: 'ouvadesk' as const,
    ...file,
  };
}
