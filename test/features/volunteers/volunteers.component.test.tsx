import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FoundScreen } from '../../../renderer/features/volunteers/found-screen.tsx';
import { JoinScreen } from '../../../renderer/features/volunteers/join-screen.tsx';
import { Volunteers } from '../../../renderer/features/volunteers/screen.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';
import { awaiting, removed, sampleInvitation, sampleRequest, sampleTeam } from './sample-team.ts';

const code = 'OUVAINV1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

describe('alone', () => {
  test('three ways to begin', async () => {
    await showWindow({}, '/volunteers');
    for (const [name, href] of [
      [/Fonder une équipe/, '#/volunteers/found'],
      [/Rejoindre une équipe/, '#/volunteers/join'],
      [/Retrouver une équipe perdue/, '#/volunteers/restore'],
    ] as const)
      await expect.element(page.getByRole('main').getByRole('link', { name })).toHaveAttribute('href', href);
  });

  test('the demonstration has no team', async () => {
    const { application } = await showWindow({}, '/volunteers');
    const vault = application.state.vault;
    if (vault.kind === 'open') application.tell({ vault: { ...vault, vault: 'demonstration' } });
    await expect.element(page.getByText('La démonstration n’a pas d’équipe')).toBeVisible();
  });
});

test('a page that is left and seen again shows the team as it is by then', async () => {
  const { application } = await showWindow({}, '/volunteers');
  await page.getByRole('link', { name: /Rejoindre une équipe/ }).click();
  await expect.element(page.getByLabelText('Code d’invitation')).toBeVisible();
  application.tell({ team: awaiting() });
  await page.getByRole('link', { name: 'Bénévoles' }).click();
  await expect.element(page.getByText(/Appelez Camille Roche/)).toBeVisible();
});

