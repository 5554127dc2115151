import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SyncState } from '../../../preload/contract/sync.ts';
import { ConflictsScreen } from '../../../renderer/features/sync/conflicts-screen.tsx';
import { door } from '../../../renderer/features/sync/door.ts';
import { SyncScreen } from '../../../renderer/features/sync/screen.tsx';
import { RecordHistories, RecordHistory } from '../../../renderer/record-history.tsx';
import { RecordKinds } from '../../../renderer/record-kinds.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';
import { allNotices, inStep, offlineSince, sampleConflicts, sampleHistory } from './sample-sync.ts';

const french = { locale: 'fr' as const, theme: 'light' as const, railCollapsed: false };
const kinds = [
  {
    kinds: () => ({
      'quiet-period': {
        name: 'Période de silence',
        fields: { to: 'Fin', note: 'Note', channels: 'Envois' },
        values: { channels: { 'e-mail': 'courriels' } },
      },
    }),
  },
];

describe('at the foot of the rail', () => {
  const states: [string, SyncState, number, RegExp][] = [
    ['up to date', { kind: 'current' }, 0, /^à jour \d\d:02$/],
    ['edits that wait', { kind: 'waiting' }, 3, /^3 à envoyer$/],
    ['offline', offlineSince, 0, /^hors ligne depuis \d\d:40$/],
    ['running', { kind: 'running', step: 'sending', done: 10, total: 40 }, 40, /^synchronisation…$/],
    ['a full disk', { kind: 'stopped', because: 'disk-full' }, 0, /^disque plein$/],
    ['not admitted yet', { kind: 'awaiting-admission' }, 0, /^admission attendue$/],
  ];
  test.each(states)('%s is said in words', async (_, state, toSend, words) => {
    await showWindow({ sync: inStep({ state, toSend }) });
    await expect.element(page.getByRole('navigation').getByText(words)).toBeVisible();
  });

  test('the words lead to the page, and tell of conflicts', async () => {
    await showWindow({ sync: inStep({ conflicts: 2 }), conflicts: sampleConflicts() });
    await page.getByRole('link', { name: /2 conflits à régler/ }).click();
    await expect.element(page.getByRole('heading', { name: 'Synchronisation' })).toBeVisible();
    expect(location.hash).toBe('#/sync');
  });

  test('the folded rail says the same to those who do not see it', async () => {
    const { application } = await showWindow({
      sync: inStep({ conflicts: 1 }),
      preferences: { ...french, railCollapsed: true },
    });
    await expect.element(page.getByRole('link', { name: /^à jour \d\d:02, 1 conflit à régler$/ })).toBeVisible();
    await expectAccessible();
    application.tell({ sync: inStep({ state: offlineSince }) });
    await expect.element(page.getByRole('link', { name: /^hors ligne depuis/ })).toBeVisible();
  });

  test('who works alone reads whether there is a network, as before', async () => {
    await showWindow();
    await expect.element(page.getByText('en ligne')).toBeVisible();
  });

  test('a contact is asked for when the network is back, and not while nothing is shared', async () => {
    const { application } = await showWindow();
    dispatchEvent(new Event('online'));
    await vi.waitUntil(() => application.callsOf('sync.watch').length > 0);
    expect(application.callsOf('sync.now')).toEqual([]);
    application.tell({ sync: inStep() });
    await expect.element(page.getByText(/^à jour/)).toBeVisible();
    dispatchEvent(new Event('online'));
    await asked(application, 'sync.now');
  });
});

