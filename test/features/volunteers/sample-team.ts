import type { InvitationView, Share, TeamState } from '../../../preload/contract/volunteers.ts';

type Of<Kind> = Extract<TeamState, { kind: Kind }>;
type Volunteer = Of<'member'>['me'];

const place = { team: 'Bénévoles d’Ouvaton', connectionId: 'c1', database: 'ouvadesk' };
export const prints = [
  ['04182', '77310', '95046', '18223'],
  ['66014', '20957', '38811', '04720'],
  ['51290', '00347', '86625', '71938'],
];

const camille: Volunteer = {
  id: 'v1',
  name: 'Camille Roche',
  role: 'administrator',
  me: true,
  joinedAt: '2026-09-02T08:00:00.000Z',
  fingerprint: prints[0] ?? [],
  holdsShare: true,
};

/** A team of three, seen by one who administers it: a request, an invitation, one who left, sheets to be renewed. */
export function sampleTeam(change: Partial<Of<'member'>> = {}): Of<'member'> {
  return {
    kind: 'member',
    ...place,
    me: camille,
    volunteers: [
      camille,
      {
        id: 'v2',
        name: 'Youssef Benali',
        role: 'member',
        me: false,
        joinedAt: '2026-09-10T17:20:00.000Z',
        admittedBy: 'Camille Roche',
        fingerprint: prints[1] ?? [],
        holdsShare: true,
      },
      {
        id: 'v3',
        name: 'Inès Marchand',
        role: 'administrator',
        me: false,
        joinedAt: '2026-10-21T09:05:00.000Z',
        admittedBy: 'Camille Roche',
        fingerprint: prints[2] ?? [],
        holdsShare: false,
      },
    ],
    former: [{ id: 'v0', name: 'Paul Guérin', leftAt: '2026-11-02T10:00:00.000Z', removedBy: 'Camille Roche' }],
    invitations: [
      {
        id: 'i1',
        name: 'Léa Fontaine',
        role: 'member',
        madeAt: '2026-11-23T10:00:00.000Z',
        expiresAt: '2026-11-30T10:00:00.000Z',
        state: 'waiting',
      },
    ],
    requests: [],
    recovery: {
      set: 'K7QX2M4A',
      needed: 2,
      holders: [
        { index: 1, name: 'Camille Roche', volunteer: 'v1', left: false },
        { index: 2, name: 'Youssef Benali', volunteer: 'v2', left: false },
        { index: 3, name: 'Paul Guérin', volunteer: 'v0', left: true },
      ],
      madeAt: '2026-09-12T10:00:00.000Z',
      lastRehearsalAt: '2026-10-01T10:00:00.000Z',
      renew: 'holder-left',
    },
    epoch: 3,
    ...change,
  };
}

export const sampleRequest: Of<'member'>['requests'][number] = {
  invitation: 'i2',
  name: 'Léa Fontaine',
  invitedName: 'Léa',
  role: 'member',
  askedAt: '2026-11-24T08:12:00.000Z',
  mine: prints[0] ?? [],
  theirs: prints[1] ?? [],
};

export function awaiting(change: Partial<Of<'awaiting-admission'>> = {}): Of<'awaiting-admission'> {
  return {
    kind: 'awaiting-admission',
    ...place,
    name: 'Léa Fontaine',
    inviter: 'Camille Roche',
    askedAt: '2026-11-23T08:12:00.000Z',
    expiresAt: '2026-11-30T10:00:00.000Z',
    mine: prints[1] ?? [],
    theirs: prints[0] ?? [],
    gone: false,
    ...change,
  };
}

export const removed: Of<'removed'> = {
  kind: 'removed',
  ...place,
  at: '2026-11-20T10:00:00.000Z',
  by: 'Inès Marchand',
};

export const sampleInvitation: InvitationView = {
  team: place.team,
  inviter: 'Camille Roche',
  name: 'Léa Fontaine',
  role: 'member',
  expiresAt: '2026-11-30T10:00:00.000Z',
  address: {
    server: { kind: 'direct', host: 'copie.ouvaton.example', port: 3306, tls: { kind: 'system' } },
    ouvadmin: 'ouvadmin',
    journal: 'ouvadesk',
  },
  theirs: prints[0] ?? [],
};

/** A picture that looks like a QR code: a grid of squares, drawn from the text. */
function drawn(text: string): Share['qr'] {
  const size = 37;
  let path = '';
  for (let y = 2; y < size - 2; y += 1)
    for (let x = 2; x < size - 2; x += 1)
      if (((text.charCodeAt((x * 7 + y * 13) % text.length) * (x + 3) * (y + 5)) >> 3) % 2 === 1)
        path += `M${x} ${y}h1v1h-1z`;
  return { size, path };
}

/** So many sheets, each with a text of its own that is like a real one. */
export function sampleShares(count = 3): Share[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `ouvapart1q${'pzry9x8gf2tvdw0s3jn54khce6mua7l'.repeat(3).slice(index * 3, index * 3 + 71)}`;
    return { index: index + 1, holder: `Détenteur ${index + 1}`, text, qr: drawn(text) };
  });
}
