import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Run, leftAlone as whys } from '../../../preload/contract/forced-changes.ts';
import type { FakeState } from '../../renderer/fake-application.ts';
import { sampleForced, sampleRun } from '../../renderer/fake-forced-changes.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const here = '/forced-changes/k1';
const campaignId = 'k1';
const noRuns = { runs: [] };
const open = (change: Partial<FakeState> = {}, forced: Parameters<typeof sampleForced>[0] = noRuns) =>
  showWindow({ ...sampleForced(forced), ...change }, here).then(({ application }) => application);

const text = (said: string | RegExp) => expect.element(page.getByText(said).first());
const button = (name: string | RegExp) => page.getByRole('button', { name });

async function dryRun() {
  await button('Faire un essai à blanc').click();
  await text('412 lignes seraient écrites, pour 388 personnes.').toBeVisible();
}

function withDryRun(change: Partial<FakeState['dryRun']>) {
  return { ...noRuns, dryRun: { ...sampleForced().dryRun, ...change } };
}

describe('what it means', () => {
  test('is said for each system, with what the member will see and what is written', async () => {
    await open();
    await text('Demander un nouveau mot de passe à la prochaine connexion').toBeVisible();
    await text(/Ses sites et son courrier continuent\. Écrit «\s1\s» dans doit_changer\./).toBeVisible();
    await text('Les comptes de ce système restent comme ils sont.').toBeVisible();
    await text(/qu’aucun écran ne montre/).toBeVisible();
    await text(/à qui 3 messages ont été envoyés.* 14 jours après le dernier/).toBeVisible();
    await text(/peut être défait pendant 30 jours/).toBeVisible();
  });

  test('is chosen among what the database offers, and the rule with it', async () => {
    const application = await open();
    await button('Choisir').click();
    const account = page.getByRole('group', { name: 'Comptes Ouvadmin' });
    await account.getByText('Suspendre l’accès').click();
    await expect.element(account.getByLabelText('Colonne')).toHaveValue('statut');
    await account.getByLabelText('Valeur écrite').fill('bloqué');
    const ftp = page.getByRole('group', { name: 'Accès FTP' });
    expect(ftp.getByText('Suspendre l’accès').query()).toBeNull();
    await ftp.getByText('Ne rien imposer').click();
    await page.getByLabelText('Messages au moins').fill('4');
    await button('Enregistrer').click();
    expect(await asked(application, 'forcedChanges.setMeanings')).toEqual({
      campaignId,
      meanings: [{ system: 'account', meaning: { kind: 'suspend', column: 'statut', value: 'bloqué' } }],
      rule: { notices: 4, days: 14, undoDays: 30 },
    });
    await text(/à qui 4 messages ont été envoyés/).toBeVisible();
  });

  test('refuses an empty value and numbers that cannot be', async () => {
    const application = await open();
    await button('Choisir').click();
    await page.getByLabelText('Valeur écrite').fill(' ');
    await page.getByLabelText('Jours laissés ensuite').fill('0');
    await button('Enregistrer').click();
    await text('Dites ce qui doit être écrit.').toBeVisible();
    await text('Un nombre de 1 à 730.').toBeVisible();
    await expect.element(page.getByLabelText('Valeur écrite')).toHaveFocus();
    expect(application.callsOf('forcedChanges.setMeanings')).toEqual([]);
  });

  test('tells a refusal of saving beside what was chosen', async () => {
    const refused = { code: 'COLUMN_UNKNOWN', data: { column: 'statut' } };
    await open({ refusals: { 'forcedChanges.setMeanings': refused } });
    await button('Choisir').click();
    await button('Enregistrer').click();
    await text('La colonne « statut » n’est plus dans la base').toBeVisible();
    await expect.element(page.getByLabelText('Valeur écrite')).toHaveValue('1');
  });
});

