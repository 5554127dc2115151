import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { MappingVersion } from '../../../preload/contract/schema-mapping.ts';
import { sampleProposals } from '../../renderer/samples.ts';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const at = '/schema-mapping/c1';
const saved: MappingVersion = {
  connectionId: 'c1',
  version: 2,
  savedAt: '2026-11-20T10:00:00.000Z',
  systems: sampleProposals().map((proposal) => proposal.mapping),
};
const refused = { code: 'CANNOT_REACH', data: { code: 'timed-out', facts: { host: 'db.example', port: '3306' } } };

test('what is proposed can be corrected, and is saved as corrected', async () => {
  const { application } = await showWindow({}, at);
  await expect.element(page.getByLabelText('Identifiant, Comptes Ouvadmin')).toHaveValue('id');
  await page.getByLabelText('Nom de la personne, Comptes Ouvadmin').selectOptions('login');
  await expect.element(page.getByText('choisi par vous')).toBeVisible();
  await page.getByLabelText('Table, Boîtes mail').selectOptions('');
  await page.getByRole('button', { name: 'Enregistrer la description' }).click();
  const [account] = sampleProposals();
  expect(await asked(application, 'schemaMapping.save')).toEqual({
    connectionId: 'c1',
    systems: [{ ...account?.mapping, columns: { ...account?.mapping.columns, name: 'login' } }],
  });
  await expect.element(page.getByText('La description est enregistrée, version 1.')).toBeVisible();
});

test('the sample is masked, and a password shows its form alone', async () => {
  await showWindow({}, at);
  await page.getByRole('button', { name: 'Voir l’échantillon masqué' }).first().click();
  const sample = page.getByRole('region', { name: 'Échantillon masqué : Comptes Ouvadmin' });
  await expect.element(sample.getByText('m•••••@o••••.fr').first()).toBeVisible();
  await expect.element(sample.getByText('en clair').first()).toBeVisible();
});

test('all rows vote for the form of the passwords, with their numbers in words', async () => {
  await showWindow({}, at);
  await page.getByRole('button', { name: 'Compter sur toutes les lignes' }).first().click();
  await expect.element(page.getByText('78,1 %')).toBeVisible();
  await expect.element(page.getByText('5 000 lignes lues.')).toBeVisible();
});

test('what is needed and missing is marked once saving was refused', async () => {
  const { application } = await showWindow(
    { refusals: { 'schemaMapping.save': { code: 'MAPPING_INCOMPLETE', data: { missing: [] } } } },
    at,
  );
  await page.getByLabelText('Mot de passe, Comptes Ouvadmin').selectOptions('');
  await page.getByRole('button', { name: 'Enregistrer la description' }).click();
  await asked(application, 'schemaMapping.save');
  await expect.element(page.getByText('Il manque une colonne nécessaire')).toBeVisible();
  await expect.element(page.getByText('Comptes Ouvadmin : Mot de passe')).toBeVisible();
  await expect.element(page.getByLabelText('Mot de passe, Comptes Ouvadmin')).toHaveAttribute('aria-invalid', 'true');
});

test('a base that has changed says what changed', async () => {
  const drift = [{ system: 'mailbox' as const, table: 'mail_boite', column: 'mdp', kind: 'column-missing' as const }];
  await showWindow({ mapping: saved, drift }, at);
  await expect.element(page.getByText(/la colonne «\smdp\s» de «\smail_boite\s» n’existe plus/)).toBeVisible();
});

test('without the database the saved description is still there to be read', async () => {
  const refusals = {
    'schemaMapping.tables': refused,
    'schemaMapping.propose': refused,
    'schemaMapping.sample': refused,
  };
  await showWindow({ mapping: saved, refusals }, at);
  await expect.element(page.getByText(/La base ne répond pas\s: voici la description enregistrée/)).toBeVisible();
  await expect.element(page.getByLabelText('Mot de passe, Comptes Ouvadmin')).toHaveValue('password');
});

test('without the database nor a description, why and what to do', async () => {
  await showWindow({ refusals: { 'schemaMapping.tables': refused, 'schemaMapping.propose': refused } }, at);
  await expect.element(page.getByText('db.example ne répond pas à temps')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Tester la connexion' })).toBeVisible();
});

test('a base without tables says so', async () => {
  await showWindow({ tables: [], proposals: [] }, at);
  await expect.element(page.getByText('Cette base ne contient aucune table lisible.')).toBeVisible();
});
