import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TestStep } from '../../../preload/contract/connections.ts';
import { sampleProfiles } from '../../renderer/samples.ts';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const fingerprint = 'SHA256:pQ5Zy2l7Zc0m6lq5l6o6T4u3o0l8Vq1i3n0e8tq9y1A';
const facts = { host: 'admin.ouvaton.example', port: '22', fingerprint };
const unknown: TestStep[] = [
  { step: 'tcp', state: 'passed', milliseconds: 12 },
  { step: 'host-key', state: 'failed', problem: { code: 'host-key-unknown', facts } },
];
const changed: TestStep[] = [
  {
    step: 'host-key',
    state: 'failed',
    problem: { code: 'host-key-changed', facts: { ...facts, expected: 'SHA256:anotherfingerprint' } },
  },
];

test('without a connection, one sentence and one action', async () => {
  await showWindow({ profiles: [] }, '/connections');
  await expect.element(page.getByText('Aucune connexion pour l’instant.')).toBeVisible();
  await page.getByRole('link', { name: 'Ajouter une connexion' }).click();
  await expect.element(page.getByRole('heading', { name: 'Nouvelle connexion' })).toBeVisible();
});

test('saving says what is missing and goes to the first such field', async () => {
  const { application } = await showWindow({}, '/connections/new');
  await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
  await expect.element(page.getByText('Ce champ est nécessaire.').first()).toBeVisible();
  await vi.waitUntil(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  expect(application.callsOf('connections.save')).toEqual([]);
});

test('a direct connection is saved with its authority and secret, then tested', async () => {
  const { application } = await showWindow({ profiles: [] }, '/connections/new');
  await page.getByLabelText('Nom de la connexion').fill('Ouvadmin');
  await page.getByText('Directement, en TLS').click();
  await page.getByLabelText('Nom ou adresse').fill('db.ouvaton.example');
  await page.getByLabelText('Vérifier l’identité du serveur').selectOptions('ca');
  await page.getByLabelText('Certificat de l’autorité').fill('-----BEGIN CERTIFICATE-----');
  await page.getByLabelText('Nom de la base').fill('ouvadmin');
  await page.getByLabelText('Utilisateur de la base').fill('lecture');
  await page.getByLabelText('Mot de passe', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
  expect(await asked(application, 'connections.save')).toEqual({
    name: 'Ouvadmin',
    target: {
      kind: 'server',
      route: {
        kind: 'direct',
        host: 'db.ouvaton.example',
        port: 3306,
        tls: { kind: 'ca', pem: '-----BEGIN CERTIFICATE-----' },
      },
      user: 'lecture',
      database: 'ouvadmin',
    },
    secrets: { databasePassword: 'secret' },
  });
  await asked(application, 'connections.test');
});

test('what was typed is still there after leaving, but not the secrets', async () => {
  await showWindow({}, '/connections/new');
  await page.getByLabelText('Nom de la connexion').fill('En cours');
  await page.getByLabelText('Mot de passe', { exact: true }).fill('secret');
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.getByRole('link', { name: 'Connexions' }).click();
  await page.getByRole('link', { name: 'Ajouter une connexion' }).click();
  await expect.element(page.getByLabelText('Nom de la connexion')).toHaveValue('En cours');
  await expect.element(page.getByLabelText('Mot de passe', { exact: true })).toHaveValue('');
});

test('a refusal of saving is told, and nothing typed is lost', async () => {
  await showWindow({ refusals: { 'connections.save': { code: 'NAME_TAKEN' } } }, '/connections/c2');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await expect.element(page.getByPlaceholder('déjà dans le coffre')).toBeVisible();
  await page.getByLabelText('Nom de la connexion').fill('Ouvadmin');
  await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
  await expect.element(page.getByText('Une autre connexion porte déjà ce nom')).toBeVisible();
  await expect.element(page.getByLabelText('Nom de la connexion')).toHaveValue('Ouvadmin');
});

test('a new host key is accepted only by whoever says to have compared it', async () => {
  const { application } = await showWindow({ testSteps: unknown }, '/connections/c1?test=1');
  const accept = page.getByRole('button', { name: 'Accepter ce serveur' });
  await expect.element(accept).toBeDisabled();
  await page.getByRole('checkbox', { name: /J’ai comparé/ }).click();
  await accept.click();
  expect(await asked(application, 'connections.acceptHostKey')).toEqual({ id: 'c1', fingerprint });
  await vi.waitUntil(() => application.callsOf('connections.test').length === 2);
});

test('a changed host key is refused; forgetting the former asks to type a word', async () => {
  const { application } = await showWindow({ testSteps: changed }, '/connections/c1?test=1');
  await expect.element(page.getByText('Le serveur a changé d’identité')).toBeVisible();
  expect(page.getByRole('button', { name: 'Accepter ce serveur' }).query()).toBeNull();
  await page.getByRole('button', { name: 'La clé a été remplacée' }).click();
  const forget = page.getByRole('button', { name: 'Oublier l’empreinte' });
  await expect.element(forget).toBeDisabled();
  await page.getByLabelText(/Pour confirmer/).fill('remplacée');
  await userEvent.keyboard('{Enter}');
  expect(await asked(application, 'connections.forgetHostKey')).toEqual({ id: 'c1' });
});

test('each step of a test says what failed and what to do', async () => {
  const problem = { code: 'tls-wrong-host' as const, facts: { host: 'db.example', names: 'autre.example' } };
  await showWindow({ testSteps: [{ step: 'tls', state: 'failed', problem }] }, '/connections/c2?test=1');
  await expect.element(page.getByText('Le certificat est celui d’un autre serveur')).toBeVisible();
  await expect.element(page.getByText(/établi pour autre.example, pas pour db.example/)).toBeVisible();
});

test('removing asks to type the word, then leads back to the list', async () => {
  const { application } = await showWindow({}, '/connections/c2');
  await page.getByRole('button', { name: 'Retirer' }).click();
  await page.getByLabelText(/Pour confirmer/).fill('retirer');
  await page.getByRole('button', { name: 'Retirer la connexion' }).click();
  expect(await asked(application, 'connections.remove')).toEqual({ id: 'c2' });
  await expect.element(page.getByRole('heading', { name: 'Connexions' })).toBeVisible();
});

test('names are shown as text, whatever they hold', async () => {
  const profiles = sampleProfiles().map((one) => ({ ...one, name: '<img src=x onerror="document.title=1">' }));
  await showWindow({ profiles: profiles.slice(0, 1) }, '/connections');
  await expect.element(page.getByText('<img src=x onerror="document.title=1">')).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});

test('a list that cannot be read says so and is asked for again', async () => {
  const { application } = await showWindow(
    { refusals: { 'connections.list': { code: 'INTERNAL_SERVER_ERROR', data: { number: 'ffff0000' } } } },
    '/connections',
  );
  await expect.element(page.getByText('Incident ffff0000')).toBeVisible();
  application.state.refusals = {};
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect.element(page.getByText('Copie de travail')).toBeVisible();
});