describe('the dry run', () => {
  test('shows how much, who is left alone and from when on, the rows, the statements', async () => {
    const application = await open();
    expect(application.callsOf('forcedChanges.dryRun')).toEqual([]);
    await dryRun();
    await expect.element(page.getByRole('cell', { name: '8 déc. 2026' })).toBeVisible();
    await expect.element(page.getByRole('cell', { name: 'mot de passe déjà changé' })).toBeVisible();
    await expect.element(page.getByRole('grid', { name: 'Lignes qui seraient écrites' })).toBeVisible();
    await text('00034').toBeInTheDocument();
    await text('doit_changer : 0 devient 1').toBeInTheDocument();
    await text('passwd : un secret tiré au sort').toBeInTheDocument();
    await text(/UPDATE `compte` SET/).toBeInTheDocument();
    // A page of windows is read, not 412 rows.
    const lines = page.getByRole('grid').element().querySelectorAll('[data-row]').length;
    expect(lines).toBeLessThan(40);
  });

  test('has a sentence for each reason to leave somebody alone', async () => {
    const leftAlone = whys.map((because) => ({ because, people: 1, accounts: 2 }));
    await open({}, withDryRun({ leftAlone }));
    await dryRun();
    const cells = page.getByRole('table').element().querySelectorAll('tbody td:first-child');
    expect(cells).toHaveLength(whys.length);
    for (const cell of cells) expect(cell.textContent).not.toMatch(/leftAlone|because/);
  });

  test('that finds nobody says so, and offers nothing to impose', async () => {
    await open({}, withDryRun({ rows: 0, people: 0, statements: [] }));
    await button('Faire un essai à blanc').click();
    await text('Personne n’est concerné aujourd’hui').toBeVisible();
    expect(button(/^Imposer/).query()).toBeNull();
  });

  test('names the rights that are lacking, ready to copy, and holds the decision back', async () => {
    const lacking = ["GRANT UPDATE (`doit_changer`) ON `ouvadmin`.`compte` TO 'ouvadesk'@'%';"];
    await open({}, withDryRun({ lacking }));
    await dryRun();
    await text('Il manque des droits').toBeVisible();
    await text(/GRANT UPDATE/).toBeVisible();
    await expect.element(button('Copier les droits à accorder')).toBeVisible();
    await expect.element(button('Imposer à 412 comptes')).toBeDisabled();
  });

  test('needs a meaning first', async () => {
    const { meanings } = sampleForced();
    await open({}, { ...noRuns, meanings: { ...meanings, chosen: [] } });
    await text('Choisissez d’abord ce que cela veut dire pour au moins un système.').toBeVisible();
    await expect.element(button('Faire un essai à blanc')).toBeDisabled();
  });

  test('is kept when one leaves the page, and thrown away once its meaning has changed', async () => {
    const application = await open();
    await dryRun();
    location.hash = '/';
    await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
    location.hash = here;
    await text('412 lignes seraient écrites, pour 388 personnes.').toBeVisible();
    expect(application.callsOf('forcedChanges.dryRun')).toHaveLength(1);
    await button('Choisir').click();
    await button('Enregistrer').click();
    await text(
      'Faites un essai pour voir quelles lignes seraient écrites, et qui serait laissé de côté.',
    ).toBeVisible();
  });

  test('of more than an hour ago must be made again', async () => {
    const at = new Date(Date.now() - 3_700_000).toISOString();
    await open({}, withDryRun({ at }));
    await dryRun();
    await text(/a plus d’une heure\s: refaites-le avant d’imposer/).toBeVisible();
    await expect.element(button('Imposer à 412 comptes')).toBeDisabled();
  });

  test('that cannot reach the database says why and what to do', async () => {
    const data = { code: 'timed-out', facts: { host: 'db.example' } };
    await open({ refusals: { 'forcedChanges.dryRun': { code: 'CANNOT_REACH', data } } });
    await button('Faire un essai à blanc').click();
    await text('db.example ne répond pas à temps').toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Connexions' }).last()).toBeVisible();
  });
});

