import type { Page } from 'playwright-core';

export const passphrase = 'le chat dort sur la treille verte';

/** The first start: a vault of one's own. */
export async function createVault(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Créer mon coffre' }).click();
  await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
  await page.getByLabel('La même phrase, une seconde fois').fill(passphrase);
  await page.getByRole('button', { name: 'Créer le coffre' }).click();
  await page.getByRole('link', { name: 'Connexions' }).waitFor();
}

export interface Reached {
  readonly name: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export async function fillServer(page: Page, { name, port, user, password, database }: Reached): Promise<void> {
  await page.getByLabel('Nom de la connexion').fill(name);
  const server = page.getByRole('group', { name: 'Serveur de la base' });
  await server.getByLabel('Nom ou adresse').fill('localhost');
  await server.getByLabel('Port').fill(String(port));
  await page.getByLabel('Utilisateur de la base').fill(user);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByLabel('Nom de la base').fill(database);
}

/** From a connection that works to the page of passwords, its database mapped as proposed. */
export async function mapIt(page: Page): Promise<void> {
  await page.getByText('La connexion fonctionne.').waitFor();
  await page.getByRole('link', { name: 'Décrire la base' }).click();
  await page.getByRole('button', { name: 'Enregistrer la description' }).click();
  await page.getByText('La description est enregistrée').first().waitFor();
  await page.getByRole('link', { name: 'Mots de passe' }).click();
}
