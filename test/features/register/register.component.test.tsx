import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RegisterScreen } from '../../../renderer/features/register/screen.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { sampleRegister } from './sample-register.ts';

const row = (name: RegExp) => page.getByRole('row', { name });

beforeEach(() => page.viewport(1280, 800));

async function open(at = '/register', more: Parameters<typeof show>[1] = {}) {
  const app = new FakeApplication({ register: sampleRegister() }).connect();
  await show(<RegisterScreen />, { at, ...more });
  await expect.element(page.getByRole('grid')).toBeVisible();
  return app;
}

test('a line says when, who, what, about what, and its figures in short', async () => {
  await open();
  await expect
    .element(
      row(
        /23 nov. 2026, 15:02.*Jeanne \(vous\).*Audit des mots de passe.*Ouvadmin.*1 760 comptes · 412 à revoir.*terminé/,
      ),
    )
    .toBeVisible();
  await expect.element(row(/Camille.*Envoi aux membres.*Invitation au questionnaire.*666 personnes/)).toBeVisible();
  await expect.element(row(/un ancien bénévole.*forge-opened/)).toBeVisible();
});

test('filters are in the address, and are read from it', async () => {
  const app = await open('/register?what=export&who=Jeanne');
  await expect.element(row(/Export.*Ouvadmin/)).toBeVisible();
  await expect.element(row(/Audit/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Retirer les filtres' }).click();
  await expect.element(row(/Camille/)).toBeVisible();
  expect(location.hash).toBe('#/register');
  await page.getByLabelText('Depuis').fill('2026-11-20');
  await vi.waitUntil(() => location.hash === '#/register?from=2026-11-20');
  await vi.waitUntil(() => (app.callsOf('register.entries').at(-1) as { from?: string }).from === '2026-11-20');
  await userEvent.keyboard('{Tab}');
  await page.getByRole('searchbox').fill('camille');
  await vi.waitUntil(() => location.hash.includes('q=camille'));
});

test('the keys alone open a line, and Escape closes it', async () => {
  await open();
  await expect.element(row(/Camille/)).toBeVisible();
  page.getByRole('grid').element().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const panel = page.getByRole('complementary');
  await expect.element(panel.getByRole('heading', { name: 'Export' })).toBeVisible();
  await expect.element(panel.getByText('Écrire aux membres concernés')).toBeVisible();
  await expect.element(panel.getByText('23 déc. 2026')).toBeVisible();
  await expect.element(panel.getByText(/^9f86d/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
});

test('nothing in a panel changes anything; a change made by another way is said, and a conflict leads to the choice', async () => {
  await open();
  await row(/forge-opened/).click();
  const panel = page.getByRole('complementary');
  await expect.element(panel.getByText('Cette ligne a été modifiée après coup')).toBeVisible();
  await expect
    .element(panel.getByRole('link', { name: 'Choisir la version à garder' }))
    .toHaveAttribute('href', '#/sync/conflicts');
  expect(panel.getByRole('button').elements()).toHaveLength(1);
  expect(panel.getByRole('textbox').elements()).toEqual([]);
});

test('what is picked is what is exported, for a purpose', async () => {
  const app = await open();
  await expect.element(row(/Camille/)).toBeVisible();
  page.getByRole('grid').element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
  await page.getByRole('button', { name: 'Exporter 1 ligne' }).click();
  await page.getByRole('radio', { name: /Répondre de la protection des données/ }).click();
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  await expect.element(page.getByText('Le fichier est prêt.')).toBeVisible();
  expect(app.callsOf('register.export')).toMatchObject([
    { query: { ids: ['r3'] }, request: { purpose: 'data-protection' } },
  ]);
});

describe('the states', () => {
  test('empty says what will be there', async () => {
    new FakeApplication().connect();
    await show(<RegisterScreen />, { at: '/register' });
    await expect.element(page.getByText('Rien n’a encore été fait')).toBeVisible();
  });

  test('an error says what to do', async () => {
    new FakeApplication({ refusals: { 'register.watch': { code: 'VAULT_LOCKED' } } }).connect();
    await show(<RegisterScreen />, { at: '/register' });
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
  });

  test('no match offers to take the filters off', async () => {
    await open('/register?q=introuvable');
    await expect.element(page.getByText('Aucune ligne ne correspond')).toBeVisible();
  });

  test('a new line appears by itself', async () => {
    const app = await open();
    const [first] = sampleRegister();
    if (!first) throw new Error('No line.');
    app.tell({ register: [{ ...first, id: 'r0', subject: 'Nouvelle base' }, ...sampleRegister()] });
    await expect.element(row(/Nouvelle base/)).toBeVisible();
  });
});

test.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing, with a panel open (%s, %s)', async (locale, scheme) => {
  await open('/register', { locale, scheme });
  await expectAccessible();
  await row(/forge-opened/).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectAccessible();
});