describe('imposing', () => {
  test('says what will be true afterwards, asks to type the word, and shows how far it is', async () => {
    const ended = Promise.withResolvers<void>();
    const application = await open({}, { ...noRuns, runEnds: ended.promise });
    await dryRun();
    await button('Imposer à 412 comptes').click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/309 comptes devront choisir un nouveau mot de passe/)).toBeVisible();
    await expect.element(dialog.getByText('103 mots de passe actuels ne marcheront plus.')).toBeVisible();
    await expect.element(dialog.getByText(/Vous pourrez revenir en arrière jusqu’au/)).toBeVisible();
    const decide = dialog.getByRole('button', { name: 'Imposer à 412 comptes' });
    await expect.element(decide).toBeDisabled();
    application.state.runs = [];
    await dialog.getByLabelText('Pour confirmer, écrivez « imposer »').fill('imposer');
    await userEvent.keyboard('{Enter}');
    expect(await asked(application, 'forcedChanges.impose')).toEqual({ dryRunId: 'd412' });
    await text(/412 comptes changés/).toBeVisible();
    // What it has shown was acted on: another decision needs another dry run.
    expect(button('Imposer à 412 comptes').query()).toBeNull();
    ended.resolve();
  });

  test.each([
    ['DRY_RUN_OVER', undefined, 'Cet essai à blanc n’est plus valable', /Refaites l’essai/],
    ['NOTHING_TO_IMPOSE', undefined, 'Il n’y a rien à imposer', /La liste des laissés de côté/],
    ['RIGHT_LACKING', undefined, 'Il manque un droit pour écrire dans la base', /prêts à copier/],
    ['IMPOSING_ELSEWHERE', { by: 'Youssef' }, 'Un changement est déjà en cours ailleurs', /Youssef impose/],
    [
      'NO_BASE_HERE',
      undefined,
      'Cet ordinateur n’a pas de connexion à la base de cette campagne',
      /Créez une connexion/,
    ],
    ['NOT_MAPPED', undefined, 'Cette base n’est pas encore décrite', /Décrivez la base/],
  ])('that is refused with %s says what was kept and what to do', async (code, data, what, next) => {
    await open({ refusals: { 'forcedChanges.impose': { code, data } } });
    await dryRun();
    await button('Imposer à 412 comptes').click();
    await page.getByLabelText(/Pour confirmer/).fill('imposer');
    await userEvent.keyboard('{Enter}');
    await text(what).toBeVisible();
    await text(next).toBeVisible();
  });

  test('that finds the database changed says what changed', async () => {
    const drift = [{ system: 'account', table: 'compte', column: 'doit_changer', kind: 'column-missing' }];
    await open({ refusals: { 'forcedChanges.dryRun': { code: 'MAPPING_DRIFTED', data: { drift } } } });
    await button('Faire un essai à blanc').click();
    await text('La base a changé depuis sa description').toBeVisible();
    await text(/la colonne «\sdoit_changer\s» de «\scompte\s» n’existe plus/).toBeVisible();
  });
});

