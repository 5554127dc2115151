import type { Calendar } from '../../../preload/contract/contact-calendar.ts';

/** A calendar of November 2026: a vote under way, holidays, one period of last year, sends of the months around. */
export function sampleCalendar(change: Partial<Calendar> = {}): Calendar {
  const one = { reason: '', inConflict: [] };
  return {
    today: '2026-11-24',
    periods: [
      { ...one, id: 'old', label: 'Vote de l’AG 2025', from: '2025-12-01', to: '2025-12-12' },
      {
        ...one,
        id: 'vote',
        label: 'Vote de l’AG',
        from: '2026-11-19',
        to: '2026-12-03',
        reason: 'Les membres reçoivent les messages du vote.',
      },
      { ...one, id: 'holidays', label: 'Fêtes', from: '2026-11-30', to: '2027-01-03' },
    ],
    cap: { id: 'cap', messages: 2, days: 30, usual: false, inConflict: [] },
    sends: [
      send('s1', 'Questionnaire, dernier rappel', 'planned', '2026-11-30', 540, {
        quiet: 'vote',
        screen: 'survey-results',
      }),
      send('s2', 'Mots de passe à revoir, relance', 'sent', '2026-11-05', 285),
      send('s3', 'Invitation au questionnaire', 'sent', '2026-11-05', 666, { screen: 'survey-results' }),
      send('s4', 'Échos de la Coop', 'sent', '2026-10-02', 2000, { screen: 'bulletin' }),
    ],
    answer: { wanted: '2026-11-24', day: '2027-01-04', period: 'vote', atCap: { people: 37, freeOn: '2027-01-06' } },
    ...change,
  };
}

function send(
  id: string,
  title: string,
  state: 'planned' | 'sent',
  day: string,
  people: number,
  more: { quiet?: string; screen?: string } = {},
): Calendar['sends'][number] {
  return { id, title, screen: 'password-campaigns', state, parts: [{ day, people }], people, inConflict: [], ...more };
}