describe('founding', () => {
  test('shows the SQL before it is run, and says what is missing', async () => {
    const app = new FakeApplication().connect();
    await show(<FoundScreen />);
    await expect.element(page.getByText(/CREATE DATABASE IF NOT EXISTS `ouvadesk`/)).toBeVisible();
    await page.getByLabelText('Nom de la base du journal').fill('équipe');
    await page.getByRole('button', { name: 'Fonder l’équipe' }).click();
    await expect.element(page.getByLabelText('Nom de la base du journal')).toHaveFocus();
    await page.getByLabelText('Nom de la base du journal').fill('ouvadesk_essai');
    await expect.element(page.getByText(/CREATE DATABASE IF NOT EXISTS `ouvadesk_essai`/)).toBeVisible();
    await page.getByLabelText(/Votre nom/).fill('Camille Roche');
    await page.getByLabelText('Nom de l’équipe').fill('Bénévoles d’Ouvaton');
    await page.getByLabelText('Quelqu’un les a déjà exécutés').click();
    await page.getByRole('button', { name: 'Fonder l’équipe' }).click();
    expect(await asked(app, 'volunteers.found')).toEqual({
      connectionId: 'c1',
      database: 'ouvadesk_essai',
      install: false,
      name: 'Camille Roche',
      team: 'Bénévoles d’Ouvaton',
    });
    await vi.waitUntil(() => location.hash === '#/volunteers');
  });

  test('a right that is missing names the statement and what the server said', async () => {
    const refused = { statement: 'CREATE DATABASE `ouvadesk`', said: 'Access denied' };
    new FakeApplication({
      refusals: { 'volunteers.found': { code: 'JOURNAL_RIGHT_MISSING', data: refused } },
    }).connect();
    await show(<FoundScreen />);
    await page.getByLabelText(/Votre nom/).fill('Camille Roche');
    await page.getByLabelText('Nom de l’équipe').fill('Bénévoles');
    await page.getByRole('button', { name: 'Fonder l’équipe' }).click();
    await expect.element(page.getByText(/CREATE DATABASE `ouvadesk`\s» et dit\s: Access denied/)).toBeVisible();
  });

  test('without a connection it leads to where one is made', async () => {
    new FakeApplication({ profiles: [] }).connect();
    await show(<FoundScreen />);
    await expect.element(page.getByRole('link', { name: 'Ajouter une connexion' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Fonder l’équipe' })).toBeDisabled();
  });
});

describe('joining', () => {
  test('says who invites, offers the connection that leads there, and keeps the code in no cache', async () => {
    const app = new FakeApplication({ invitation: sampleInvitation }).connect();
    const { queries } = await show(<JoinScreen />);
    await page.getByLabelText('Code d’invitation').fill(code);
    await page.getByRole('button', { name: 'Lire l’invitation' }).click();
    await expect.element(page.getByText(/Camille Roche vous invite dans/)).toBeVisible();
    await expect.element(page.getByLabelText('Connexion au serveur')).toHaveValue('c2');
    await expect.element(page.getByLabelText(/Votre nom/)).toHaveValue('Léa Fontaine');
    await page.getByRole('button', { name: 'Demander à entrer' }).click();
    expect(await asked(app, 'volunteers.join')).toEqual({ text: code, connectionId: 'c2', name: 'Léa Fontaine' });
    const kept = JSON.stringify([
      queries
        .getQueryCache()
        .getAll()
        .map(({ state, queryKey }) => [state.data, queryKey]),
      queries
        .getMutationCache()
        .getAll()
        .map(({ state }) => [state.variables, state.data]),
    ]);
    expect(kept).not.toContain(code);
  });

  test('a text that is no invitation is said, and can be corrected', async () => {
    new FakeApplication().connect();
    await show(<JoinScreen />);
    await page.getByLabelText('Code d’invitation').fill('bonjour');
    await page.getByRole('button', { name: 'Lire l’invitation' }).click();
    await expect.element(page.getByText('Ce texte n’est pas une invitation complète')).toBeVisible();
    await expect.element(page.getByLabelText('Code d’invitation')).toHaveValue('bonjour');
  });

  test('while one waits, both fingerprints can be read aloud; a request that is gone is said', async () => {
    const app = new FakeApplication({ team: awaiting() }).connect();
    await show(<Volunteers />);
    await expect.element(page.getByText(/Appelez Camille Roche/)).toBeVisible();
    await asked(app, 'sync.now');
    for (const group of ['66014', '04720', '04182', '18223'])
      await expect.element(page.getByText(group, { exact: true })).toBeVisible();
    app.tell({ team: awaiting({ gone: true }) });
    await expect.element(page.getByText('La demande n’est plus dans le journal')).toBeVisible();
    await page.getByRole('button', { name: 'Retirer ma demande' }).click();
    await asked(app, 'volunteers.forgetTeam');
    await expect.element(page.getByText(/Pas encore d’équipe/)).toBeVisible();
  });
});

describe('the team', () => {
  test('nobody is admitted before both said that they compared aloud; another pair is compared anew', async () => {
    const app = new FakeApplication({ team: sampleTeam({ requests: [sampleRequest] }) }).connect();
    await show(<Volunteers />);
    const admit = page.getByRole('button', { name: 'Admettre' });
    await expect.element(admit).toBeDisabled();
    const compared = page.getByRole('checkbox', { name: /comparées à voix haute/ });
    await compared.click();
    await expect.element(admit).toBeEnabled();
    app.tell({ team: sampleTeam({ requests: [{ ...sampleRequest, theirs: ['11111', '22222', '33333', '44444'] }] }) });
    await expect.element(page.getByText('33333')).toBeVisible();
    await expect.element(admit).toBeDisabled();
    await compared.click();
    await admit.click();
    expect(await asked(app, 'volunteers.approve')).toEqual({ invitation: 'i2', again: false });
    await expect.element(page.getByText('Léa Fontaine fait partie de l’équipe.')).toBeVisible();
  });

  test('somebody who was in the team before is said plainly, and admitted knowingly', async () => {
    const former = { id: 'v0', name: 'Paul Guérin', leftAt: '2026-11-02T10:00:00.000Z' };
    const app = new FakeApplication({ team: sampleTeam({ requests: [{ ...sampleRequest, former }] }) }).connect();
    await show(<Volunteers />);
    await expect.element(page.getByText(/Paul Guérin faisait partie de l’équipe/)).toBeVisible();
    await page.getByRole('checkbox', { name: /comparées à voix haute/ }).click();
    await page.getByRole('button', { name: 'Admettre' }).click();
    expect(await asked(app, 'volunteers.approve')).toEqual({ invitation: 'i2', again: true });
  });

  test('an invitation is made, shown, copied nowhere but here', async () => {
    const app = new FakeApplication({ team: sampleTeam({ invitations: [] }) }).connect();
    const { queries } = await show(<Volunteers />);
    await page.getByRole('button', { name: 'Inviter' }).click();
    await page.getByLabelText('Pour qui').fill('Jean Ferrand');
    await page.getByRole('button', { name: 'Créer l’invitation' }).click();
    expect(await asked(app, 'volunteers.invite')).toEqual({ name: 'Jean Ferrand', role: 'member', days: 7 });
    await expect.element(page.getByLabelText('Code d’invitation')).toHaveValue(expect.stringContaining('OUVAINV1'));
    await page.getByText('Son accès au serveur').click();
    await expect.element(page.getByText(/TO 'jean_ferrand'@'%'/)).toBeVisible();
    await page.getByRole('button', { name: 'Enregistrer un fichier' }).click();
    expect(await asked(app, 'volunteers.saveInvitation')).toEqual({ id: 'i9', locale: 'fr' });
    const kept = JSON.stringify(
      queries
        .getMutationCache()
        .getAll()
        .map(({ state }) => state.data),
    );
    expect(kept).not.toContain('OUVAINV1');
    await page.getByRole('button', { name: 'Terminé' }).click();
    await expect.element(page.getByText('Jean Ferrand')).toBeVisible();
    expect(document.body.textContent).not.toContain('OUVAINV1');
  });

  test('removing asks for a word and says what will be true, the login to the server too', async () => {
    const app = new FakeApplication({ team: sampleTeam() }).connect();
    await show(<Volunteers />);
    await page.getByRole('button', { name: 'Youssef Benali' }).click();
    await page.getByRole('button', { name: 'Retirer de l’équipe' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/Son accès au serveur est autre chose/)).toBeVisible();
    await expect.element(dialog.getByText(/détient une feuille de secours/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Retirer' })).toBeDisabled();
    await userEvent.keyboard('retirer{Enter}');
    expect(await asked(app, 'volunteers.remove')).toEqual({ volunteer: 'v2' });
    await expect.element(page.getByText(/Youssef Benali ne fait plus partie de l’équipe/)).toBeVisible();
  });

  test('the last one who administers cannot leave by mistake', async () => {
    new FakeApplication({
      team: sampleTeam(),
      refusals: { 'volunteers.leave': { code: 'LAST_ADMINISTRATOR' } },
    }).connect();
    await show(<Volunteers />);
    await page.getByRole('button', { name: 'Camille Roche' }).click();
    await page.getByRole('button', { name: 'Quitter l’équipe' }).click();
    await userEvent.keyboard('quitter{Enter}');
    await expect.element(page.getByText('C’est la dernière personne qui administre l’équipe')).toBeVisible();
  });

  test('a role changes in the panel', async () => {
    const app = new FakeApplication({ team: sampleTeam() }).connect();
    await show(<Volunteers />);
    await page.getByRole('button', { name: 'Youssef Benali' }).click();
    await page.getByRole('complementary').getByText('Administration', { exact: true }).click();
    expect(await asked(app, 'volunteers.setRole')).toEqual({ volunteer: 'v2', role: 'administrator' });
  });

  test('who does not administer sees the team and changes nothing of it', async () => {
    const team = sampleTeam();
    const [, youssef] = team.volunteers;
    if (youssef)
      new FakeApplication({ team: { ...team, me: { ...youssef, me: true }, recovery: undefined } }).connect();
    await show(<Volunteers />);
    await expect.element(page.getByText('Aucune feuille de secours')).toBeVisible();
    await expect.element(page.getByText(/Demandez à une personne qui administre/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Inviter' })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Inès Marchand' }).click();
    await expect.element(page.getByRole('complementary').getByText('71938')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Retirer de l’équipe' })).not.toBeInTheDocument();
  });

  test('what was refused of the list is said, each kind in its sentence', async () => {
    const app = new FakeApplication({ team: sampleTeam({ altered: { kind: 'forged', statement: 7 } }) }).connect();
    await show(<Volunteers />);
    await expect.element(page.getByText(/Ligne 7 refusée.*La signature n’est pas celle/)).toBeVisible();
    app.tell({ team: sampleTeam({ altered: { kind: 'shortened', statement: 9 } }) });
    await expect.element(page.getByText(/Des lignes qui étaient là ont disparu/)).toBeVisible();
    app.tell({ team: sampleTeam({ altered: { kind: 'newer', statement: 9 } }) });
    await expect.element(page.getByText(/vient d’une version plus récente/)).toBeVisible();
  });

  test('the journal can be found elsewhere', async () => {
    const app = new FakeApplication({ team: sampleTeam() }).connect();
    await show(<Volunteers />);
    await expect.element(page.getByText(/Base «\souvadesk\s», par la connexion «\sOuvadmin\s»/)).toBeVisible();
    await page.getByRole('button', { name: 'Changer de connexion' }).click();
    await page.getByLabelText('Connexion au serveur').selectOptions('Copie de travail');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    expect(await asked(app, 'volunteers.setPlace')).toEqual({ connectionId: 'c2', database: 'ouvadesk' });
  });
});

test('once removed: what stays, and how to be alone again', async () => {
  const app = new FakeApplication({ team: removed }).connect();
  await show(<Volunteers />);
  await expect.element(page.getByText('Retrait le 20 nov. 2026, par Inès Marchand.')).toBeVisible();
  await page.getByRole('button', { name: 'Oublier cette équipe' }).click();
  await userEvent.keyboard('oublier{Enter}');
  await asked(app, 'volunteers.forgetTeam');
  await expect.element(page.getByText(/Pas encore d’équipe/)).toBeVisible();
});

test('an error can be tried again', async () => {
  new FakeApplication({ refusals: { 'volunteers.watch': { code: 'VAULT_LOCKED' } } }).connect();
  await show(<Volunteers />);
  await expect.element(page.getByRole('button', { name: 'Réessayer' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing (%s)', async (scheme) => {
  const states = [
    sampleTeam({ requests: [sampleRequest], altered: { kind: 'forged', statement: 3 } }),
    awaiting(),
    removed,
  ];
  for (const team of states) {
    new FakeApplication({ team }).connect();
    const { unmount } = await show(<Volunteers />, { scheme, locale: scheme === 'dark' ? 'en' : 'fr' });
    await vi.waitUntil(
      () => document.querySelector('h1')?.textContent?.trim() && !document.querySelector('[aria-busy]'),
    );
    if (team.kind === 'member') {
      await page.getByRole('button', { name: 'Youssef Benali' }).click();
      await expect.element(page.getByRole('complementary')).toBeVisible();
    }
    await expectAccessible();
    await unmount();
  }
  new FakeApplication({ invitation: sampleInvitation }).connect();
  const { unmount } = await show(<FoundScreen />, { scheme });
  await expect.element(page.getByText(/CREATE DATABASE/)).toBeVisible();
  await expectAccessible();
  await unmount();
});
