import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { RecoveryScreen } from '../../../renderer/features/volunteers/recovery-screen.tsx';
import { RehearsalScreen } from '../../../renderer/features/volunteers/rehearsal-screen.tsx';
import { RestoreScreen } from '../../../renderer/features/volunteers/restore-screen.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { asked } from '../../renderer/show-window.tsx';
import { sampleShares, sampleTeam } from './sample-team.ts';

const shares = sampleShares(6);
const text = (index: number) => shares[index]?.text ?? '';

async function made() {
  const app = new FakeApplication({ team: sampleTeam(), shares }).connect();
  const shown = await show(<RecoveryScreen />);
  await page.getByLabelText(/Autres personnes ou lieux/).fill('Coffre de la banque\n\nDirectoire');
  await page.getByRole('button', { name: 'Créer les feuilles' }).click();
  await asked(app, 'volunteers.makeShares');
  await expect.element(page.getByText('Ces feuilles ne seront plus jamais montrées')).toBeVisible();
  return { app, ...shown };
}

test('who holds a sheet and how many are needed is chosen, with what it means', async () => {
  const { app } = await made();
  expect(app.callsOf('volunteers.makeShares')).toEqual([
    {
      needed: 3,
      holders: [
        { name: 'Camille Roche', volunteer: 'v1' },
        { name: 'Youssef Benali', volunteer: 'v2' },
        { name: 'Inès Marchand', volunteer: 'v3' },
        { name: 'Coffre de la banque' },
        { name: 'Directoire' },
      ],
    },
  ]);
});

test('fewer than two holders cannot be asked for', async () => {
  const team = sampleTeam();
  new FakeApplication({ team: { ...team, volunteers: team.volunteers.slice(0, 1) }, shares }).connect();
  await show(<RecoveryScreen />);
  await expect.element(page.getByText('Il faut au moins deux détenteurs.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Créer les feuilles' })).toBeDisabled();
});

test('the sheets are in no cache, and go with the page, here and in the application', async () => {
  const { app, queries, unmount } = await made();
  const kept = JSON.stringify([
    queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data),
    queries
      .getMutationCache()
      .getAll()
      .map(({ state }) => [state.variables, state.data]),
  ]);
  expect(kept).not.toContain(text(0));
  await unmount();
  await asked(app, 'volunteers.dropShares');
  expect(document.documentElement.innerHTML).not.toContain(text(0));
});

test('codes are on the screen only when asked for, on paper always', async () => {
  await made();
  const onPaper = [...document.querySelectorAll('body > [aria-hidden] section')];
  expect(onPaper).toHaveLength(5);
  expect(onPaper[1]?.textContent).toContain('Youssef Benali');
  expect(onPaper[1]?.textContent?.replaceAll(/\s/g, '')).toContain(text(1));
  expect(onPaper[1]?.querySelector('svg path')?.getAttribute('d')).toBe(shares[1]?.qr.path);
  expect(document.querySelector('#root, main')?.textContent).not.toContain(text(1));
  await page.getByRole('button', { name: 'Montrer les codes à l’écran' }).click();
  await expect.element(page.getByRole('listitem').getByText(text(1))).toBeVisible();
});

test('a set is put in force by reading one sheet back', async () => {
  const { app } = await made();
  const keep = page.getByRole('button', { name: 'Mettre ce jeu en vigueur' });
  await expect.element(keep).toBeDisabled();
  await page.getByLabelText('Feuille 1', { exact: true }).fill('ouvapart1 faux');
  await expect.element(page.getByText('Il manque quelque chose, ou une lettre est fausse.')).toBeVisible();
  await page.getByLabelText('Feuille 1', { exact: true }).fill(text(2).toUpperCase());
  await keep.click();
  expect(await asked(app, 'volunteers.keepShares')).toEqual({ set: 'K7QX2M4A', share: text(2).toUpperCase() });
  await vi.waitUntil(() => location.hash === '#/volunteers');
});

