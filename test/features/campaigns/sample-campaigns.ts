import {
  type Campaign,
  type Counts,
  type CurvePoint,
  type Delivery,
  type Person,
  type Standing,
  type Step,
  standings,
  type Template,
  type Templates,
} from '../../../preload/contract/campaigns.ts';

export const fourSteps: Step[] = [
  { id: 's1', kind: 'notice', after: 0 },
  { id: 's2', kind: 'reminder', after: 14 },
  { id: 's3', kind: 'reminder', after: 28 },
  { id: 's4', kind: 'last', after: 42 },
];

/** Counts that are nought where nothing is said. */
export function countsOf(known: Partial<Counts>): Counts {
  return { ...(Object.fromEntries(standings.map((standing) => [standing, 0])) as Counts), ...known };
}

/** A campaign under way. */
export function sampleCampaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: 'k1',
    name: 'Mots de passe, automne 2026',
    state: 'open',
    connectionName: 'Ouvadmin',
    auditAt: '2026-10-05T13:02:00.000Z',
    systems: ['account', 'mailbox'],
    reasons: [],
    languages: 'fr',
    steps: fourSteps,
    imposedOn: '2027-01-11',
    createdAt: '2026-10-06T09:10:00.000Z',
    createdBy: 'Camille',
    startedAt: '2026-10-07T08:00:00.000Z',
    people: 400,
    accounts: 512,
    counts: countsOf({
      flagged: 12,
      notified: 96,
      reminded: 118,
      verified: 121,
      'weak-again': 9,
      unreachable: 31,
      excepted: 6,
      gone: 7,
    }),
    deliveries: { sent: 612, retry: 3, bounced: 14, refused: 5, 'to-confirm': 1 },
    due: 64,
    waiting: { for: 'hours', until: '2026-11-25T08:00:00.000Z' },
    sendsHere: true,
    verifiesHere: true,
    inConflict: [],
    ...change,
  };
}

const given = ['Camille', 'Léa', 'Hugo', 'Inès', 'Noé', 'Zoé', 'Éloïse', 'Malo', 'Aïcha', 'Théo', 'Jeanne', 'Nora'];
const family = ['Le Goff', 'Martin', 'Dupré', 'Ben Saïd', 'Moreau', 'Lefèvre', 'Garnier', 'Nguyen', 'Petit', 'Roux'];
const among: Standing[] = ['notified', 'reminded', 'verified', 'flagged', 'unreachable', 'reminded', 'verified'];
const rare: Standing[] = ['excepted', 'weak-again', 'gone', 'imposed', 'last-notified'];
const of = <Value>(list: readonly Value[], index: number): Value => list[index % list.length] as Value;

/** A message of the first step that the server took. */
export function sentMessage(change: Partial<Delivery> = {}): Delivery {
  return {
    step: 's1',
    kind: 'notice',
    attempt: 1,
    state: 'sent',
    at: '2026-10-07T08:12:00.000Z',
    said: '250 2.0.0 Ok: queued as 4QZ',
    by: 'Camille',
    ...change,
  };
}

/** One of the people of the campaign; the same for the same number. */
export function samplePerson(index: number, change: Partial<Person> = {}): Person {
  const name = index === 3 ? '<img src=x onerror="document.title=1">' : `${of(given, index * 5)} ${of(family, index)}`;
  const standing = index % 17 === 16 ? of(rare, Math.floor(index / 17)) : of(among, index);
  const plain = name.toLowerCase().replaceAll(/[^a-z]+/g, '.');
  const unreachable = of(['no-address', 'bad-address', 'refused', 'bounced'] as const, index);
  const written = !['flagged', 'excepted', 'unreachable'].includes(standing);
  const verified = standing === 'verified';
  return {
    id: index.toString(16).padStart(16, '0'),
    name,
    address: standing === 'unreachable' && unreachable === 'no-address' ? '' : `${plain}${index}@asso-${index % 40}.fr`,
    standing,
    ...(standing === 'unreachable' ? { unreachable } : {}),
    accounts: Array.from({ length: 1 + (index % 3 === 0 ? 1 : 0) }, (_, nth) => ({
      system: nth === 0 ? ('account' as const) : ('mailbox' as const),
      accountId: String(1234 + index).padStart(5, '0'),
      login: nth === 0 ? plain : `${plain}@asso-${index % 40}.fr`,
      reasons:
        index % 2 === 0 ? (['too-short', 'no-special'] as const).slice() : (['from-name', 'shared'] as const).slice(),
      ...(verified ? { since: 'verified' as const, sinceOn: '2026-11-16' } : {}),
      ...(standing === 'weak-again' ? { since: 'weak-again' as const, sinceOn: '2026-11-16' } : {}),
      ...(standing === 'imposed' ? { since: 'imposed' as const, sinceOn: '2026-11-20' } : {}),
      ...(standing === 'gone' ? { since: 'gone' as const, sinceOn: '2026-11-16' } : {}),
    })),
    ...(written
      ? {
          last:
            standing === 'reminded'
              ? sentMessage({ step: 's2', kind: 'reminder', at: '2026-10-21T08:20:00.000Z' })
              : sentMessage(),
        }
      : {}),
    ...(unreachable === 'refused' && standing === 'unreachable'
      ? { last: sentMessage({ state: 'refused', said: '550 5.1.1 User unknown' }) }
      : {}),
    ...(standing === 'notified' ? { next: { step: 's2', kind: 'reminder' as const, on: '2026-11-25' } } : {}),
    ...(standing === 'reminded' ? { next: { step: 's3', kind: 'reminder' as const, on: '2026-11-28' } } : {}),
    ...(standing === 'flagged' ? { next: { step: 's1', kind: 'notice' as const, on: '2026-11-25' } } : {}),
    ...(standing === 'excepted'
      ? { exception: { reason: 'Compte d’une association en sommeil, reprise prévue en janvier', until: '2027-01-31' } }
      : {}),
    ...change,
  };
}

export function samplePeople(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => samplePerson(index));
}

const french: Template = {
  subject: 'Votre mot de passe Ouvaton est à changer',
  body: 'Bonjour {name},\n\nNous avons vérifié les mots de passe de la coopérative. Voici ceux des vôtres qui se devinent trop facilement :\n\n{accounts}\n\nPour en choisir un autre : {panel}.\n\n{rule}\n\nUne question : {contact}.',
};
const english: Template = {
  subject: 'Your Ouvaton password needs changing',
  body: 'Hello {name},\n\nWe checked the passwords of the cooperative. These of yours are too easy to guess:\n\n{accounts}\n\nTo choose another one: {panel}.\n\n{rule}\n\nAny question: {contact}.',
};

/** The same words for every step, but the last one names the day. */
export function sampleTemplates(): Templates {
  const last = (template: Template, words: string) => ({
    ...template,
    body: `${template.body}\n\n${words} {deadline}.`,
  });
  return {
    notice: { fr: french, en: english },
    reminder: { fr: french, en: english },
    last: { fr: last(french, 'Le changement sera imposé le'), en: last(english, 'The change will be imposed on') },
  };
}

/** Day after day from the first message: people written to, then changing, then imposed upon. */
export function sampleCurve(days = 48): CurvePoint[] {
  return Array.from({ length: days }, (_, index) => {
    const written = Math.min(357, index * 90 + 60);
    const verified = Math.round(121 * (1 - Math.exp(-index / 18)));
    const imposed = index > 40 ? (index - 40) * 2 : 0;
    const day = new Date(Date.parse('2026-10-07') + index * 86_400_000).toISOString().slice(0, 10);
    return { day, written, verified, imposed, left: 400 - verified - imposed };
  });
}
