import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { PasswordCampaignsScreen } from '../../../renderer/features/password-campaigns/screen.tsx';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { generateAccounts } from './generated-accounts.ts';
import { auditOf, generatedCampaigns, olderAudits } from './generated-campaigns.ts';

const accounts = generateAccounts(1_760);
const audit = auditOf(accounts);
const place = '/password-campaigns';
const mapping: FakeState['mapping'] = {
  connectionId: 'c1',
  version: 1,
  savedAt: '2026-11-20T09:12:00.000Z',
  systems: [{ system: 'account', table: 'compte', columns: { id: 'id', password: 'password' }, storage: 'auto' }],
};

function application(change: Partial<FakeState> = {}) {
  return new FakeApplication({
    audits: [audit, ...olderAudits(audit)],
    campaigns: (audits) => generatedCampaigns(accounts, audits),
    mapping,
    ...change,
  }).connect();
}
const open = (at = place, more: { scheme?: 'light' | 'dark'; locale?: 'fr' | 'en' } = {}) =>
  show(<PasswordCampaignsScreen />, { at, ...more });

test('the header says which audit is looked at, in both languages', async () => {
  application();
  await open();
  await expect.element(page.getByText('Audit du 23 nov. 2026 - 1 760 comptes - règle du 26 janv. 2018')).toBeVisible();
});

test('without a connection, the screen leads to the connections', async () => {
  application({ audits: [], profiles: [] });
  await open();
  await page.getByRole('button', { name: 'Ajouter une connexion' }).click();
  expect(location.hash).toBe('#/connections');
});

test('with one connection not mapped yet, it leads to its mapping', async () => {
  const app = application({ audits: [], mapping: undefined });
  app.state.profiles = app.state.profiles.slice(0, 1);
  await open();
  await page.getByRole('button', { name: 'Établir la correspondance' }).click();
  expect(location.hash).toBe('#/schema-mapping/c1');
});

