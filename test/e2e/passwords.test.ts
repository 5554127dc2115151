import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { openCipher, saltOf } from '../../main/database/replica/cipher.ts';
import { currentKdf, deriveKey } from '../../main/database/replica/key.ts';
import { createDatabase, type TestDatabase } from '../services/database.ts';
import { asAdmin } from '../services/mariadb.ts';
import { describeWith } from '../services/services.ts';
import { unzip } from '../shared/spreadsheet/unzip.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { createVault, fillServer, mapIt, passphrase } from './first-steps.ts';
import { heapText } from './heap-text.ts';
import { hasChromium, openWindow, type Window } from './open-window.ts';

/** Passwords that occur nowhere else, and a hash of one that nothing opens. */
const planted = ['Zq7!marjolaine-Xv', 'vK4#ribambelle_2', 'tR9:pimprenelle*w', 'chouchou', 'Zanvrek2017!'];
const plantedHash = 'd41f0c5b7a9e3c2b18f6a4d0e5977c31';

const schema = `
  CREATE TABLE adherents (
    numero INT(5) ZEROFILL PRIMARY KEY, identifiant VARCHAR(64), courriel VARCHAR(255), nom VARCHAR(255),
    mot_de_passe VARCHAR(255), date_mdp DATE, etat VARCHAR(20)
  ) CHARACTER SET utf8mb4;
  CREATE TABLE boites (
    id INT PRIMARY KEY AUTO_INCREMENT, adresse VARCHAR(255), nom VARCHAR(255), mdp_md5 CHAR(32)
  ) CHARACTER SET latin1;`;

const members = [
  { nom: 'Élodie Zanvrek', mot_de_passe: planted[4] },
  { nom: 'Paul Tilleul', mot_de_passe: planted[0] },
  { nom: '<script>alert(1)</script>', mot_de_passe: planted[1] },
  { nom: '=cmd()', mot_de_passe: planted[2] },
  { nom: 'Zoé Buis', mot_de_passe: planted[3] },
  { nom: 'Noé If', mot_de_passe: planted[3] },
  { nom: 'Anna Frêne', mot_de_passe: null },
].map((member, n) => ({
  numero: n + 1,
  identifiant: `adherent${n + 1}`,
  courriel: `adherent${n + 1}@verger.example`,
  date_mdp: '2024-03-05',
  etat: 'actif',
  ...member,
}));

async function newOuvadmin(server: Parameters<typeof createDatabase>[0]): Promise<TestDatabase> {
  const database = await createDatabase(server, { schema });
  await database.insert('adherents', members);
  await database.insert('boites', [
    { adresse: 'contact@verger.example', nom: 'Verger', mdp_md5: plantedHash },
    { adresse: 'bureau@verger.example', nom: 'Verger', mdp_md5: 'ab4f63f9ac65152575886860dde480a1' },
  ]);
  return database;
}

async function audit(page: Page, connection?: string): Promise<void> {
  await page.getByRole('button', { name: 'Lancer l’audit' }).first().click();
  const dialog = page.getByRole('dialog');
  if (connection) await dialog.getByLabel('Base à examiner').selectOption({ label: connection });
  await dialog.getByRole('button', { name: 'Lancer l’audit' }).click();
  await page.getByText('9 comptes').first().waitFor();
}

/** Writes the list as a file of this format and hands over its content. */
async function exportAs(page: Page, format: 'ODS' | 'CSV'): Promise<Buffer> {
  await page.getByRole('button', { name: 'Exporter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog.getByText(format, { exact: false }).first().click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Exporter' }).click();
  const file = await (await download).path();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  return readFileSync(file);
}

/** Every value that the replica holds, decrypted: what somebody with the passphrase could read. */
async function replicaText(folder: string): Promise<string> {
  const file = join(folder, 'vaults', 'own', 'replica.db');
  const salt = saltOf(file);
  if (!salt) throw new Error('no replica');
  const db = openCipher(file, await deriveKey(passphrase, salt, currentKdf), salt, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const rows = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]);
  db.close();
  return rows
    .flat()
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n');
}

function filesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

