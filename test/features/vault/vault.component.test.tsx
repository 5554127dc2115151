import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeApplication, openOwn } from '../../renderer/fake-application.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

/** What the page warns of comes to say this. */
const alertSays = (sentence: string | RegExp) =>
  expect.poll(() => document.querySelector('[role=alert]')?.textContent).toMatch(sentence);

const locked = { kind: 'locked' as const, remembered: false, why: 'start' as const };
const good = 'quatre mots sans lien';

test('the first start offers a vault of one’s own or the demonstration, which opens at once', async () => {
  const { application } = await showWindow({ vault: { kind: 'absent' } });
  await expect.element(page.getByRole('button', { name: /Créer mon coffre/ })).toBeVisible();
  await page.getByRole('button', { name: /Découvrir la démonstration/ }).click();
  await asked(application, 'vault.openDemonstration');
  await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Démonstration/ })).toBeVisible();
});

test('a vault is created by the keyboard alone, once the passphrase is long enough and the same twice', async () => {
  const { application } = await showWindow({ vault: { kind: 'absent' } });
  await page.getByRole('button', { name: /Créer mon coffre/ }).click();
  const create = page.getByRole('button', { name: 'Créer le coffre' });
  await userEvent.keyboard('trop court');
  await expect.element(page.getByText('Encore 5 caractères')).toBeVisible();
  await expect.element(create).toBeDisabled();
  await userEvent.clear(page.getByLabelText('Phrase de passe', { exact: true }));
  await page.getByLabelText('Phrase de passe', { exact: true }).fill(good);
  await page.getByLabelText('La même phrase, une seconde fois').fill('quatre mots avec');
  await expect.element(page.getByText('Les deux phrases ne sont pas les mêmes.')).toBeVisible();
  await page.getByLabelText('La même phrase, une seconde fois').fill(good);
  await page.getByRole('checkbox').click();
  await userEvent.keyboard('{Tab}{Enter}');
  expect(await asked(application, 'vault.create')).toEqual({ passphrase: good, remember: true });
  await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
});

test('a wrong passphrase says so, keeps the field ready, and the right one opens', async () => {
  await showWindow({ vault: locked });
  await page.getByLabelText('Phrase de passe').fill('autre chose');
  await userEvent.keyboard('{Enter}');
  await alertSays('Ce n’est pas cette phrase');
  await userEvent.keyboard(`${good}{Enter}`);
  await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
});

const data = {
  VAULT_DAMAGED: { folder: '/coffre', copies: ['/coffre/copie-1'] },
  WRONG_PASSPHRASE_OR_DAMAGED: { folder: '/coffre', copies: [] },
  VAULT_NEWER: { fileVersion: 90, appVersion: 50 },
  MIGRATION_FAILED: { step: '0050-export-journal', copy: '/coffre/copie-2' },
  VAULT_ABSENT: undefined,
  VAULT_IN_USE: undefined,
};
const sentences: Record<keyof typeof data, RegExp> = {
  VAULT_DAMAGED: /est abîmé.*ni effacé ni modifié.*\/coffre\/copie-1/,
  WRONG_PASSPHRASE_OR_DAMAGED: /ne s’ouvre pas avec cette phrase.*Aucune copie/,
  VAULT_NEWER: /version plus récente.*version 90.*version 50/,
  MIGRATION_FAILED: /s’est arrêtée.*0050-export-journal.*\/coffre\/copie-2/,
  VAULT_ABSENT: /plus de coffre/,
  VAULT_IN_USE: /déjà ouvert/,
};

test.each(Object.keys(data) as (keyof typeof data)[])('%s has its own sentence', async (code) => {
  await showWindow({ vault: locked, refusals: { 'vault.open': { code, data: data[code] } } });
  await page.getByLabelText('Phrase de passe').fill(good);
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await alertSays(sentences[code]);
});

test.each([
  ['KEYCHAIN_MISSING', 'Le trousseau du système ne répond pas'],
  ['KEYCHAIN_EMPTY', 'Le trousseau n’a plus la clé de ce coffre'],
])('%s leads back to the passphrase', async (code, sentence) => {
  await showWindow({ vault: { ...locked, remembered: true }, refusals: { 'vault.openRemembered': { code } } });
  await page.getByRole('button', { name: 'Ouvrir avec le trousseau' }).click();
  await alertSays(sentence);
});

