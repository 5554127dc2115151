import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ContactCalendarScreen } from '../../../renderer/features/contact-calendar/screen.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { sampleCalendar } from './sample-calendar.ts';

const address = () => location.hash.slice(1);
const day = (name: RegExp) => page.getByRole('gridcell', { name });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00.000Z') });
  await page.viewport(1280, 800);
});
afterEach(() => vi.useRealTimers());

function open(change = {}, at = '/contact-calendar', more: Parameters<typeof show>[1] = {}) {
  const app = new FakeApplication({ calendar: sampleCalendar(change) }).connect();
  return show(<ContactCalendarScreen />, { at, ...more }).then(() => app);
}

describe('when members can be written to', () => {
  test('is said in one sentence, with who has had enough by then', async () => {
    await open();
    await expect
      .element(
        page.getByText(
          'Pas aujourd’hui : « Vote de l’AG » est en cours. Vous pourrez écrire à partir du 4 janv. 2027.',
        ),
      )
      .toBeVisible();
    await expect.element(page.getByText(/37 personnes ont déjà reçu tout ce que la limite permet/)).toBeVisible();
  });

  test('is answered for the day that is picked, and the way back to today is there', async () => {
    await open();
    await day(/^jeudi 12 novembre/).click();
    await expect.element(page.getByText('Vous pouvez écrire le 12 nov. 2026.')).toBeVisible();
    expect(address()).toBe('/contact-calendar?day=2026-11-12');
    await page.getByRole('button', { name: 'Revenir à aujourd’hui' }).click();
    await expect.element(page.getByText(/^Pas aujourd’hui/)).toBeVisible();
  });
});