test('sheets that were erased meanwhile lead to new ones', async () => {
  const { app } = await made();
  app.state.refusals = { 'volunteers.keepShares': { code: 'SHARES_FORGOTTEN' } };
  await page.getByLabelText('Feuille 1', { exact: true }).fill(text(0));
  await page.getByRole('button', { name: 'Mettre ce jeu en vigueur' }).click();
  await expect.element(page.getByText('Ces feuilles ont été effacées')).toBeVisible();
  await page.getByRole('button', { name: 'Préparer un nouveau jeu' }).click();
  await expect.element(page.getByRole('button', { name: 'Créer les feuilles' })).toBeVisible();
});

test('a rehearsal takes the sheets one by one, refuses one twice, and forgets them', async () => {
  const app = new FakeApplication({ team: sampleTeam(), shares }).connect();
  await show(<RehearsalScreen />);
  await page.getByLabelText('Feuille 1', { exact: true }).fill(text(0));
  await expect.element(page.getByText(/Feuille 1 sur 6, jeu K7QX2M4A/)).toBeVisible();
  await page.getByLabelText('Feuille 2', { exact: true }).fill(text(0));
  await expect.element(page.getByText('C’est la même feuille que plus haut.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Faire l’essai' })).toBeDisabled();
  await page.getByLabelText('Feuille 2', { exact: true }).fill(text(3));
  await page.getByRole('button', { name: 'Faire l’essai' }).click();
  expect(await asked(app, 'volunteers.rehearse')).toEqual({ shares: [text(0), text(3)] });
  await expect.element(page.getByText('L’essai a réussi')).toBeVisible();
  expect(document.documentElement.innerHTML).not.toContain(text(0));
});

test('a sheet of a set that is no longer in force is told so', async () => {
  const team = sampleTeam();
  const recovery = team.recovery && { ...team.recovery, set: 'ZZZZ9999' };
  new FakeApplication({ team: sampleTeam({ recovery }), shares }).connect();
  await show(<RehearsalScreen />);
  await page.getByLabelText('Feuille 1', { exact: true }).fill(text(0));
  await expect.element(page.getByText(/jeu K7QX2M4A, qui n’est plus en vigueur/)).toBeVisible();
});

test('restoring: the first sheet says how many are needed', async () => {
  const app = new FakeApplication({ shares }).connect();
  await show(<RestoreScreen />);
  await page.getByLabelText(/Votre nom/).fill('Camille Roche');
  await expect.element(page.getByLabelText('Feuille 2', { exact: true })).not.toBeInTheDocument();
  await page.getByLabelText('Feuille 1', { exact: true }).fill(text(0));
  await page.getByLabelText('Feuille 2', { exact: true }).fill(text(1));
  await page.getByRole('button', { name: 'Retrouver l’équipe' }).click();
  expect(await asked(app, 'volunteers.restore')).toEqual({
    connectionId: 'c1',
    database: 'ouvadesk',
    name: 'Camille Roche',
    shares: [text(0), text(1)],
  });
});

test('who does not administer the team is told so', async () => {
  const team = sampleTeam();
  new FakeApplication({ team: { ...team, me: { ...team.me, role: 'member' } } }).connect();
  await show(<RecoveryScreen />);
  await expect.element(page.getByText('Il faut administrer l’équipe pour cela')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing (%s)', async (scheme) => {
  new FakeApplication({ team: sampleTeam(), shares }).connect();
  const { unmount } = await show(<RecoveryScreen />, { scheme });
  await page.getByRole('button', { name: 'Créer les feuilles' }).click();
  await page.getByRole('button', { name: 'Montrer les codes à l’écran' }).click();
  await page.getByLabelText('Feuille 1', { exact: true }).fill('faux');
  await expect.element(page.getByText('Il manque quelque chose, ou une lettre est fausse.')).toBeVisible();
  await expectAccessible();
  await unmount();
});