test('a defect is told with the number of the log', async () => {
  const refusals = { 'vault.open': { code: 'INTERNAL_SERVER_ERROR', data: { number: 'ab12cd34' } } };
  await showWindow({ vault: locked, refusals });
  await page.getByLabelText('Phrase de passe').fill(good);
  await userEvent.keyboard('{Enter}');
  await alertSays('Incident ab12cd34');
});

test('without a keychain, remembering is not offered', async () => {
  const shell = { kind: 'browser' as const, version: '0.1.0', platform: 'linux' };
  await showWindow({ vault: locked, shell });
  await expect.element(page.getByRole('checkbox')).toBeDisabled();
  await expect.element(page.getByText(/n’offre pas de trousseau/)).toBeVisible();
});

test('locking shows the locked screen and forgets what was read', async () => {
  const { application, queries } = await showWindow({}, '/connections');
  await expect.element(page.getByText('Copie de travail')).toBeVisible();
  application.tell({ vault: { ...locked, why: 'idle' } });
  await expect.element(page.getByText(/faute d’activité/)).toBeVisible();
  const left = queries
    .getQueryCache()
    .getAll()
    .map((query) => String((query.queryKey[0] as string[])[0]));
  expect(left.filter((feature) => !['vault', 'shell', 'preferences'].includes(feature))).toEqual([]);
});

test('presence is told at most once in 20 s, and only after a key or a pointer', async () => {
  const { application } = await showWindow();
  expect(application.callsOf('vault.touch')).toEqual([]);
  for (let times = 0; times < 5; times += 1) await userEvent.keyboard('{Shift}');
  await asked(application, 'vault.touch');
  expect(application.callsOf('vault.touch')).toHaveLength(1);
});

test('the passphrase is changed in the settings', async () => {
  const { application } = await showWindow({}, '/settings');
  await page.getByRole('button', { name: 'Changer la phrase de passe' }).click();
  await page.getByLabelText('Phrase actuelle').fill('fausse');
  await page.getByLabelText('Nouvelle phrase').fill('cinq autres mots au hasard');
  await page.getByLabelText('La nouvelle, une seconde fois').fill('cinq autres mots au hasard');
  const change = page.getByRole('button', { name: 'Changer la phrase', exact: true });
  await change.click();
  await expect.element(page.getByText('Ce n’est pas cette phrase')).toBeVisible();
  await page.getByLabelText('Phrase actuelle').fill(good);
  await change.click();
  await expect.element(page.getByText(/Le coffre est chiffré de nouveau/)).toBeVisible();
  expect(application.state.passphrase).toBe('cinq autres mots au hasard');
});

test('the idle minutes and the keychain are chosen in the settings', async () => {
  const { application } = await showWindow({}, '/settings');
  await page.getByLabelText('Verrouiller sans activité').selectOptions('0');
  expect(await asked(application, 'vault.lockAfter')).toEqual({ idleMinutes: 0 });
  await page.getByRole('checkbox', { name: /Se souvenir/ }).click();
  expect(await asked(application, 'vault.remember')).toEqual({ remember: true });
  await expect.element(page.getByText('La clé est gardée dans le trousseau.')).toBeVisible();
});

test.each([
  ['first start', { kind: 'absent' as const }],
  ['locked', { ...locked, remembered: true }],
])('axe finds nothing on the %s screen, in both themes', async (_name, vault) => {
  for (const theme of ['light', 'dark'] as const) {
    const preferences = { locale: 'fr' as const, theme, railCollapsed: false };
    const { unmount } = await showWindow({ vault, preferences });
    await expectAccessible();
    await unmount();
  }
});

test('what was typed does not stay in the page once the vault is open', async () => {
  const { application, queries } = await showWindow({ vault: locked });
  await page.getByLabelText('Phrase de passe').fill(good);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await vi.waitUntil(
    () =>
      !JSON.stringify(
        queries
          .getMutationCache()
          .getAll()
          .map((one) => one.state),
      ).includes(good),
  );
  expect(
    JSON.stringify(
      queries
        .getQueryCache()
        .getAll()
        .map((one) => one.queryKey),
    ),
  ).not.toContain(good);
  expect(application).toBeInstanceOf(FakeApplication);
  expect(openOwn.kind).toBe('open');
});