describe('the calendar', () => {
  test('has French weeks, says what is on each day, and marks today', async () => {
    await open();
    await expect.element(page.getByRole('grid')).toBeVisible();
    const headings = page
      .getByRole('columnheader')
      .elements()
      .map((one) => one.textContent);
    expect(headings).toEqual(['S', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim']);
    await expect.element(page.getByRole('rowheader', { name: '48' })).toBeVisible();
    await expect.element(day(/^mardi 24 novembre 2026, aujourd’hui, silence : Vote de l’AG$/)).toBeVisible();
    await expect
      .element(day(/^jeudi 5 novembre.*relance : 285 personnes, Invitation.* : 666 personnes$/))
      .toBeVisible();
    await expect.element(day(/^lundi 30 novembre.*Vote.*Fêtes.*prévu, Questionnaire/)).toBeVisible();
  });

  test('is walked through by the keys alone, from month to month', async () => {
    await open();
    await expect.element(day(/^mardi 24 novembre/)).toBeVisible();
    day(/^mardi 24 novembre/)
      .element()
      .focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(day(/^mardi 1 décembre/)).toHaveFocus();
    await expect.element(page.getByRole('grid', { name: 'décembre 2026' })).toBeVisible();
    await userEvent.keyboard('{End}{PageUp}{PageUp}{ArrowLeft}');
    await expect.element(day(/^lundi 5 octobre/)).toHaveFocus();
    expect(address()).toBe('/contact-calendar?day=2026-10-05');
    await userEvent.keyboard('n');
    await expect.element(page.getByRole('heading', { name: 'Nouvelle période de silence' })).toBeVisible();
    await expect.element(page.getByLabelText('Premier jour')).toHaveValue('2026-10-05');
  });

  test('shows a quarter, and the address says so', async () => {
    await open();
    await page.getByText('Trimestre', { exact: true }).click();
    expect(address()).toBe('/contact-calendar?view=quarter');
    await expect.element(page.getByRole('heading', { name: '4e trimestre 2026' })).toBeVisible();
    for (const month of ['octobre 2026', 'novembre 2026', 'décembre 2026'])
      await expect.element(page.getByRole('grid', { name: month })).toBeVisible();
    await expect.element(page.getByText('Échos de la Coop').first()).toBeVisible();
    await page.getByRole('button', { name: 'Trimestre suivant' }).click();
    await expect.element(page.getByRole('heading', { name: '1er trimestre 2027' })).toBeVisible();
  });
});

describe('periods', () => {
  test('a new one needs a name and days in order, and is then there', async () => {
    const app = await open();
    await page.getByRole('button', { name: 'Ajouter une période' }).click();
    await page.getByLabelText('Dernier jour').fill('2026-11-01');
    await page.getByRole('button', { name: 'Ajouter la période' }).click();
    await expect.element(page.getByText('Donnez-lui un nom.')).toBeVisible();
    await expect.element(page.getByText('Le dernier jour vient avant le premier.')).toBeVisible();
    expect(app.callsOf('contactCalendar.addPeriod')).toEqual([]);
    await page.getByLabelText('Nom').fill('Élection du CS');
    await page.getByLabelText('Premier jour').fill('2027-02-01');
    await page.getByLabelText('Dernier jour').fill('2027-02-14');
    await page.getByLabelText('Pourquoi').fill('Vote en ligne');
    await page.getByRole('button', { name: 'Ajouter la période' }).click();
    await expect.element(page.getByRole('button', { name: /^Modifier Élection du CS/ })).toBeVisible();
    expect(app.callsOf('contactCalendar.addPeriod')).toEqual([
      { label: 'Élection du CS', from: '2027-02-01', to: '2027-02-14', reason: 'Vote en ligne' },
    ]);
  });

  test('only what was changed is written', async () => {
    const app = await open();
    await page.getByRole('button', { name: /^Modifier Vote de l’AG du/ }).click();
    expect(address()).toBe('/contact-calendar?edit=vote');
    await page.getByLabelText('Dernier jour').fill('2026-12-05');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.element(page.getByText('du 19 nov. 2026 au 5 déc. 2026', { exact: false }).first()).toBeVisible();
    expect(app.callsOf('contactCalendar.changePeriod')).toEqual([{ id: 'vote', to: '2026-12-05' }]);
  });

  test('one that is deleted can be brought back', async () => {
    const app = await open();
    await page.getByRole('button', { name: /^Modifier Fêtes/ }).click();
    await page.getByRole('button', { name: 'Supprimer' }).click();
    await expect.element(page.getByText('La période « Fêtes » est supprimée.')).toBeVisible();
    await page.getByRole('button', { name: 'Rétablir la période supprimée' }).click();
    await expect.element(page.getByRole('button', { name: /^Modifier Fêtes/ })).toBeVisible();
    expect(app.callsOf('contactCalendar.restorePeriod')).toEqual([{ id: 'holidays' }]);
  });

  test('a refusal keeps what was typed', async () => {
    const app = await open();
    app.state.refusals['contactCalendar.changePeriod'] = { code: 'PERIOD_UNKNOWN' };
    await page.getByRole('button', { name: /^Modifier Fêtes/ }).click();
    await page.getByLabelText('Nom').fill('Fêtes et congés');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.element(page.getByText('Cette période n’existe plus')).toBeVisible();
    await expect.element(page.getByLabelText('Nom')).toHaveValue('Fêtes et congés');
  });

  test('a conflict on a field is marked, with the way to choose', async () => {
    const [, vote] = sampleCalendar().periods;
    await open({ periods: vote ? [{ ...vote, inConflict: ['to'] }] : [] });
    await expect.element(page.getByText(/Deux personnes ont changé ce champ sans se voir/)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Choisir' })).toHaveAttribute('href', '#/sync/conflicts');
  });
});

test('the cap is changed in whole numbers only', async () => {
  const app = await open();
  await expect.element(page.getByText('2 messages au plus en 30 jours.')).toBeVisible();
  await page.getByRole('button', { name: 'Changer la limite' }).click();
  await page.getByLabelText('Messages au plus').fill('1,5');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.element(page.getByText('Un nombre de 1 à 50.')).toBeVisible();
  await page.getByLabelText('Messages au plus').fill('3');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.element(page.getByText('3 messages au plus en 30 jours.')).toBeVisible();
  expect(app.callsOf('contactCalendar.setCap')).toEqual([{ messages: 3, days: 30 }]);
});

test('a send that is planned within a silence says that it will be refused', async () => {
  await open();
  await expect.element(page.getByText('tombe dans « Vote de l’AG » : il sera refusé ce jour-là')).toBeVisible();
});

describe('the four states', () => {
  test('empty says what will be there', async () => {
    new FakeApplication().connect();
    await show(<ContactCalendarScreen />, { at: '/contact-calendar' });
    await expect.element(page.getByText('Rien n’est encore inscrit')).toBeVisible();
    await expect.element(page.getByText('Vous pouvez écrire dès aujourd’hui.')).toBeVisible();
  });

  test('an error says what to do', async () => {
    new FakeApplication({ refusals: { 'contactCalendar.watch': { code: 'VAULT_LOCKED' } } }).connect();
    await show(<ContactCalendarScreen />, { at: '/contact-calendar' });
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Réessayer' })).toBeVisible();
  });

  test('loading keeps its place', async () => {
    new FakeApplication({ silent: new Set(['contactCalendar.watch']) }).connect();
    await show(<ContactCalendarScreen />, { at: '/contact-calendar' });
    await expect.element(page.getByText('Chargement en cours')).toBeInTheDocument();
  });
});

describe.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing (%s, %s)', (locale, scheme) => {
  test.each(['', '?view=quarter', '?edit=vote', '?edit=cap'])('%s', async (says) => {
    const [, vote] = sampleCalendar().periods;
    await open(
      {
        periods: [
          ...sampleCalendar().periods.filter(({ id }) => id !== 'vote'),
          ...(vote ? [{ ...vote, inConflict: ['to'] }] : []),
        ],
      },
      `/contact-calendar${says}`,
      { locale, scheme },
    );
    await expect.element(page.getByRole('grid').first()).toBeVisible();
    await expectAccessible();
  });
});
