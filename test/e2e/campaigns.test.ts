import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { createDatabase } from '../services/database.ts';
import { describeWith } from '../services/services.ts';
import { type SmtpServer, startSmtp } from '../services/smtp.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { createVault, fillServer, mapIt } from './first-steps.ts';
import { hasChromium, openWindow, type Window } from './open-window.ts';

const weak = 'chouchou';
const strong = 'Zq7!marjo-Xv';

const schema = `
  CREATE TABLE adherents (
    numero INT(5) ZEROFILL PRIMARY KEY, identifiant VARCHAR(64), courriel VARCHAR(255), nom VARCHAR(255),
    mot_de_passe VARCHAR(255), date_mdp DATE, etat VARCHAR(20), forcer_changement TINYINT(1) NOT NULL DEFAULT 0
  ) CHARACTER SET utf8mb4;`;

/** Two accounts of one address, one address that nobody can write to, one password that conforms. */
const members = [
  { nom: 'Élodie Zanvrek', courriel: 'elodie@verger.example', mot_de_passe: weak },
  { nom: 'Élodie Zanvrek', courriel: 'Elodie@Verger.example', mot_de_passe: 'azerty' },
  { nom: 'Paul Tilleul', courriel: 'paul@verger.example', mot_de_passe: 'motdepasse' },
  { nom: 'Anna Frêne', courriel: '', mot_de_passe: '123456' },
  { nom: 'Zoé Buis', courriel: 'zoe@verger.example', mot_de_passe: strong },
].map((member, n) => ({
  numero: n + 1,
  identifiant: `adherent${n + 1}`,
  date_mdp: '2024-03-05',
  etat: 'actif',
  ...member,
}));

async function audit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mots de passe' }).click();
  await page.getByRole('button', { name: 'Lancer l’audit' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’audit' }).click();
  await page.getByText('5 comptes').first().waitFor();
}

async function describeSender(page: Page, smtp: SmtpServer): Promise<void> {
  await page
    .getByRole('button', { name: 'Décrire l’expéditeur' })
    .or(page.getByRole('link', { name: 'Décrire l’expéditeur' }))
    .first()
    .click();
  await page.getByLabel('Nom affiché').fill('Ouvaton');
  await page.getByLabel('Adresse d’expéditeur').fill('equipe@ouvaton.example');
  await page.getByLabel('Comment rejoindre le panneau à la main').fill('Tapez ouvaton.coop dans votre navigateur.');
  await page.getByLabel('À qui poser une question').fill('aide@ouvaton.example');
  await page.getByLabel('Nom du serveur').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(smtp.port));
  await page.getByLabel('Vérifier l’identité du serveur').selectOption('ca');
  await page.getByRole('textbox', { name: 'Certificat de l’autorité' }).fill(smtp.ca);
  await page.getByLabel('Identifiant').fill(smtp.user);
  await page.getByLabel('Mot de passe', { exact: true }).fill(smtp.password);
  await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
  await page.getByText('Tout est prêt').waitFor();
}

/** At any hour of any day, as fast as can be: the test must not wait for Monday morning. */
async function sendAtAnyTime(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Changer la règle' }).click();
  await page.getByLabel('Messages en 60 minutes').fill('10000');
  await page.getByLabel('Messages par jour').fill('10000');
  await page.getByLabel('À partir de').selectOption('0');
  await page.getByLabel('Jusqu’à').selectOption('24');
  for (const day of ['samedi', 'dimanche']) await page.getByLabel(day).check();
  await page.getByRole('button', { name: 'Enregistrer la règle' }).click();
  await page.getByText('tous les jours').first().waitFor();
}

describeWith(
  ['mariadb', 'certificates'],
  'a campaign, from the audit to changed and verified',
  ({ mariadb, certificates }) => {
    const undo: (() => Promise<unknown>)[] = [];
    const windows: Window[] = [];
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await windows.at(-1)?.keepPicture();
      for (const deed of undo.splice(0).reverse()) await deed();
    });

    it.skipIf(!hasChromium)('writes once to each person, and believes a new verdict only', async () => {
      const database = await createDatabase(mariadb, { schema });
      undo.push(() => database.drop());
      await database.insert('adherents', members);
      const user = await database.createUser();
      const smtp = await startSmtp(certificates);
      undo.push(() => smtp.stop());
      const opened = await openWindow({ dataFolder: temporaryFolder() });
      undo.push(opened.close);
      windows.push(opened);
      const { page } = opened;

      await createVault(page);
      await page.getByRole('link', { name: 'Connexions' }).click();
      await page.getByRole('link', { name: 'Ajouter une connexion' }).first().click();
      await page.getByText('Directement, en TLS').click();
      await fillServer(page, { name: 'Ouvadmin', port: mariadb.port, ...user, database: database.name });
      await page.getByLabel('Vérifier l’identité du serveur').selectOption('ca');
      await page.getByRole('textbox', { name: 'Certificat de l’autorité' }).fill(mariadb.ca);
      await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
      await mapIt(page);
      await audit(page);

      await page.goto(`${page.url().split('#')[0]}#/mail`);
      await describeSender(page, smtp);
      await sendAtAnyTime(page);

      await page.getByRole('link', { name: 'Campagnes' }).click();
      await page
        .getByRole('button', { name: 'Préparer une campagne' })
        .or(page.getByRole('link', { name: 'Préparer une campagne' }))
        .first()
        .click();
      await page.getByText('2 personnes recevraient').waitFor();
      await page.getByRole('button', { name: 'Préparer la campagne' }).click();
      await page.getByRole('button', { name: 'Lancer l’envoi' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’envoi' }).click();

      await expect.poll(() => smtp.accepted().length, { timeout: 30_000 }).toBe(2);
      const [one, other] = [...smtp.accepted()].sort((a, b) => (a.to[0] ?? '').localeCompare(b.to[0] ?? ''));
      expect([one?.to, other?.to]).toEqual([['elodie@verger.example'], ['paul@verger.example']]);
      for (const { raw, secure } of smtp.accepted()) {
        expect(secure).toBe(true);
        expect(raw).not.toMatch(/https?:|chouchou|azerty|motdepasse/);
      }
      await page.getByRole('link', { name: 'Suivi' }).click();
      await page.getByRole('grid').getByText('premier message envoyé').nth(1).waitFor();

      // A promise changes nothing; a new stored value that conforms does, once an audit has judged it.
      await database.run("UPDATE adherents SET mot_de_passe = ?, date_mdp = CURDATE() WHERE nom = 'Paul Tilleul'", [
        strong.replace('Zq7', 'Wt5'),
      ]);
      await audit(page);
      await page.getByText('terminé').or(page.getByRole('grid')).first().waitFor();
      await page.getByRole('link', { name: 'Campagnes' }).click();
      await page
        .getByText(/^Mots de passe, /)
        .first()
        .click();
      await page.getByRole('grid').getByText('changé et vérifié').first().waitFor();
      expect(smtp.accepted()).toHaveLength(2);
      expect(opened.complaints).toEqual([]);
    });
  },
);