test('before the first audit it says what an audit does, and starts one with the options chosen', async () => {
  const app = application({ audits: [] });
  await open();
  await page.getByRole('button', { name: 'Lancer l’audit' }).click();
  await page.getByRole('combobox', { name: /haché lentement/ }).selectOptions('100');
  await expect.element(page.getByText(/Environ 6 s par mot de passe/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Règle, Comptes Ouvadmin' }).selectOptions('nist-800-63b-4');
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’audit' }).click();
  await vi.waitUntil(() => app.callsOf('passwordCampaigns.start').length === 1);
  expect(app.callsOf('passwordCampaigns.start')[0]).toMatchObject({
    connectionId: 'c1',
    options: { slowGuesses: 100 },
  });
  expect(app.callsOf('passwordCampaigns.setSystemPolicy')).toEqual([
    { system: 'account', policyId: 'nist-800-63b-4', throttled: true },
  ]);
});

test('a mapping that no longer fits says what changed and leads to it', async () => {
  application({
    refusals: {
      'passwordCampaigns.start': {
        code: 'MAPPING_DRIFTED',
        data: { drift: [{ system: 'account', table: 'compte', column: 'password', kind: 'column-missing' }] },
      },
    },
  });
  await open();
  await page.getByRole('button', { name: 'Lancer l’audit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’audit' }).click();
  await expect.element(page.getByText(/la colonne password de compte n’existe plus/)).toBeVisible();
  await page.getByRole('button', { name: 'Revoir la correspondance' }).click();
  expect(location.hash).toBe('#/schema-mapping/c1');
});

test('a running audit shows how far it is and can be stopped', async () => {
  const app = application({
    audits: [{ ...audit, state: 'running' }],
    jobs: [
      {
        id: 'j1',
        kind: 'audit',
        subject: 'Ouvadmin',
        state: 'running',
        startedAt: '2026-11-24T10:00:00.000Z',
        step: 'judging',
        done: 400,
        total: 1_760,
        rate: 200,
        secondsLeft: 184,
      },
    ],
  });
  await open();
  await expect.element(page.getByRole('progressbar', { name: 'comptes jugés' })).toHaveAttribute('aria-valuenow', '23');
  await expect.element(page.getByText(/400 sur 1.760 · 200 par seconde · encore 3.min/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Lancer l’audit' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await vi.waitUntil(() => app.callsOf('passwordCampaigns.cancel').length === 1);
});

test('an audit cut short says what was kept and goes on', async () => {
  const app = application({ audits: [{ ...audit, state: 'interrupted' }] });
  await open();
  await expect.element(page.getByText(/s’est interrompu après 1.760 comptes/)).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre l’audit' }).click();
  await vi.waitUntil(() => app.callsOf('passwordCampaigns.resume').length === 1);
});

test('what cannot be read is said, with a way to try again', async () => {
  const app = application({ refusals: { 'passwordCampaigns.audits': { code: 'INTERNAL_SERVER_ERROR' } } });
  await open();
  await expect.element(page.getByRole('alert')).toBeVisible();
  app.state.refusals = {};
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
});

test('each bar leads to its accounts, and the table stands behind the chart', async () => {
  application();
  await open(`${place}/breakdown`);
  await page.getByRole('button', { name: 'Voir le tableau' }).first().click();
  await expect.element(page.getByRole('table', { name: 'Par motif' })).toBeVisible();
  await page.getByRole('button', { name: 'Voir le graphique' }).first().click();
  await page.getByRole('button', { name: 'partagé' }).click();
  expect(location.hash).toBe('#/password-campaigns?reasons=shared');
});

test('the simulation puts the rules side by side, tells their source, and what the throttling changes', async () => {
  const app = application();
  await open(`${place}/simulation`);
  await page.getByRole('button', { name: 'NIST SP 800-63B, révision 4' }).click();
  const panel = page.getByRole('complementary');
  await expect.element(panel.getByText('https://pages.nist.gov/800-63-4/sp800-63b.html')).toBeVisible();
  await expect.element(panel.getByText('aucune composition imposée')).toBeVisible();
  await expect.element(page.getByText(/vont à l’encontre du NIST et de l’OWASP ASVS/)).toBeVisible();
  await page.getByRole('switch', { name: /freinent les essais/ }).click({ force: true });
  await vi.waitUntil(() => app.callsOf('passwordCampaigns.simulate').length > 1);
  expect(app.callsOf('passwordCampaigns.simulate').at(-1)).toMatchObject({ throttled: true });
});

test('the past audits tell the trend in words, open again, and can be deleted after a question', async () => {
  const app = application();
  await open(`${place}/history`);
  await expect.element(page.getByText(/à revoir, \d+ de moins que le 2.sept\..2026/)).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer cet audit' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('supprimer');
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer l’audit' }).click();
  await vi.waitUntil(() => app.callsOf('passwordCampaigns.remove').length === 1);
  await page.getByRole('button', { name: /12 juin 2026/ }).click();
  expect(location.hash).toBe('#/password-campaigns/breakdown?audit=a3');
}, 40_000);

test('an audit that keeps its counts only says so and leads to the latest', async () => {
  application();
  await open(`${place}?audit=a3`);
  await page.getByRole('button', { name: 'Voir le dernier audit' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
});

test.each([
  ['breakdown', 'light', 'fr'],
  ['breakdown', 'dark', 'en'],
  ['simulation', 'light', 'en'],
  ['simulation', 'dark', 'fr'],
  ['history', 'light', 'fr'],
  ['history', 'dark', 'en'],
] as const)('axe finds nothing in %s (%s, %s)', async (view, scheme, locale) => {
  application();
  await open(`${place}/${view}`, { scheme, locale });
  await expect.element(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await vi.waitUntil(() => document.querySelector('[aria-busy="true"]') === null);
  await expectAccessible();
});

test.each(['light', 'dark'] as const)('axe finds nothing in the dialogs (%s)', async (scheme) => {
  application();
  await open(place, { scheme });
  await page.getByRole('button', { name: 'Lancer l’audit' }).click();
  await expect.element(page.getByRole('combobox', { name: /haché lentement/ })).toBeVisible();
  await vi.waitUntil(() => getComputedStyle(document.querySelector('[role="dialog"]') as Element).opacity === '1');
  await expectAccessible();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await vi.waitUntil(() => document.querySelector('[role="dialog"]') === null);
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  await page.getByRole('radio', { name: 'Suivre les comptes à revoir' }).click();
  await vi.waitUntil(() => getComputedStyle(document.querySelector('[role="dialog"]') as Element).opacity === '1');
  await expectAccessible();
});
