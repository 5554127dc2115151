import type { JournalEntry } from '../../../preload/contract/exports.ts';

/** Three exports: one to be deleted since some days, one kept, one deleted. */
export function sampleJournal(): JournalEntry[] {
  const one: JournalEntry = {
    id: 'e1',
    at: '2026-11-23T14:02:00.000Z',
    author: 'Jeanne',
    mine: true,
    dataset: 'password-verdicts',
    subject: 'Ouvadmin',
    purpose: 'contact-members',
    note: 'Pour le courrier de novembre',
    columns: ['holder', 'email', 'login', 'system', 'reasons'],
    format: 'ods',
    rows: 412,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    fileName: 'mots-de-passe-2026-11-23.ods',
    deleteBy: '2099-12-23',
  };
  return [
    one,
    {
      ...one,
      id: 'e2',
      at: '2026-09-02T08:10:00.000Z',
      purpose: 'follow-up',
      format: 'xlsx',
      rows: 1_760,
      fileName: 'mots-de-passe-2026-09-02.xlsx',
      deleteBy: '2026-11-01',
      note: '',
    },
    {
      ...one,
      id: 'e3',
      at: '2026-06-12T08:10:00.000Z',
      purpose: 'board-report',
      format: 'csv',
      rows: 1_744,
      fileName: 'mots-de-passe-2026-06-12.csv',
      deleteBy: '2026-08-12',
      deletedOn: '2026-08-10T10:00:00.000Z',
    },
  ];
}
