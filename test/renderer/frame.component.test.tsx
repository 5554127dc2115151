import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Job } from '../../preload/contract/shell.ts';
import { sampleAudit } from './fake-campaigns.ts';
import { expectAccessible } from './show.tsx';
import { asked, showWindow } from './show-window.tsx';

const job: Job = {
  id: 'j1',
  kind: 'audit',
  subject: 'Ouvadmin',
  state: 'running',
  startedAt: '2026-11-24T10:00:00.000Z',
  step: 'judge',
  done: 640,
  total: 1760,
  rate: 310,
  secondsLeft: 190,
};

test('the palette opens by its key, finds without accents, and goes there', async () => {
  await showWindow();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('option', { name: /Copie de travail/ })).toBeVisible();
  await userEvent.keyboard('reglages{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  expect(location.hash).toBe('#/settings');
});

test('the palette moves with the arrows and closes with Escape', async () => {
  await showWindow();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('option', { name: /Accueil/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('option', { name: /Accueil/ })).toHaveAttribute('aria-selected', 'false');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('the language and the theme change by name', async () => {
  const { application } = await showWindow();
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('anglais{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  expect(await asked(application, 'preferences.set')).toEqual({ locale: 'en' });
  expect(document.documentElement.lang).toBe('en');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('dark{Enter}');
  await vi.waitUntil(() => document.documentElement.dataset.mantineColorScheme === 'dark', { timeout: 5000 });
});

test('? lists the keys of the page', async () => {
  await showWindow();
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.element(page.getByText('Tout retrouver par son nom')).toBeVisible();
});

test('the rail folds by its key, stays so, and its entries keep their names', async () => {
  const { application } = await showWindow();
  await userEvent.keyboard('{Control>}b{/Control}');
  expect(await asked(application, 'preferences.set')).toEqual({ railCollapsed: true });
  await expect.element(page.getByRole('link', { name: 'Connexions' })).toBeVisible();
});

test('the current entry is told to those who do not see it', async () => {
  await showWindow({}, '/connections/c1');
  await expect.element(page.getByRole('link', { name: 'Connexions' })).toHaveAttribute('aria-current', 'page');
  await expect.element(page.getByRole('link', { name: 'Accueil' })).not.toHaveAttribute('aria-current');
});

test('running jobs are counted at the foot, and cancelled from their panel', async () => {
  const { application } = await showWindow({ jobs: [job] });
  await page.getByRole('button', { name: /1 travail en cours/ }).click();
  await expect.element(page.getByText(/640 sur 1.760 · 310 par seconde · encore 3.min/)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  expect(await asked(application, 'shell.cancelJob')).toEqual({ id: 'j1' });
  await expect.element(page.getByText(/^arrêté à/)).toBeVisible();
});

test('home leads from what is missing to what is to be reviewed', async () => {
  const { application, queries } = await showWindow({ profiles: [] });
  await expect.element(page.getByText('Aucune base n’est reliée.')).toBeVisible();
  application.tell({ audits: [sampleAudit()] });
  // Not awaited: the streams that are followed have no end.
  void queries.invalidateQueries();
  await expect.element(page.getByText(/508 comptes à revoir sur 1.760/)).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Voir les comptes' })).toBeVisible();
});

test('an address that leads nowhere leads home', async () => {
  const { container } = await showWindow({}, '/settings');
  location.hash = '#/nowhere';
  await expect.element(page.getByText('Il n’y a rien à cette adresse')).toBeVisible();
  expect(container).toBeTruthy();
});

test('skipping the rail brings the focus to the content', async () => {
  await showWindow();
  await userEvent.keyboard('{Tab}{Enter}');
  expect(document.activeElement?.id).toBe('content');
});

test('locking is one button away', async () => {
  const { application } = await showWindow();
  await page.getByRole('button', { name: /Verrouiller le coffre/ }).click();
  await asked(application, 'vault.lock');
  await expect.element(page.getByRole('heading', { name: 'Le coffre est verrouillé' })).toBeVisible();
});

const places = ['/', '/settings', '/connections', '/connections/new', '/connections/c1', '/schema-mapping/c1'];

test.each(places)('axe finds nothing at %s, in both themes', async (at) => {
  for (const theme of ['light', 'dark'] as const) {
    const preferences = { locale: theme === 'dark' ? ('en' as const) : ('fr' as const), theme, railCollapsed: false };
    const { unmount } = await showWindow({ preferences, jobs: [job] }, at);
    await vi.waitUntil(() => document.querySelector('[aria-busy]') === null, { timeout: 10_000 });
    await expectAccessible();
    await unmount();
  }
});
