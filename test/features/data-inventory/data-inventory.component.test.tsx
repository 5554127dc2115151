import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ProcessingRegisterScreen } from '../../../renderer/features/data-inventory/register-screen.tsx';
import { DataInventoryScreen } from '../../../renderer/features/data-inventory/screen.tsx';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { sampleColumn, sampleInventory, sampleProposed, sampleRegister } from '../../renderer/fake-data-inventory.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';

const row = (name: RegExp) => page.getByRole('row', { name });

beforeEach(() => page.viewport(1280, 800));

// What went well is said over the foot of the window for five seconds: the next test does not begin under it.
afterEach(() => {
  const dismiss = page.getByRole('button', { name: /Masquer ce message|Hide this message/ });
  for (const one of dismiss.elements()) one.dispatchEvent(new MouseEvent('click', { bubbles: true }));
});

async function open(change: Partial<FakeState> = {}, more: Parameters<typeof show>[1] = {}) {
  const app = new FakeApplication({ inventory: sampleInventory, ...change }).connect();
  await show(<DataInventoryScreen />, { at: '/data-inventory', ...more });
  return app;
}

describe('personal data', () => {
  test('a line says table, column, category, why, how sure, a masked excerpt, what to do, and its state', async () => {
    await open();
    await expect
      .element(row(/comptes.*titulaire.*Nom, prénom.*71.%.*89.%.*M•••• D•••••.*chiffrer.*retenue/))
      .toBeVisible();
    await expect.element(row(/telephone.*nouvelle/)).toBeVisible();
    await expect.element(page.getByText('1 table a été jugée sur ses noms seuls')).toBeVisible();
    await expectAccessible();
  });

  test('keys alone pick, keep and dismiss many at once', async () => {
    const app = await open();
    await expect.element(row(/pass_md5/)).toBeVisible();
    page.getByRole('grid').element().focus();
    await userEvent.keyboard(' {Shift>}{ArrowDown}{/Shift}a');
    await expect.element(page.getByText('2 colonnes retenues')).toBeVisible();
    // What was decided is picked no more.
    await expect.element(page.getByText('10 colonnes', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowDown} {Shift>}{ArrowDown}{/Shift}r');
    await expect.element(page.getByText('2 colonnes écartées')).toBeVisible();
    expect(app.callsOf('dataInventory.decide')).toEqual([
      { connectionId: 'c1', ids: ['acces_ftp.pass_md5', 'comptes.id_compte'], state: 'kept' },
      { connectionId: 'c1', ids: ['comptes.mot_de_passe', 'comptes.titulaire'], state: 'dismissed' },
    ]);
  });

  test('the panel tells why, and another category is kept', async () => {
    const app = await open();
    await row(/comptes.*titulaire/).click();
    const panel = page.getByRole('complementary');
    await expect.element(panel.getByRole('heading', { name: 'Pourquoi (sûr à 89\u202f%)' })).toBeVisible();
    await expect.element(panel.getByText('Retenue par Camille', { exact: false })).toBeVisible();
    await panel.getByLabelText('Catégorie').selectOptions('civil-status');
    await vi.waitUntil(() => app.callsOf('dataInventory.decide').length > 0);
    expect(app.callsOf('dataInventory.decide')[0]).toMatchObject({ state: 'kept', category: 'civil-status' });
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
  });

  test('filters are in the address; those with nothing are a list of their own', async () => {
    const other = sampleColumn('comptes.etat', { state: 'nothing', because: [], sample: [], confidence: 0 });
    const { category: _, ...bare } = other;
    await open({ inventoryOthers: [bare] });
    await page.getByRole('button', { name: /Retenues/ }).click();
    await expect.element(row(/pass_md5/)).not.toBeInTheDocument();
    expect(location.hash).toBe('#/data-inventory?state=kept');
    await page.getByRole('button', { name: /Rien reconnu/ }).click();
    await expect.element(row(/comptes.*etat/)).toBeVisible();
    expect(location.hash).toBe('#/data-inventory?state=nothing');
  });

  test('an empty one offers the scan, which is shown while it runs', async () => {
    const app = await open({ inventory: { columns: [], others: 0 } }, { scheme: 'dark', locale: 'en' });
    await page.getByRole('button', { name: 'Read the database' }).click();
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    expect(app.callsOf('dataInventory.scan')).toEqual([{ connectionId: 'c1' }]);
    await expectAccessible();
  });

  test('a refusal says what happened and what to do', async () => {
    await open({ refusals: { 'dataInventory.scan': { code: 'INVENTORY_RUNNING' } } });
    await page.getByRole('button', { name: 'Relire la base' }).click();
    const said = page.getByText('La base est déjà en cours de lecture');
    await expect.element(said).toBeVisible();
    await expect.element(page.getByText('Attendez la fin, ou arrêtez-la dans les travaux.')).toBeVisible();
    // It stands in the page: over its foot it would cover what one clicks there.
    expect(said.element().closest('main')).not.toBeNull();
    await page.getByRole('button', { name: 'Masquer ce message' }).click();
    await expect.element(said).not.toBeInTheDocument();
  });
});

describe('the register of processing', () => {
  async function openRegister(change: Partial<FakeState> = {}, more: Parameters<typeof show>[1] = {}) {
    const app = new FakeApplication({
      ...{ processingRegister: sampleRegister, proposedActivities: sampleProposed, ...change },
    }).connect();
    await show(<ProcessingRegisterScreen />, { at: '/data-inventory/register', ...more });
    return app;
  }

  test('a proposed activity is entered, read, changed and saved: only what was changed', async () => {
    const app = await openRegister({ profiles: new FakeApplication().state.profiles.slice(0, 1) });
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    const panel = page.getByRole('complementary');
    await expect.element(panel.getByRole('heading', { name: 'Facturation et paiements' })).toBeVisible();
    await panel.getByLabelText('Finalité principale').fill('Facturer');
    await panel.getByLabelText('Ajouter des données sensibles').selectOptions('health');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await vi.waitUntil(() => app.callsOf('dataInventory.changeActivity').length > 0);
    expect(app.callsOf('dataInventory.changeActivity')).toEqual([
      { id: 'p3', fields: { purpose: 'Facturer', sensitive: { health: { what: '', erasedAfter: '' } } } },
    ]);
  });

  test('a column is attached and detached, and the register exported', async () => {
    const app = await openRegister();
    await page.getByRole('button', { name: /T-02/ }).click();
    await page.getByLabelText('Rattacher une colonne retenue').selectOptions('rib.iban');
    await page.getByRole('button', { name: 'Détacher comptes.mot_de_passe' }).click();
    await vi.waitUntil(() => app.callsOf('dataInventory.linkColumns').length > 1);
    expect(app.callsOf('dataInventory.linkColumns')).toEqual([
      { id: 'p2', add: ['rib.iban'], remove: [] },
      { id: 'p2', add: [], remove: ['comptes.mot_de_passe'] },
    ]);
    await expectAccessible();
    await page.getByRole('button', { name: 'Exporter', exact: true }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
  });

  test('an empty one says how it is filled; a new activity needs a name', async () => {
    const app = await openRegister(
      { processingRegister: new FakeApplication().state.processingRegister },
      { scheme: 'dark' },
    );
    await expect.element(page.getByText('Le registre est vide')).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter un traitement' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.element(page.getByText('Donnez un nom au traitement')).toBeVisible();
    await page.getByLabelText('Nom du traitement').fill('Vie coopérative');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await vi.waitUntil(() => app.callsOf('dataInventory.addActivity').length > 0);
    await expect.element(page.getByRole('button', { name: /Vie coopérative/ })).toBeVisible();
    await expectAccessible();
  });
});
