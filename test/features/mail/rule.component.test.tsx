import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SenderScreen } from '../../../renderer/features/mail/screen.tsx';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { noMail, sampleSender } from '../../renderer/fake-mail.ts';
import { show } from '../../renderer/show.tsx';

const usual = noMail.sendingRule;

async function open(sendingRule: Partial<typeof usual> = {}, change: Partial<FakeState> = {}, at = '/mail') {
  const state = { sender: sampleSender, sendingRule: { ...usual, ...sendingRule }, ...change };
  const application = new FakeApplication(state).connect();
  await show(<SenderScreen />, { at });
  return application;
}

describe('the rule in words', () => {
  test('says its limits, its hours and days, and what was used', async () => {
    await open({ usedThisHour: 74, usedToday: 412 });
    await expect.element(page.getByText('Au plus 200 messages en 60 minutes et 1 000 par jour.')).toBeVisible();
    await expect.element(page.getByText('De 9 h à 18 h, heure de Paris, du lundi au vendredi.')).toBeVisible();
    await expect.element(page.getByText('74 sur 200')).toBeVisible();
    await expect.element(page.getByText('412 sur 1 000')).toBeVisible();
    await expect.element(page.getByText(/personne ne l’a encore choisie/)).toBeVisible();
  });

  test('names days that do not follow each other', async () => {
    await open({ rule: { ...usual.rule, days: [5, 1, 3] } });
    await expect.element(page.getByText(/le lundi, mercredi et vendredi/)).toBeVisible();
  });

  test('follows what another laptop uses of it, and what it changes', async () => {
    const application = await open();
    await expect.element(page.getByText('0 sur 200')).toBeVisible();
    application.tell({ sendingRule: { ...usual, rule: { ...usual.rule, perHour: 50 }, usedThisHour: 50 } });
    await expect.element(page.getByText('50 sur 50')).toBeVisible();
  });

  test('marks a rule that two people changed, with the way to choose', async () => {
    await open({ inConflict: ['rule'] });
    await expect.element(page.getByText(/Deux personnes ont changé cette règle sans se voir/)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Choisir' })).toHaveAttribute('href', '#/sync/conflicts');
  });

  test('that cannot be read says so, and leaves the sender alone', async () => {
    await open({}, { refusals: { 'mail.watchRule': { code: 'VAULT_LOCKED' } } });
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
    await expect.element(page.getByText(/smtp.ouvaton.coop, port 587, STARTTLS/)).toBeVisible();
  });
});

describe('changing the rule', () => {
  test('says what it will mean while it is typed, and is sent in numbers', async () => {
    const application = await open();
    await page.getByRole('button', { name: 'Changer la règle' }).click();
    await page.getByLabelText('Messages en 60 minutes').fill('100');
    await page.getByLabelText('Messages par jour').fill('400');
    await expect.element(page.getByText(/personnes prend 3 jours d’envoi, à 400 messages/)).toBeVisible();
    await page.getByLabelText('Jusqu’à').selectOptions('12');
    await page.getByRole('checkbox', { name: 'samedi' }).click();
    await page.getByRole('button', { name: 'Enregistrer la règle' }).click();
    await expect.element(page.getByText('Au plus 100 messages en 60 minutes et 400 par jour.')).toBeVisible();
    expect(application.callsOf('mail.setRule')).toEqual([
      { perHour: 100, perDay: 400, from: 9, to: 12, days: [1, 2, 3, 4, 5, 6] },
    ]);
  });

  test('refuses what cannot be, field by field, and goes to the first', async () => {
    const application = await open({}, {}, '/mail?do=rule');
    await page.getByLabelText('Messages en 60 minutes').fill('1,5');
    await page.getByLabelText('Messages par jour').fill('0');
    await page.getByLabelText('À partir de').selectOptions('20');
    for (const day of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'])
      await page.getByRole('checkbox', { name: day }).click();
    await userEvent.click(page.getByRole('button', { name: 'Enregistrer la règle' }));
    for (const said of ['Un nombre de 1 à 10 000.', 'Un nombre de 1 à 100 000.', 'La fin vient après le début.'])
      await expect.element(page.getByText(said)).toBeVisible();
    await expect.element(page.getByText('Choisissez au moins un jour.')).toBeVisible();
    await expect.element(page.getByLabelText('Messages en 60 minutes')).toHaveFocus();
    expect(application.callsOf('mail.setRule')).toEqual([]);
  });

  test('is given up without a trace', async () => {
    const application = await open({}, {}, '/mail?do=rule');
    await page.getByLabelText('Messages en 60 minutes').fill('1');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect.element(page.getByText(/Au plus 200 messages en 60 minutes/)).toBeVisible();
    expect(application.callsOf('mail.setRule')).toEqual([]);
  });
});
