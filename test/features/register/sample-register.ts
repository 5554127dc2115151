import type { RegisterEntry } from '../../../preload/contract/register.ts';

/** Five lines: an audit, an export, a send by somebody else, an export that was cut short, one of a newer version, changed since. */
export function sampleRegister(): RegisterEntry[] {
  const one = { author: 'Jeanne', mine: true, outcome: 'done' as const, changed: false, inConflict: [] };
  return [
    {
      ...one,
      id: 'r1',
      at: '2026-11-23T14:02:00.000Z',
      what: 'audit',
      subject: 'Ouvadmin',
      facts: {
        accounts: 1760,
        weak: 412,
        conforming: 1252,
        policies: ['ouvaton-2018-01-26'],
        startedAt: '2026-11-23T14:00:00.000Z',
      },
    },
    {
      ...one,
      id: 'r2',
      at: '2026-11-23T13:02:00.000Z',
      what: 'export',
      subject: 'Ouvadmin',
      facts: {
        dataset: 'password-verdicts',
        purpose: 'contact-members',
        note: '',
        columns: ['holder', 'email'],
        format: 'ods',
        rows: 412,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        fileName: 'mots-de-passe-2026-11-23.ods',
        deleteBy: '2026-12-23',
      },
    },
    {
      ...one,
      id: 'r3',
      at: '2026-11-12T08:00:00.000Z',
      author: 'Camille',
      mine: false,
      what: 'send',
      subject: 'Invitation au questionnaire',
      facts: { people: 666 },
    },
    {
      ...one,
      id: 'r4',
      at: '2026-11-10T08:00:00.000Z',
      what: 'audit',
      subject: 'Copie',
      outcome: 'interrupted',
      facts: {},
    },
    {
      ...one,
      id: 'r5',
      at: '2026-10-01T08:00:00.000Z',
      author: '',
      mine: false,
      what: 'forge-opened',
      subject: 'Dépôt',
      facts: { forge: 'codeberg' },
      changed: true,
      inConflict: ['subject'],
    },
  ];
}
