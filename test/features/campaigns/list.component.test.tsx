import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { CampaignsScreen } from '../../../renderer/features/campaigns/list-screen.tsx';
import { PrepareScreen } from '../../../renderer/features/campaigns/prepare-screen.tsx';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { sampleAudit } from '../../renderer/fake-campaigns.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { sampleCampaign } from './sample-campaigns.ts';

beforeEach(() => page.viewport(1280, 800));

const audits = [sampleAudit(), sampleAudit({ id: 'a0', startedAt: '2026-09-02T08:00:00.000Z' })];

async function prepare(change: Partial<FakeState> = {}, asked = '') {
  const app = new FakeApplication({ audits, ...change }).connect();
  await show(<PrepareScreen />, { at: `/campaigns/new${asked}` });
  return app;
}

describe('the list', () => {
  test('says where each campaign stands, how many have changed, and when it goes on', async () => {
    new FakeApplication({
      peopleCampaigns: [sampleCampaign(), sampleCampaign({ id: 'k0', name: 'Partagés', state: 'closed' })],
    }).connect();
    await show(<CampaignsScreen />, { at: '/campaigns' });
    const line = page.getByRole('row', { name: /automne\s2026/ });
    await expect.element(line.getByText('en cours')).toBeVisible();
    await expect.element(line.getByText(/^121\s·\s30,3/)).toBeVisible();
    // On the day itself the hour alone is said.
    await expect
      .element(line.getByText(/Hors\sdes\sheures\schoisies\s:\sl’envoi\sreprend\s(le\s25\snov.\s2026\s)?à\s09:00/))
      .toBeVisible();
    await expect.element(page.getByRole('row', { name: /Partagés/ }).getByText('close', { exact: true })).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Mots de passe, automne 2026' }))
      .toHaveAttribute('href', '#/campaigns/k1');
  });

  test('empty says what a campaign is, with the one thing to do', async () => {
    new FakeApplication().connect();
    await show(<CampaignsScreen />, { at: '/campaigns' });
    await expect.element(page.getByText('Aucune campagne')).toBeVisible();
    await page.getByRole('link', { name: 'Préparer une campagne' }).click();
    expect(location.hash).toBe('#/campaigns/new');
  });

  test('an error says what to do; loading keeps its place', async () => {
    const app = new FakeApplication({ refusals: { 'campaigns.watch': { code: 'VAULT_LOCKED' } } }).connect();
    await show(<CampaignsScreen />, { at: '/campaigns' });
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
    app.state.refusals = {};
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect.element(page.getByText('Aucune campagne')).toBeVisible();
  });

  test('loading keeps its place', async () => {
    new FakeApplication({ silent: new Set(['campaigns.watch']) }).connect();
    await show(<CampaignsScreen />, { at: '/campaigns' });
    await expect.element(page.getByText('Chargement en cours')).toBeInTheDocument();
  });
});