describeWith(
  ['mariadb', 'certificates', 'sshd'],
  'weak passwords, from a fresh start to a spreadsheet',
  ({ mariadb, sshd }) => {
    const undo: (() => Promise<unknown>)[] = [];
    const windows: Window[] = [];
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await windows.at(-1)?.keepPicture();
      for (const deed of undo.splice(0).reverse()) await deed();
    });

    async function window(dataFolder: string): Promise<Window> {
      const opened = await openWindow({ dataFolder });
      undo.push(opened.close);
      windows.push(opened);
      return opened;
    }

    it.skipIf(!hasChromium)('over TLS, then offline, and again through SSH; no password is left anywhere', async () => {
      const database = await newOuvadmin(mariadb);
      undo.push(() => database.drop());
      const user = await database.createUser();
      const dataFolder = temporaryFolder();
      const first = await window(dataFolder);
      const { page } = first;

      await createVault(page);
      await page.getByRole('link', { name: 'Connexions' }).click();
      await page.getByRole('link', { name: 'Ajouter une connexion' }).first().click();
      await page.getByText('Directement, en TLS').click();
      await fillServer(page, { name: 'Directe', port: mariadb.port, ...user, database: database.name });
      await page.getByLabel('Vérifier l’identité du serveur').selectOption('ca');
      await page.getByRole('textbox', { name: 'Certificat de l’autorité' }).fill(mariadb.ca);
      await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
      await mapIt(page);
      await audit(page);

      const grid = page.getByRole('grid');
      await grid.getByText('Élodie Zanvrek').waitFor();
      await grid.getByText('<script>alert(1)</script>').waitFor();
      await page.getByRole('searchbox').fill('zanvrek');
      await page.getByText('1 sur 9 comptes').waitFor();
      await grid.getByText('Élodie Zanvrek').click();
      await page.getByText('nom', { exact: false }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('');
      const csv = (await exportAs(page, 'CSV')).toString('utf8');
      expect(csv).toContain('Élodie Zanvrek');
      expect(csv).toContain("'=cmd()");
      expect(csv.split('\r\n').filter(Boolean)).toHaveLength(10);
      const ods = await exportAs(page, 'ODS');

      const heap = await heapText(first.context, page);
      await first.close();
      const everything = {
        replica: await replicaText(dataFolder),
        files: filesBelow(dataFolder),
        csv,
        ods: unzip(ods)
          .map(({ contents }) => contents.toString('utf8'))
          .join('\n'),
        sent: first.wire.sent.join('\n'),
        received: first.wire.received.join('\n'),
        heap,
      };
      // What a volunteer types goes in once; the vault keeps the password of the connection, for there is no keychain here.
      const allowed: Record<string, readonly string[]> = {
        sent: [passphrase, user.password],
        replica: [user.password],
      };
      for (const [where, text] of Object.entries(everything)) {
        for (const secret of [...planted, plantedHash, passphrase, user.password]) {
          if (allowed[where]?.includes(secret)) continue;
          expect(text.includes(secret), `${secret.slice(0, 4)}… in the ${where}`).toBe(false);
        }
      }
      for (const secret of [passphrase, user.password]) expect(everything.sent).toContain(secret);
      expect(everything.ods).toContain('Élodie Zanvrek');
      expect(everything.replica).toContain('Élodie Zanvrek');
      expect(everything.heap).toContain('Élodie Zanvrek');
      expect(first.complaints).toEqual([]);

      // Offline: nobody can log in any more, the verdicts are there all the same.
      await asAdmin(mariadb, (admin) => admin.query(`ALTER USER '${user.user}'@'%' ACCOUNT LOCK`));
      const again = await window(dataFolder);
      await again.page.getByLabel('Phrase de passe').fill(passphrase);
      await again.page.keyboard.press('Enter');
      await again.page.getByRole('link', { name: 'Mots de passe' }).click();
      await again.page.getByRole('grid').getByText('Zoé Buis').waitFor();

      // The same through SSH.
      const tunnelUser = await database.createUser({ plain: true });
      await again.page.getByRole('link', { name: 'Connexions' }).click();
      await again.page.getByRole('link', { name: 'Ajouter une connexion' }).first().click();
      await again.page.getByText('Par un tunnel SSH').click();
      await fillServer(again.page, { name: 'Tunnel', port: mariadb.port, ...tunnelUser, database: database.name });
      const ssh = again.page.getByRole('group', { name: 'Serveur SSH', exact: true });
      await ssh.getByLabel('Nom ou adresse').fill('127.0.0.1');
      await ssh.getByLabel('Port').fill(String(sshd.port));
      await ssh.getByLabel('Utilisateur SSH').fill(sshd.user);
      await again.page.getByRole('textbox', { name: 'Clé privée' }).fill(sshd.key);
      await again.page.getByLabel('Vérifier l’identité du serveur').selectOption('none');
      await again.page.getByRole('button', { name: 'Enregistrer et tester' }).click();
      await again.page.getByRole('checkbox', { name: 'J’ai comparé' }).check();
      const shown = (await again.page.locator('main').innerText()).replaceAll(/\s/g, '');
      expect(shown).toContain(sshd.hostKey.replace(':', ''));
      await again.page.getByRole('button', { name: 'Accepter ce serveur' }).click();
      await mapIt(again.page);
      await audit(again.page, 'Tunnel');
      await again.page.getByRole('link', { name: 'Audits passés' }).click();
      await again.page.getByRole('row').filter({ hasText: 'Tunnel' }).getByText('terminé').waitFor();
      await again.page.getByRole('link', { name: 'Comptes' }).click();
      await again.page.getByRole('grid').getByText('Élodie Zanvrek').waitFor();
      expect(again.complaints).toEqual([]);
    });
  },
);
