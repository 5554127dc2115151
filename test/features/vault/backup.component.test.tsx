import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openOwn } from '../../renderer/fake-application.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const good = 'quatre mots sans lien';
const locked = { kind: 'locked' as const, remembered: false, why: 'start' as const };
const desktop = { kind: 'desktop' as const, version: '0.1.0', platform: 'linux' };
const alertSays = (sentence: string | RegExp) =>
  expect.poll(() => document.querySelector('[role=alert]')?.textContent).toMatch(sentence);
const preferences = (locale: 'fr' | 'en', theme: 'light' | 'dark' = 'light') => ({
  locale,
  theme,
  railCollapsed: false,
});

test('the settings back the vault up, say what was written, and stay quiet while a backup is young', async () => {
  const lastBackupAt = new Date(Date.now() - 5 * 86_400_000).toISOString();
  const { application } = await showWindow({ vault: { ...openOwn, lastBackupAt } }, '/settings');
  await expect.element(page.getByText(/^Dernière sauvegarde le /)).toBeVisible();
  await expect.element(page.getByText(/plus de 30 jours/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Sauvegarder le coffre' }).click();
  expect(await asked(application, 'vault.backup')).toEqual({ locale: 'fr' });
  await expect.element(page.getByText(/Coffre Ouvadesk - 2026-11-24\.ouvadesk/)).toBeVisible();
  await expectAccessible();
});

test.each([
  ['a backup', { lastBackupAt: '2020-01-01T10:00:00.000Z' }, /La dernière sauvegarde a plus de 30 jours/],
  ['a vault without one', { createdAt: '2020-01-01T10:00:00.000Z' }, /n’a pas été sauvegardé/],
])('%s that is old is gently told', async (_name, change, sentence) => {
  await showWindow({ vault: { ...openOwn, ...change } }, '/settings');
  await expect.element(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
});

test.each(['EXPORT_DISK_FULL', 'EXPORT_NOT_WRITABLE'])('%s is told where the backup is asked for', async (code) => {
  const refusals = { 'vault.backup': { code, data: { reason: 'EROFS' } } };
  await showWindow({ refusals }, '/settings');
  await page.getByRole('button', { name: 'Sauvegarder le coffre' }).click();
  await alertSays(code === 'EXPORT_DISK_FULL' ? /plus assez de place.*est intact/ : /EROFS.*est intact/);
});

test('a backup that was thought better of leaves a word, not an error', async () => {
  await showWindow({ refusals: { 'vault.backup': { code: 'EXPORT_CANCELLED' } } }, '/settings');
  await page.getByRole('button', { name: 'Sauvegarder le coffre' }).click();
  await expect.element(page.getByText('Aucun fichier n’a été écrit.')).toBeVisible();
});

const handOver = {
  fr: {
    open: 'Préparer une passation',
    inside: /les audits terminés et leurs verdicts/,
    outside: /vos clés personnelles et celles de l’équipe/,
    passphrase: 'Phrase de passe de la passation',
    again: 'La même phrase, une seconde fois',
    submit: 'Écrire le fichier',
    strength: 'Résiste bien',
    done: /Le fichier est écrit : Passation/,
  },
  en: {
    open: 'Prepare a hand-over',
    inside: /the audits that ended and their verdicts/,
    outside: /your personal keys and those of the team/,
    passphrase: 'Passphrase of the hand-over',
    again: 'The same passphrase once more',
    submit: 'Write the file',
    strength: 'Resists well',
    done: /The file is written: Passation/,
  },
};

test.each(['fr', 'en'] as const)(
  'a hand-over says what is in it and what is not, and asks for a passphrase (%s)',
  async (locale) => {
    const words = handOver[locale];
    const { application } = await showWindow({ preferences: preferences(locale) }, '/settings');
    await page.getByRole('button', { name: words.open }).click();
    await expect.element(page.getByText(words.inside)).toBeVisible();
    await expect.element(page.getByText(words.outside)).toBeVisible();
    const submit = page.getByRole('button', { name: words.submit });
    await page.getByLabelText(words.passphrase).fill('trop court');
    await expect.element(submit).toBeDisabled();
    await page.getByLabelText(words.passphrase).fill(good);
    await expect.element(page.getByText(words.strength)).toBeVisible();
    await page.getByLabelText(words.again).fill(good);
    await expectAccessible();
    await submit.click();
    expect(await asked(application, 'vault.handOver')).toEqual({ passphrase: good, locale });
    await expect
      .poll(() =>
        page
          .getByRole('dialog')
          .element()
          .textContent?.replaceAll(/[\u00a0\u202f]/g, ' '),
      )
      .toMatch(words.done);
    expect(page.getByRole('dialog').element().innerHTML).not.toContain(good);
  },
);

test('a backup is restored on a new computer: chosen, checked, opened', async () => {
  const { application } = await showWindow({ vault: { kind: 'absent' }, shell: desktop });
  await page.getByRole('button', { name: /Restaurer une sauvegarde/ }).click();
  await page.getByRole('button', { name: 'Choisir le fichier' }).click();
  await expect.element(page.getByText(/^Sauvegarde du /)).toBeVisible();
  await expect.element(page.getByText(/mis de côté/)).not.toBeInTheDocument();
  await userEvent.keyboard('pas la bonne{Enter}');
  await alertSays('Ce n’est pas la phrase de cette sauvegarde');
  await userEvent.keyboard(`${good}{Enter}`);
  expect(await asked(application, 'vault.restore')).toMatchObject({ id: 'b1' });
  await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await expect.element(page.getByText('Le coffre est restauré.')).toBeVisible();
});

test('before a locked vault, a hand-over says that the vault will be set aside, then where it is', async () => {
  const backup = { kind: 'hand-over' as const, savedAt: '2026-11-20T09:30:00.000Z', bytes: 4_200_000 };
  await showWindow({ vault: locked, shell: desktop, backup });
  await page.getByRole('button', { name: 'Restaurer une sauvegarde' }).click();
  await page.getByRole('button', { name: 'Choisir le fichier' }).click();
  await expect.element(page.getByText(/^Passation préparée le /)).toBeVisible();
  await expect.element(page.getByText(/mis de côté, et vous saurez où/)).toBeVisible();
  await page.getByLabelText('Phrase de passe de la passation').fill(good);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('/coffres/own/copies/2026-11-24-replaced')).toBeVisible();
});

test('in a browser the page hands the file over', async () => {
  const { application } = await showWindow({ vault: { kind: 'absent' } });
  await page.getByRole('button', { name: /Restaurer une sauvegarde/ }).click();
  const file = new File(['coffre'], 'Coffre.ouvadesk');
  await userEvent.upload(document.querySelector('input[type=file]') as HTMLElement, file);
  await asked(application, 'vault.inspectBackup');
  await expect.element(page.getByText(/^Sauvegarde du /)).toBeVisible();
});

const data: Record<string, [data: unknown, sentence: RegExp]> = {
  BACKUP_GONE: [undefined, /n’est plus là/],
  BACKUP_UNREADABLE: [{ reason: 'EACCES' }, /ne peut pas être lu.*EACCES/],
  BACKUP_UNKNOWN: [undefined, /Ce n’est pas une sauvegarde d’Ouvadesk/],
  BACKUP_DAMAGED: [{ because: 'cut' }, /abîmée.*Il lui manque la fin/],
  BACKUP_NEWER: [undefined, /version plus récente/],
};

test.each(Object.keys(data))('%s has its own sentence', async (code) => {
  const refusals = { 'vault.inspectBackup': { code, data: data[code]?.[0] } };
  await showWindow({ vault: { kind: 'absent' }, shell: desktop, refusals });
  await page.getByRole('button', { name: /Restaurer une sauvegarde/ }).click();
  await page.getByRole('button', { name: 'Choisir le fichier' }).click();
  await alertSays(data[code]?.[1] ?? '');
  await page.getByRole('button', { name: 'Revenir en arrière' }).click();
  await expect.element(page.getByRole('button', { name: /Créer mon coffre/ })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing on the restore screen (%s)', async (theme) => {
  await showWindow({ vault: locked, shell: desktop, preferences: preferences('en', theme) });
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByRole('button', { name: 'Choose the file' }).click();
  await expect.element(page.getByText(/^Backup of /)).toBeVisible();
  await expectAccessible();
});