describe('what was imposed', () => {
  const running: Run = sampleRun('r3', { state: 'running', planned: 40, changed: 12 });

  test('shows the progress of a run, stops it by its job, and reads again at its end', async () => {
    const ended = Promise.withResolvers<void>();
    const job = { id: 'j', kind: 'forced-change', subject: 'x', state: 'running', step: 'imposing', done: 12 } as const;
    const jobs = [{ ...job, startedAt: '2026-11-24T10:00:00.000Z' }];
    const application = await open({ jobs }, { runs: [running], runEnds: ended.promise });
    const bar = page.getByRole('progressbar', { name: 'Écriture dans la base' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '30');
    await button('Annuler').click();
    expect(await asked(application, 'shell.cancelJob')).toEqual({ id: 'j' });
    application.state.runs = [{ ...running, state: 'done', changed: 38, passed: 2, undoableUntil: '2026-12-24' }];
    ended.resolve();
    await text('38 comptes changés sur 40 prévus').toBeVisible();
    await text('2 laissés tels quels : leur mot de passe avait changé entre-temps').toBeVisible();
    await text(/Peut être défait jusqu’au 24/).toBeVisible();
  });

  test('is undone once the word was typed, until its former values are erased', async () => {
    const runs = [
      sampleRun('r2', { undoableUntil: '2026-12-20' }),
      sampleRun('r1', { at: '2026-09-02T09:20:00.000Z', state: 'purged' }),
    ];
    const application = await open({}, { runs });
    await text(/Les anciennes valeurs ont été effacées/).toBeVisible();
    expect(button('Revenir en arrière').elements()).toHaveLength(1);
    await button('Revenir en arrière').click();
    await text(/120 comptes retrouveront l’état d’avant le 20\snov\.\s2026/).toBeVisible();
    await page.getByLabelText('Pour confirmer, écrivez « revenir »').fill('revenir');
    await userEvent.keyboard('{Enter}');
    expect(await asked(application, 'forcedChanges.undo')).toEqual({ runId: 'r2' });
    await text('120 rétablis').toBeVisible();
    await vi.waitUntil(() => button('Revenir en arrière').elements().length === 0);
  });

  test.each([
    ['purged', /les anciennes valeurs ont été effacées/],
    ['undone', /Il l’a déjà été/],
    ['running', /Il est encore en cours/],
    ['no-key', /n’a pas la clé qui ouvre/],
  ])('cannot be undone because %s, in a sentence', async (because, why) => {
    const refused = { code: 'CANNOT_UNDO', data: { because } };
    await open(
      { refusals: { 'forcedChanges.undo': refused } },
      { runs: [sampleRun('r2', { undoableUntil: '2026-12-20' })] },
    );
    await button('Revenir en arrière').click();
    await page.getByLabelText(/Pour confirmer/).fill('revenir');
    await userEvent.keyboard('{Enter}');
    await text('Ce changement ne peut pas être défait').toBeVisible();
    await text(why).toBeVisible();
  });

  test('that was cut short is gone on with, here where its job is', async () => {
    const cut = sampleRun('r2', { state: 'interrupted', changed: 40, undoableUntil: '2026-12-20' });
    const job = {
      id: 'j',
      kind: 'forced-change',
      subject: 'x',
      state: 'interrupted',
      step: 'imposing',
      done: 40,
    } as const;
    const jobs = [{ ...job, startedAt: '2026-11-24T10:00:00.000Z', canResume: true }];
    const application = await open({ jobs }, { runs: [cut] });
    await text(/Ce qui est écrit le reste/).toBeVisible();
    await button('Reprendre').click();
    expect(await asked(application, 'shell.resumeJob')).toEqual({ id: 'j' });
  });

  test('whose undoing was cut short can still be undone', async () => {
    const cut = sampleRun('r2', { state: 'undoing', undone: 40, undoableUntil: '2026-12-20' });
    await open({}, { runs: [cut], runEnds: Promise.resolve() });
    await button('Revenir en arrière').click();
    await text(/80 comptes retrouveront/).toBeVisible();
  });
});

describe('the four states', () => {
  test('empty says that nothing was imposed, and what comes first', async () => {
    await showWindow({}, here);
    await text('Rien n’est encore choisi : aucun compte ne sera touché.').toBeVisible();
    await text('Rien n’a encore été imposé dans cette campagne.').toBeVisible();
  });

  test('a database without any such column says so', async () => {
    const { meanings } = sampleForced();
    await open({}, { ...noRuns, meanings: { ...meanings, chosen: [], offered: [] } });
    await text('Cette base n’a aucune colonne dans laquelle un changement pourrait être imposé').toBeVisible();
  });

  test('loading keeps its place', async () => {
    await open({ silent: new Set(['forcedChanges.meanings']) });
    await text('Chargement en cours').toBeInTheDocument();
  });

  test('an error says what to do, is asked for again, and what was imposed is shown all the same', async () => {
    const refusals = { 'forcedChanges.meanings': { code: 'NO_BASE_HERE' } };
    const application = await open({ refusals }, { runs: [sampleRun('r2')] });
    await text('Cet ordinateur n’a pas de connexion à la base de cette campagne').toBeVisible();
    await text('120 comptes changés').toBeVisible();
    application.state.refusals = {};
    await button('Réessayer').click();
    await text('Demander un nouveau mot de passe à la prochaine connexion').toBeVisible();
  });

  test('without a network says what needs one', async () => {
    await open();
    await text('Essai à blanc').toBeVisible();
    dispatchEvent(new Event('offline'));
    await text('Cet ordinateur n’a pas de réseau').toBeVisible();
    dispatchEvent(new Event('online'));
    await expect.element(page.getByText('Cet ordinateur n’a pas de réseau')).not.toBeInTheDocument();
  });
});

test('the way back leads to the campaign', async () => {
  await open();
  await expect
    .element(page.getByRole('link', { name: /Revenir à la campagne/ }))
    .toHaveAttribute('href', '#/campaigns/k1');
});

describe.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing (%s, %s)', (locale, theme) => {
  const preferences = { locale, theme, railCollapsed: true };
  const lacking = ["GRANT UPDATE (`doit_changer`) ON `ouvadmin`.`compte` TO 'ouvadesk'@'%';"];

  test('with a dry run, rights that lack, and runs', async () => {
    const { dryRun: found, runs } = sampleForced();
    await open({ preferences }, { dryRun: { ...found, lacking }, runs });
    await page.getByRole('button', { name: /essai à blanc|dry run/ }).click();
    await expect.element(page.getByRole('grid')).toBeVisible();
    await expectAccessible();
  });

  test('in the form', async () => {
    await open({ preferences });
    await page.getByRole('button', { name: /^(Choisir|Choose)$/ }).click();
    await expect.element(page.getByRole('group').first()).toBeVisible();
    await expectAccessible();
  });

  test('at the decision', async () => {
    await open({ preferences });
    await page.getByRole('button', { name: /essai à blanc|dry run/ }).click();
    await page.getByRole('button', { name: /412 (comptes|accounts)/ }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectAccessible();
  });
});
