import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FakeState } from '../../renderer/fake-application.ts';
import { sampleColumns } from '../../renderer/sample-columns.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const here = '/column-encryption';
const open = (view: string, change: Partial<FakeState> = {}) =>
  showWindow({ ...sampleColumns(), ...change }, `${here}/${view}`);

const text = (said: string | RegExp) => expect.element(page.getByText(said).first());
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

describe('the keys', () => {
  test('are given at a click, and taken away after one was told what that does not do', async () => {
    const { application } = await open('keys');
    await text('Le secours n’a pas été répété').toBeVisible();
    await expectAccessible();
    await button('Donner à Dominique la clé de prelevement.rib').click();
    expect(await asked(application, 'columnEncryption.addHolder')).toEqual({ planId: 'rib', volunteer: 'v2' });
    await button(/^Alex a la clé de prelevement\.rib/).click();
    await text(/Ce qui a déjà été lu reste su/).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    expect(await asked(application, 'columnEncryption.removeHolder')).toEqual({ planId: 'rib', volunteer: 'v9' });
    await expect.element(button(/^Alex a la clé de prelevement\.rib/)).not.toBeInTheDocument();
  });

  test('that are not ours are not ours to give', async () => {
    const { application } = await open('keys');
    const given = button(/^Seul un porteur/).first();
    await expect.element(given).toHaveAttribute('aria-disabled', 'true');
    (given.element() as HTMLElement).click();
    expect(application.callsOf('columnEncryption.addHolder')).toEqual([]);
  });

  test('are delivered to a server that was recognised, after a dry run', async () => {
    const { hostKey: _, ...delivery } = sampleColumns().delivery;
    const { application } = await open('keys', { delivery });
    await button('Voir l’empreinte du serveur').click();
    await expect.element(button('Accepter ce serveur')).toBeDisabled();
    await page.getByText('J’ai comparé : l’empreinte est la même').click();
    await button('Accepter ce serveur').click();
    await button('Faire un essai à blanc').click();
    await text(/Serait écrit dans \/etc\/ouvadesk\/cles\.json/).toBeVisible();
    await button('Livrer').click();
    expect(await asked(application, 'columnEncryption.deliver')).toEqual({ dryRunId: 'dd1' });
    await text('Les clés sont livrées.').toBeVisible();
  });

  test('are not delivered into a folder that the site serves', async () => {
    const deliveryDryRun = { ...sampleColumns().deliveryDryRun, refused: 'in-web-root' as const };
    await open('keys', { deliveryDryRun });
    await button('Faire un essai à blanc').click();
    await text('Ce dossier est servi par le site').toBeVisible();
    await expect.element(button('Livrer')).toBeDisabled();
  });
});

test('the health says what is wrong, and what a person did is ticked', async () => {
  const { application } = await open('health');
  await text('1 colonne est à revoir').toBeVisible();
  await expectAccessible();
  await page.getByRole('checkbox', { name: /sauvegardes d’avant/ }).click();
  expect(await asked(application, 'columnEncryption.setRemains')).toEqual({
    planId: 'siret',
    what: 'backups',
    done: true,
  });
  await page.getByRole('textbox', { name: 'Tous les' }).fill('14');
  await button('Enregistrer').click();
  expect(await asked(application, 'columnEncryption.setSchedule')).toEqual({ connectionId: 'c1', everyDays: 14 });
});

test('a person’s data is read for a reason, as text, and nothing of it is left afterwards', async () => {
  const { application, queries } = await open('access');
  await page.getByLabelText(/^Identifiant/).fill('jdupont');
  await button('Chercher').click();
  await button('Lire').click();
  await text('Cochez au moins une ligne.').toBeVisible();
  await page.getByRole('checkbox', { name: /Jeanne Dupont/ }).click();
  await page.getByLabelText(/^Qui demande/).fill('Demande écrite du 3 novembre');
  await button('Lire').click();
  expect(await asked(application, 'columnEncryption.readPerson')).toMatchObject({
    rows: [{ table: 'membre', key: '["00412"]' }],
    reason: 'Demande écrite du 3 novembre',
  });
  await text(/12 rue des Lilas/).toBeVisible();
  await text('<b>=1+1</b>').toBeVisible();
  await text(/que personne ne lit/).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Santé' }).click();
  await text('1 colonne est à revoir').toBeVisible();
  await page.getByRole('link', { name: 'Droit d’accès' }).click();
  await expect.element(page.getByLabelText(/^Identifiant/)).toHaveValue('');
  const kept = [
    ...queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data),
    ...queries
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.data),
  ];
  expect(JSON.stringify(kept)).not.toContain('Lilas');
});