describe('preparing', () => {
  test('begins with what the address asks for, and counts anew at each change', async () => {
    const app = await prepare({}, '?audit=a0&systems=account&reasons=shared');
    await expect.element(page.getByLabelText('Audit de départ')).toHaveValue('a0');
    await expect.element(page.getByText(/341\spersonnes\srecevraient\sun\smessage/)).toBeVisible();
    await expect.element(page.getByText(/31\spersonnes\sn’ont\spas\sd’adresse\sutilisable/)).toBeVisible();
    expect(app.callsOf('campaigns.prospect').at(-1)).toEqual({
      auditId: 'a0',
      systems: ['account'],
      reasons: ['shared'],
    });
    await page.getByRole('button', { name: 'Retirer le filtre Motifs' }).click();
    await vi.waitUntil(() => app.callsOf('campaigns.prospect').length === 2);
    expect(app.callsOf('campaigns.prospect').at(-1)).toEqual({ auditId: 'a0', systems: ['account'], reasons: [] });
  });

  test('makes a campaign with its messages, and goes on to read them', async () => {
    const app = await prepare();
    await page.getByLabelText('Nom de la campagne').fill('Hiver');
    await page.getByRole('button', { name: 'Ajouter un dernier avis' }).click();
    await page.getByLabelText('Jour du changement imposé').fill('2099-01-15');
    await page.getByRole('button', { name: 'Préparer la campagne' }).click();
    await vi.waitUntil(() => location.hash === '#/campaigns/k1/messages');
    expect(app.callsOf('campaigns.create')).toEqual([
      {
        auditId: 'a1',
        systems: ['account'],
        reasons: [],
        name: 'Hiver',
        languages: 'fr',
        steps: [
          { id: 'notice', kind: 'notice', after: 0 },
          { id: 'reminder-1', kind: 'reminder', after: 14 },
          { id: 'reminder-2', kind: 'reminder', after: 28 },
          { id: 'last-1', kind: 'last', after: 42 },
        ],
        imposedOn: '2099-01-15',
      },
    ]);
  });

  test('mistakes stand beside their fields, and nothing is asked', async () => {
    const app = await prepare();
    await page.getByLabelText('Nom de la campagne').fill(' ');
    await page.getByLabelText(/^Relance\s2\s:\sjours/).fill('3');
    await page.getByRole('button', { name: 'Ajouter un dernier avis' }).click();
    await page.getByLabelText('Comptes Ouvadmin').click();
    await page.getByRole('button', { name: 'Préparer la campagne' }).click();
    for (const text of [
      'Donnez-lui un nom.',
      'Chaque message vient après le précédent.',
      'Choisissez au moins un système.',
    ])
      await expect.element(page.getByText(text)).toBeVisible();
    await expect.element(page.getByText('Choisissez le jour que le dernier avis annoncera.')).toBeVisible();
    expect(app.callsOf('campaigns.create')).toEqual([]);
  });

  test.each([
    [{ code: 'NAME_TAKEN' }, 'Une autre campagne porte déjà ce nom.'],
    [{ code: 'STEPS_WRONG', data: { because: 'no-notice' } }, 'Il faut un premier message, le premier jour.'],
    [{ code: 'NOBODY_FLAGGED' }, 'Aucun compte à revoir avec ce choix'],
    [{ code: 'AUDIT_UNKNOWN' }, 'Cet audit n’est plus là'],
  ])('a refusal says why, and what was typed is kept (%o)', async (refused, said) => {
    const app = await prepare({ refusals: { 'campaigns.create': refused } });
    await page.getByLabelText('Nom de la campagne').fill('Hiver');
    await page.getByRole('button', { name: 'Préparer la campagne' }).click();
    await expect.element(page.getByText(said)).toBeVisible();
    await expect.element(page.getByLabelText('Nom de la campagne')).toHaveValue('Hiver');
    expect(app.callsOf('campaigns.create')).toHaveLength(1);
  });

  test('what is typed is kept beside the page', async () => {
    const app = new FakeApplication({ audits }).connect();
    const shown = await show(<PrepareScreen />, { at: '/campaigns/new' });
    await page.getByLabelText('Nom de la campagne').fill('À moitié');
    await page.getByRole('button', { name: 'Ajouter une relance' }).click();
    expect(shown.queries.getQueryData(['draft', 'campaign:new:'])).toMatchObject({ name: 'À moitié' });
    expect(app.callsOf('campaigns.create')).toEqual([]);
  });

  test('without an audit it leads to the passwords', async () => {
    await prepare({ audits: [sampleAudit({ state: 'cancelled' })] });
    await expect.element(page.getByText('Il faut d’abord un audit')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Aller aux mots de passe' }))
      .toHaveAttribute('href', '#/password-campaigns');
  });
});

test.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing (%s, %s)', async (locale, scheme) => {
  new FakeApplication({
    audits,
    peopleCampaigns: [sampleCampaign(), sampleCampaign({ id: 'k0', state: 'draft' })],
  }).connect();
  const list = await show(<CampaignsScreen />, { at: '/campaigns', locale, scheme });
  await expect.element(page.getByRole('table')).toBeVisible();
  await expectAccessible();
  await list.unmount();
  await show(<PrepareScreen />, { at: '/campaigns/new', locale, scheme });
  await expect.element(page.getByRole('textbox').first()).toBeVisible();
  await page.getByRole('button', { name: locale === 'fr' ? 'Ajouter un dernier avis' : 'Add a last notice' }).click();
  await page.getByRole('button', { name: locale === 'fr' ? 'Préparer la campagne' : 'Prepare the campaign' }).click();
  await expectAccessible();
});
