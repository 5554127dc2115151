import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { columnStates, type Plan } from '../../../preload/contract/column-encryption.ts';
import type { FakeState } from '../../renderer/fake-application.ts';
import { good, sampleColumns, sampleInventory, samplePlan } from '../../renderer/sample-columns.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const here = '/column-encryption';
const open = (at = here, change: Partial<FakeState> = {}) =>
  showWindow({ ...sampleColumns(), inventory: { columns: sampleInventory, others: 0 }, ...change }, at).then(
    ({ application }) => application,
  );
const hash = { kind: 'hash', argon2id: { memoryKib: 19_456, passes: 2, lanes: 1 } } as const;
/** One plan, with its panel open. */
const openPlan = (plan: Partial<Plan>, change: Partial<FakeState> = {}) =>
  open(`${here}?open=membre.iban`, { columnPlans: [samplePlan(plan)], ...change });

const text = (said: string | RegExp) => expect.element(page.getByText(said).first());
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** Keys of sentences that were not found are shown as they are. */
const unspoken = () =>
  document.body.innerText.match(/\b[a-z]+(\.[A-Za-z]+){2,}\b/g)?.filter((one) => !/\.(fr|coop)/.test(one));

describe('the list', () => {
  test('puts what asks for a decision first; arrows and Enter open a plan beside it, Escape closes it', async () => {
    await open();
    await text(/^À décider/).toBeVisible();
    const names = page.getByRole('table').element().querySelectorAll<HTMLElement>('[data-line]');
    expect([...names].slice(0, 4).map(({ dataset }) => dataset.line)).toEqual([
      'connexion.navigateur',
      'ftp.passe',
      'membre.nom',
      'membre.telephone',
    ]);
    names[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('heading', { name: 'ftp.passe' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('heading', { name: 'ftp.passe' })).not.toBeInTheDocument();
    await expectAccessible();
    await button(/à revoir/).click();
    await expect.element(page.getByRole('row', { name: /membre\.email/ })).not.toBeInTheDocument();
    expect(location.hash).toContain('state=trouble');
  });

  test('that is empty leads to the inventory', async () => {
    await open(here, { columnPlans: [], inventory: { columns: [], others: 0 } });
    await expect
      .element(page.getByRole('link', { name: 'Faire l’inventaire' }))
      .toHaveAttribute('href', '#/data-inventory');
  });
});

describe('deciding', () => {
  test('says how long a hash takes here, and plans it with its parameters', async () => {
    const application = await open(`${here}?open=ftp.passe`);
    await text(/Une empreinte prend ici 38\sms, 2 à la fois/).toBeVisible();
    await expectAccessible();
    await button('Enregistrer le plan').click();
    expect(await asked(application, 'columnEncryption.plan')).toMatchObject({
      table: 'ftp',
      column: 'passe',
      treatment: { kind: 'hash', argon2id: { memoryKib: 19_456, passes: 2, lanes: 1 } },
    });
    await text('Rien n’a changé dans Ouvadmin. Le plan n’existe que dans Ouvadesk.').toBeVisible();
  });

  test('asks why a column is left in clear', async () => {
    const application = await open(`${here}?open=membre.nom`);
    await page.getByText('Laisser en clair').click();
    await button('Enregistrer le plan').click();
    await text('Écrivez la raison.').toBeVisible();
    expect(application.callsOf('columnEncryption.plan')).toEqual([]);
  });
});

describe('the preview', () => {
  test('says how much, how long, what breaks and the SQL; then one begins', async () => {
    const application = await openPlan({});
    await text(/4\s982, dont 4\s610 avec une valeur/).toBeVisible();
    await text(/310\sko de plus/).toBeVisible();
    await text('L’index membre_iban').toBeInTheDocument();
    await page.getByText(/^Les instructions SQL/).click();
    await text(/DROP COLUMN `iban`, ALGORITHM=COPY/).toBeInTheDocument();
    await button('Commencer').click();
    expect(await asked(application, 'columnEncryption.forward')).toEqual({ planId: 'iban', from: 'planned' });
  });

  test('holds the beginning back while something closes the way or rights lack', async () => {
    const columnPreview = {
      ...sampleColumns().columnPreview,
      obstacles: [{ code: 'no-primary-key' as const, facts: { table: 'membre', column: 'iban' } }],
      lacking: ["GRANT ALTER, TRIGGER ON `ouvadmin`.`membre` TO 'ouvadesk'@'%';"],
    };
    await openPlan({}, { columnPreview });
    await text(/n’a pas de clé primaire/).toBeVisible();
    await text(/GRANT ALTER/).toBeInTheDocument();
    await expect.element(button('Commencer')).toBeDisabled();
  });
});

describe('the states', () => {
  test('are each marked on the track, with what is true and the way back', async () => {
    const application = await openPlan({ verification: good });
    for (const [index, state] of columnStates.entries()) {
      const treatment = index % 2 === 0 ? ({ kind: 'encrypt', index: 'none' } as const) : hash;
      application.tell({ columnPlans: [samplePlan({ state, treatment, verification: good })] });
      const track = page.getByRole('list', { name: 'Les six étapes' });
      await vi.waitUntil(() => track.query()?.children[index]?.getAttribute('aria-current') === 'step');
      await text('Ce qui est vrai maintenant').toBeVisible();
      expect(unspoken() ?? []).toEqual([]);
    }
  });

  test('work is seen as it goes, is given a pace, and is stopped', async () => {
    const now = { doing: 'forward', here: true, by: 'Camille' } as const;
    const progress = { kind: 'encryption', step: 'encrypting', done: 10, total: 100, rate: 5, secondsLeft: 18 };
    const application = await openPlan({ state: 'backfilling', now: { ...now, progress } });
    await text(/10 sur 100/).toBeVisible();
    application.tell({
      columnPlans: [samplePlan({ state: 'backfilling', now: { ...now, progress: { ...progress, done: 60 } } })],
    });
    await text(/60 sur 100/).toBeVisible();
    await page.getByLabelText('Allure').selectOptions('1000');
    expect(await asked(application, 'columnEncryption.setPace')).toEqual({ planId: 'iban', pace: 1000 });
    await button('Arrêter ici').click();
    await expect.element(button('Reprendre')).toBeVisible();
  });

  test('work of somebody else is seen and cannot be touched', async () => {
    const progress = { kind: 'encryption', step: 'encrypting', done: 10, total: 100 };
    await openPlan({ state: 'backfilling', now: { doing: 'forward', here: false, by: 'Dominique', progress } });
    await text(/Dominique y travaille, sur un autre ordinateur/).toBeVisible();
    expect(button('Arrêter ici').query()).toBeNull();
    expect(button('Reprendre').query()).toBeNull();
  });

  test('the switch asks whether the program was changed', async () => {
    const application = await openPlan({ state: 'verifying', verification: good });
    await button('Basculer').click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByRole('button', { name: 'Basculer' })).toBeDisabled();
    await dialog.getByRole('checkbox').click();
    await dialog.getByRole('button', { name: 'Basculer' }).click();
    expect(await asked(application, 'columnEncryption.forward')).toEqual({ planId: 'iban', from: 'verifying' });
  });

  test('erasing waits for a rehearsal, then for the name of the column', async () => {
    const application = await openPlan({ state: 'switched', verification: good });
    await button('Effacer le clair').click();
    await text(/ne peut pas encore être effacé/).toBeVisible();
    const keyRing = { ...sampleColumns().keyRing, recovery: 'rehearsed' as const, rehearsedAt: good.at };
    application.tell({ keyRing });
    await page.getByLabelText('Pour confirmer, écrivez « iban »').fill('iban');
    await page.getByRole('dialog').getByRole('button', { name: 'Effacer le clair' }).click();
    expect(await asked(application, 'columnEncryption.forward')).toEqual({
      planId: 'iban',
      from: 'switched',
      confirmed: 'iban',
    });
  });

  test('a refusal is told beside the step, with the rights to copy', async () => {
    const lacking = ['GRANT TRIGGER ON `ouvadmin`.`membre`'];
    await openPlan(
      { state: 'backfilling', problem: { code: 'no-primary-key', facts: { table: 'membre' } } },
      { refusals: { 'columnEncryption.forward': { code: 'RIGHT_LACKING', data: { lacking } } } },
    );
    await text(/n’a pas de clé primaire/).toBeVisible();
    await button('Reprendre').click();
    await text('Il manque des droits dans la base').toBeVisible();
    await text(/GRANT TRIGGER/).toBeVisible();
  });

  test('in English and in the dark nothing is left unsaid', async () => {
    const preferences = { locale: 'en', theme: 'dark', railCollapsed: false } as const;
    await openPlan(
      { state: 'contracted', id: 'siret', verification: { ...good, corrupt: 2, damaged: ['00412'] } },
      { preferences },
    );
    await text('What is true now').toBeVisible();
    await text('Purge the binary logs').toBeVisible();
    await vi.waitUntil(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    await expectAccessible();
    expect(unspoken() ?? []).toEqual([]);
  });
});
