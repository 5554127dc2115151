import type { Connections } from './features/connections/connections.ts';
import type { ContactCalendar } from './features/contact-calendar/contact-calendar.ts';
import type { Register } from './features/register/register.ts';
import type { SchemaMapping } from './features/schema-mapping/schema-mapping.ts';
import type { Clock } from './shared/clock.ts';
import { dayOfNumber, parisDay } from './shared/paris-day.ts';
import { dayNumber } from './shared/spreadsheet/civil-time.ts';

interface Furnished {
  readonly connections: Connections;
  readonly schemaMapping: SchemaMapping;
  readonly contactCalendar: ContactCalendar;
  readonly register: Register;
  readonly clock: Clock;
}

/** The demonstration opens on a full application: its connection is there and mapped as the application itself proposes. */
export async function furnishDemonstration(furnished: Furnished): Promise<void> {
  const { connections, schemaMapping } = furnished;
  const { id } = connections.ensureDemonstration('Démonstration');
  await fillCalendar(furnished);
  if (schemaMapping.current(id)) return;
  const proposals = await schemaMapping.propose(id);
  await schemaMapping.save(
    id,
    proposals.map((proposal) => proposal.mapping),
  );
}

/** What went out in the last months, by how many days ago; to every how-manieth account. */
const past = [
  { ago: 83, title: 'Échos de la Coop, numéro d’automne', screen: 'bulletin', every: 1 },
  { ago: 47, title: 'Mots de passe à revoir, première demande', screen: 'password-campaigns', every: 4 },
  { ago: 26, title: 'Mots de passe à revoir, relance', screen: 'password-campaigns', every: 7 },
  { ago: 12, title: 'Invitation au questionnaire', screen: 'survey-results', every: 3 },
];

/** A calendar that lives: a vote to come, the holidays, what was sent and what is planned. Filled once, by what day it is. */
async function fillCalendar({ contactCalendar, register, clock }: Furnished): Promise<void> {
  const { periods, sends, cap } = await contactCalendar.calendar(undefined);
  if (periods.length > 0 || sends.length > 0 || !cap.usual) return;
  const today = dayNumber(parisDay(clock())) ?? 0;
  const day = (after: number) => dayOfNumber(today + after);
  const year = day(0).slice(0, 4);
  register.together(() => {
    contactCalendar.setCap({ messages: 2, days: 30 });
    contactCalendar.addPeriod({
      label: 'Vote de l’assemblée générale',
      from: day(9),
      to: day(23),
      reason: 'Les membres reçoivent les messages du vote en ligne.',
    });
    contactCalendar.addPeriod({
      label: 'Fêtes de fin d’année',
      from: `${year}-12-24`,
      to: `${Number(year) + 1}-01-03`,
      reason: 'Personne n’est là pour répondre.',
    });
    for (const { ago, title, screen, every } of past) {
      const people = everyAccount(every);
      contactCalendar.record({ title, screen, day: day(-ago), people });
      const at = new Date(clock().getTime() - ago * 86_400_000).toISOString();
      register.enter({ what: 'send', subject: title, at, facts: { people: people.length } });
    }
    contactCalendar.plan({
      title: 'Questionnaire, dernier rappel',
      screen: 'survey-results',
      day: day(5),
      people: 540,
    });
  });
}

/** Identifiers like those of the demonstration's 2,000 accounts. */
function everyAccount(every: number): string[] {
  return Array.from({ length: Math.floor(2000 / every) }, (_, index) => String(index * every + 1).padStart(5, '0'));
}