describe('the page', () => {
  test('says what waits, when the last contact was, and asks for one', async () => {
    const app = new FakeApplication({ sync: inStep({ state: { kind: 'waiting' }, toSend: 3 }) }).connect();
    await show(<SyncScreen />);
    await expect.element(page.getByText(/3 modifications attendent le prochain contact/)).toBeVisible();
    await page.getByRole('button', { name: 'Synchroniser maintenant' }).click();
    await asked(app, 'sync.now');
  });

  test('counts a long one, and shows nobody a second button to press meanwhile', async () => {
    const state: SyncState = { kind: 'running', step: 'receiving', done: 1_200, total: 8_000 };
    new FakeApplication({ sync: inStep({ state }) }).connect();
    await show(<SyncScreen />);
    const bar = page.getByRole('progressbar', { name: 'Réception des modifications' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '15');
    await expect.element(page.getByRole('button', { name: 'Synchroniser maintenant' })).toBeDisabled();
  });

  test('offline: why, and that nothing is lost', async () => {
    new FakeApplication({ sync: inStep({ state: offlineSince, toSend: 2 }) }).connect();
    await show(<SyncScreen />);
    await expect.element(page.getByText('admin.ouvaton.example ne répond pas à temps')).toBeVisible();
    await expect.element(page.getByText('Tout ce que vous avez saisi est enregistré ici.')).toBeVisible();
  });

  test('each notice has its sentence and what to do', async () => {
    new FakeApplication({ sync: inStep({ notices: allNotices }) }).connect();
    await show(<SyncScreen />);
    for (const said of [
      /Des lignes écrites par Camille Roche ont été altérées dans le journal \(n° 12 à 14\)/,
      /Des lignes écrites par Camille Roche ont disparu du journal \(n° 40 à 44\)/,
      /L’horloge de cet ordinateur retarde de 2 h 10/,
      /Des modifications faites par Inès Marchand sont datées de 1 an en avance/,
      /Ce coffre a été copié ou restauré/,
      /3 éléments viennent d’une version plus récente/,
    ])
      await expect.element(page.getByText(said)).toBeVisible();
  });

  test('alone: leads to the team', async () => {
    new FakeApplication().connect();
    await show(<SyncScreen />);
    await expect
      .element(page.getByRole('link', { name: 'Travailler à plusieurs' }))
      .toHaveAttribute('href', '#/volunteers');
  });
});

describe('conflicts', () => {
  const shown = (change = {}) => {
    const app = new FakeApplication({
      sync: inStep({ conflicts: 3 }),
      conflicts: sampleConflicts(),
      ...change,
    }).connect();
    return {
      app,
      screen: (
        <RecordKinds doors={kinds}>
          <ConflictsScreen />
        </RecordKinds>
      ),
    };
  };

  test('both values stand side by side, in words, with authors and times; the one shown is marked', async () => {
    const { screen } = shown();
    await show(screen);
    const first = page.getByRole('listitem').first();
    await expect.element(first.getByText('Période de silence · Fin')).toBeVisible();
    await expect
      .element(
        first.getByRole('button', {
          name: /16 juin 2018 Camille Roche, 23 nov. 2026, 14:02 Garder affichée en ce moment/,
        }),
      )
      .toBeVisible();
    await expect.element(first.getByRole('button', { name: /17 juin 2018 Youssef Benali/ })).toBeVisible();
  });

  test('one click chooses, and the next one is at hand', async () => {
    const { app, screen } = shown();
    await show(screen);
    await page.getByRole('button', { name: /17 juin 2018/ }).click();
    expect(await asked(app, 'sync.settle')).toEqual({
      record: 'r1',
      field: 'to',
      choice: 'Youssef Benali 2026-11-22',
      among: ['Camille Roche 2026-11-23', 'Youssef Benali 2026-11-22'],
    });
    await expect.element(page.getByRole('button', { name: /17 juin 2018/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: /Aucun envoi pendant le vote/ })).toHaveFocus();
  });

  test('the keyboard goes through all of them', async () => {
    const { app, screen } = shown();
    await show(screen);
    await expect.element(page.getByRole('button', { name: /16 juin 2018/ })).toBeVisible();
    (page.getByRole('button', { name: /16 juin 2018/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}');
    await expect.element(page.getByRole('button', { name: /Voir avec le Directoire/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await vi.waitUntil(() => app.callsOf('sync.settle').length === 1);
    await expect.element(page.getByRole('button', { name: /received/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await vi.waitUntil(() => app.callsOf('sync.settle').length === 2);
    await expect.element(page.getByRole('button', { name: /received/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Aucun conflit à régler')).toBeVisible();
  });

  test('one that was settled meanwhile is said, and read again', async () => {
    const { app, screen } = shown({ refusals: { 'sync.settle': { code: 'CONFLICT_CHANGED' } } });
    await show(screen);
    await page.getByRole('button', { name: /17 juin 2018/ }).click();
    await expect.element(page.getByText('Ce conflit a changé entre-temps')).toBeVisible();
    await vi.waitUntil(() => app.callsOf('sync.conflicts').length > 1);
  });

  test('an error can be tried again', async () => {
    const { app, screen } = shown({ refusals: { 'sync.conflicts': { code: 'VAULT_LOCKED' } } });
    await show(screen);
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
    app.state.refusals = {};
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect.element(page.getByRole('button', { name: /17 juin 2018/ })).toBeVisible();
  });
});

test('the history of a record is one click away, in the words of its kind', async () => {
  const app = new FakeApplication({ history: sampleHistory() }).connect();
  await show(
    <RecordKinds doors={kinds}>
      <RecordHistories doors={[door]}>
        <RecordHistory record="r1" kind="quiet-period" />
      </RecordHistories>
    </RecordKinds>,
  );
  await page.getByRole('button', { name: 'Qui a changé quoi' }).click();
  expect(await asked(app, 'sync.history')).toEqual({ record: 'r1' });
  await expect.element(page.getByText('Vous', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/Envois\s: ajout de «\scourriels\s»/)).toBeVisible();
  await expect.element(page.getByText('Retour après suppression')).toBeVisible();
  await expectAccessible();
});

test.each(['light', 'dark'] as const)('axe finds nothing (%s)', async (scheme) => {
  const state: SyncState = { kind: 'stopped', because: 'defect', detail: 'a1b2' };
  new FakeApplication({
    sync: inStep({ state, notices: allNotices, conflicts: 3 }),
    conflicts: sampleConflicts(),
  }).connect();
  const { unmount } = await show(<SyncScreen />, { scheme });
  await expect.element(page.getByText(/Incident a1b2/)).toBeVisible();
  await expectAccessible();
  await unmount();
  await show(<ConflictsScreen />, { scheme, locale: 'en' });
  await expect.element(page.getByRole('button', { name: /shown now/ }).first()).toBeVisible();
  await expectAccessible();
});
