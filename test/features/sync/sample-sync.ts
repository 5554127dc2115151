import type { ConflictView, HistoryEntry, SyncNotice, SyncStatus } from '../../../preload/contract/sync.ts';

const today = (time: string) => `${new Date().toISOString().slice(0, 11)}${time}:00.000Z`;

/** In step with the team since noon of today. */
export function inStep(change: Partial<SyncStatus> = {}): SyncStatus {
  return {
    state: { kind: 'current' },
    toSend: 0,
    lastContactAt: today('11:02'),
    conflicts: 0,
    notices: [],
    ...change,
  };
}

export const offlineSince: SyncStatus['state'] = {
  kind: 'offline',
  since: today('08:40'),
  problem: { code: 'timed-out', facts: { host: 'admin.ouvaton.example', port: '22' } },
};

/** One notice of each kind. */
export const allNotices: SyncNotice[] = [
  { kind: 'altered', author: 'Camille Roche', first: 12, last: 14 },
  { kind: 'missing', author: 'Camille Roche', first: 40, last: 44 },
  { kind: 'clock-off', seconds: 7_800 },
  { kind: 'edit-from-the-future', author: 'Inès Marchand', seconds: 31_622_400 },
  { kind: 'copied-vault', at: today('07:15') },
  { kind: 'newer', record: 'dossier-piece', count: 3 },
];

export function sampleConflicts(): ConflictView[] {
  const by = (author: string, day: string, value: unknown, shown = false) => ({
    choice: `${author} ${day}`,
    value,
    author,
    at: `${day}T13:02:00.000Z`,
    shown,
  });
  return [
    {
      record: 'r1',
      kind: 'quiet-period',
      title: 'Vote de l’AG 2018',
      field: 'to',
      rivals: [by('Camille Roche', '2026-11-23', '2018-06-16', true), by('Youssef Benali', '2026-11-22', '2018-06-17')],
    },
    {
      record: 'r2',
      kind: 'quiet-period',
      title: 'Vote de l’AG 2018',
      field: 'note',
      rivals: [
        by('Inès Marchand', '2026-11-21', 'Aucun envoi pendant le vote, y compris les relances de pièces.', true),
        by('Camille Roche', '2026-11-21', ''),
        by('Youssef Benali', '2026-11-20', 'Voir avec le Directoire avant tout envoi.'),
      ],
    },
    {
      record: 'r3',
      kind: 'piece-of-later',
      title: '',
      field: 'state',
      rivals: [by('Camille Roche', '2026-11-20', 'received', true), by('', '2026-11-19', 'asked')],
    },
  ];
}

export function sampleHistory(): HistoryEntry[] {
  return [
    {
      at: '2026-11-23T13:02:00.000Z',
      author: 'Camille Roche',
      mine: true,
      changes: [{ field: 'to', value: '2018-06-16' }],
    },
    {
      at: '2026-11-22T09:30:00.000Z',
      author: 'Youssef Benali',
      mine: false,
      changes: [
        { field: 'to', value: '2018-06-17' },
        { field: 'channels', element: 'e-mail', value: true },
        { field: 'note', value: null },
      ],
    },
    { at: '2026-11-20T16:45:00.000Z', author: '', mine: false, changes: [{ field: '$deleted', value: false }] },
  ];
}
