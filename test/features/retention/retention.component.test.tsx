import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeState } from '../../renderer/fake-application.ts';
import { samplePreview, sampleRetention } from '../../renderer/fake-retention.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const open = (at = '/retention', change: Partial<FakeState> = {}) =>
  showWindow({ ...sampleRetention(), ...change }, at).then(({ application }) => application);
const text = (said: string | RegExp) => expect.element(page.getByText(said).first());
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('rules', () => {
  test('say what is due now and next, and why one cannot be run', async () => {
    const application = await open();
    await text(/1\s243 lignes peuvent partir/).toBeVisible();
    await text('12 retenues').toBeVisible();
    await text(/^1\sjanv\.\s2027/).toBeVisible();
    await text('sa durée a été retirée').toBeVisible();
    await button('Interroger la base').click();
    expect(await asked(application, 'retention.look')).toMatchObject({ connectionId: expect.any(String) });
    await expectAccessible();
  });

  test('are written by picking among tables and columns', async () => {
    const application = await open();
    await button('Ajouter une règle').click();
    await button('Enregistrer').click();
    await text('Choisissez une table.').toBeVisible();
    await page.getByLabelText('Nom').fill('Journal');
    await page.getByLabelText('Table', { exact: true }).selectOptions('journal');
    await page.getByLabelText('Colonne de l’événement').selectOptions('vu_le');
    await expect.element(page.getByLabelText('Comment elle se lit')).toHaveValue('utc');
    await page.getByText('Vider des colonnes').click();
    await page.getByRole('group', { name: 'Colonnes concernées' }).getByRole('button', { name: 'Colonnes' }).click();
    await page.getByRole('checkbox', { name: 'ip' }).click();
    // Escape closes the menu, and not what is being written.
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('checkbox', { name: 'ip' })).not.toBeInTheDocument();
    await button('Enregistrer').click();
    expect(await asked(application, 'retention.addRule')).toMatchObject({
      ...{ name: 'Journal', table: 'journal', event: { column: 'vu_le', as: 'utc' } },
      ...{ deed: { kind: 'empty', columns: ['ip'] }, conditions: [], person: [] },
    });
  });

  test('an empty list says what to do, and a base that does not answer says so', async () => {
    const application = await showWindow({}, '/retention').then((shown) => shown.application);
    await text('Aucune règle n’est encore écrite pour cette base').toBeVisible();
    application.state.refusals['retention.tables'] = {
      code: 'CANNOT_REACH',
      data: { code: 'refused', facts: { host: 'db', port: '3306' } },
    };
    await button('Ajouter une règle').first().click();
    await text('db refuse la connexion sur le port 3306').toBeVisible();
  });
});

describe('a purge', () => {
  test('is shown first, and done by whoever types the number of rows', async () => {
    const application = await open('/retention/rule/r1');
    await text(/1\s243 lignes seraient supprimées/).toBeVisible();
    await text(/4\s021 lignes de la table lignes_facture/).toBeVisible();
    await text('Une personne gelée').toBeVisible();
    await button('Purger').click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByRole('button', { name: 'Purger' })).toBeDisabled();
    await expectAccessible();
    await dialog.getByRole('textbox').fill('1243');
    await dialog.getByRole('button', { name: 'Purger' }).click();
    expect(await asked(application, 'retention.purge')).toEqual({ previewId: 'p1', confirmed: 1243 });
    await text(/1\s243 lignes purgées/).toBeVisible();
    await button('Revenir en arrière').click();
    expect(await asked(application, 'retention.undo')).toEqual({ runId: 'u9' });
    await text('annulée, lignes remises').toBeVisible();
  });

  test('says the rights that are lacking, and what stands in its way', async () => {
    const lacking = ["GRANT DELETE ON `o`.`factures` TO 'u'@'%';"];
    await open('/retention/rule/r1', { purgePreview: { ...samplePreview, rows: 0, lacking } });
    await text(/GRANT DELETE/).toBeVisible();
    expect(button('Purger').query()).toBeNull();
  });

  test('that another volunteer runs is said', async () => {
    const application = await open('/retention/rule/r1');
    application.state.refusals['retention.purge'] = { code: 'PURGING_ELSEWHERE', data: { by: 'Youssef' } };
    await button('Purger').click();
    await page.getByRole('dialog').getByRole('textbox').fill('1243');
    await page.getByRole('dialog').getByRole('button', { name: 'Purger' }).click();
    await text('Une purge est déjà en cours sur cette base').toBeVisible();
  });
});

test('holds are placed and lifted with a reason', async () => {
  const application = await open('/retention/holds');
  await button('Geler des données').click();
  await page.getByLabelText('Numéro, identifiant, adresse').fill('01234, jdupont');
  await page.getByLabelText('Motif').fill('Réquisition');
  await page.getByRole('button', { name: 'Geler', exact: true }).click();
  expect(await asked(application, 'retention.addHold')).toMatchObject({
    on: { kind: 'person', keys: ['01234', 'jdupont'] },
    reason: 'Réquisition',
  });
  await text('Réquisition').toBeVisible();
  await button('Lever le gel').first().click();
  await page.getByLabelText('Pourquoi le lever').fill('Close');
  await button('Lever le gel').first().click();
  expect(await asked(application, 'retention.liftHold')).toMatchObject({ id: 'h9', reason: 'Close' });
});

test('clocks are data: changed with their source, and the settings of the team beside them', async () => {
  const application = await open('/retention/clocks');
  await text('à relire : vérifié il y a plus d’un an').toBeVisible();
  await button('Données de connexion').click();
  const panel = page.getByRole('complementary');
  await expect.element(panel).toBeVisible();
  await expectAccessible();
  await panel.getByLabelText('Source', { exact: true }).fill('Décision du CA');
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  expect(await asked(application, 'retention.changeClock')).toMatchObject({ id: 'k1', source: 'Décision du CA' });
  await text(/^Décision du CA/).toBeVisible();
  await page.getByLabelText('Jours pour revenir en arrière').fill('60');
  await button('Enregistrer').first().click();
  expect(await asked(application, 'retention.setSettings')).toEqual({ financialYearEnd: '12-31', undoDays: 60 });
});

test('certificates are read, printed and exported, in both languages and themes', async () => {
  await open('/retention/certificates', { preferences: { locale: 'en', theme: 'dark', railCollapsed: false } });
  await text('no longer matches its fingerprint').toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: /20 Nov 2026/ }).click();
  await text('Certificate of deletion').toBeVisible();
  await text(/^ab12ab12/).toBeVisible();
  await expect.element(button('Print')).toBeVisible();
});
