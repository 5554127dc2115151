import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { JournalScreen } from '../../../renderer/features/exports/screen.tsx';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { sampleJournal } from './sample-journal.ts';

test('a file that should have been deleted is marked in words, and leaves the list of late ones once it was', async () => {
  const app = new FakeApplication({ journal: sampleJournal() }).connect();
  await show(<JournalScreen />);
  await expect.element(page.getByText('1 fichier est à supprimer maintenant.')).toBeVisible();
  await expect.element(page.getByText('à supprimer depuis le 1 nov. 2026')).toBeVisible();
  await page.getByRole('button', { name: 'J’ai supprimé le fichier' }).nth(1).click();
  await vi.waitUntil(() => app.callsOf('exports.markDeleted').length === 1);
  expect(app.callsOf('exports.markDeleted')).toEqual([{ id: 'e2' }]);
  await expect.element(page.getByText('1 fichier est à supprimer maintenant.')).not.toBeInTheDocument();
});

test('a file of somebody else is theirs to delete: it says whose it is, and is not counted among what is late here', async () => {
  const journal = sampleJournal().map((entry) =>
    entry.id === 'e2' ? { ...entry, mine: false, author: 'Camille' } : entry,
  );
  new FakeApplication({ journal }).connect();
  await show(<JournalScreen />);
  await expect.element(page.getByRole('cell', { name: 'Camille' })).toBeVisible();
  await expect.element(page.getByText('à supprimer depuis le 1 nov. 2026')).toBeVisible();
  expect(page.getByRole('button', { name: 'J’ai supprimé le fichier' }).elements()).toHaveLength(1);
  await expect.element(page.getByText('1 fichier est à supprimer maintenant.')).not.toBeInTheDocument();
});

test('an empty journal says what it will hold', async () => {
  new FakeApplication().connect();
  await show(<JournalScreen />);
  await expect.element(page.getByText('Aucun fichier n’a encore été exporté.')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing in the journal and its panel (%s)', async (scheme) => {
  new FakeApplication({ journal: sampleJournal() }).connect();
  await show(<JournalScreen />, { scheme });
  await page.getByRole('button', { name: '23 nov. 2026' }).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectAccessible();
});
