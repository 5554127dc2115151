import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Job } from '../../../preload/contract/shell.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const job = (change: Partial<Job>): Job => ({
  id: change.kind ?? 'x',
  kind: 'audit',
  subject: 'Ouvadmin',
  state: 'done',
  startedAt: '2026-11-20T10:00:00.000Z',
  endedAt: '2026-11-20T10:05:00.000Z',
  step: 'judging',
  done: 5000,
  total: 5000,
  ...change,
});

const jobs: Job[] = [
  job({
    id: 'r',
    kind: 'backup',
    state: 'running',
    done: 4_200_000,
    total: 12_000_000,
    rate: 2_000_000,
    secondsLeft: 4,
  }),
  job({ id: 'k', state: 'interrupted', problem: { code: 'KILLED' }, done: 1200, canResume: true }),
  job({ id: 'd', startedAt: '2026-11-19T10:00:00.000Z' }),
  job({
    id: 'e',
    kind: 'export',
    subject: 'liste.ods',
    state: 'failed',
    problem: { code: 'EXPORT_DISK_FULL' },
    startedAt: '2026-11-18T10:00:00.000Z',
  }),
  job({
    id: 'f',
    kind: 'export',
    subject: 'tout.csv',
    facts: { rows: 1760, bytes: 4_200_000 },
    startedAt: '2026-11-17T10:00:00.000Z',
  }),
];

const said = {
  fr: {
    button: /Travaux/,
    lines: [
      'Sauvegarde du coffre',
      '4,2 Mo sur 12 Mo',
      'Travaux passés',
      'interrompu le 20 nov. 2026 · 1 200 sur 5 000',
      'Ouvadesk s’est arrêté d’un coup avant la fin.',
      'Les verdicts déjà rendus sont gardés.',
      'terminé le 20 nov. 2026 · 5 000 comptes',
      'Il n’y a plus assez de place sur le disque.',
      'Le fichier n’a pas été écrit.',
      '1 760 lignes · 4,2 Mo',
    ],
    resume: 'Reprendre : Audit de Ouvadmin',
    forget: 'Effacer la liste',
  },
  en: {
    button: /Jobs/,
    lines: [
      'Backup of the vault',
      '4.2 MB of 12 MB',
      'Past jobs',
      'interrupted on 20 Nov 2026 · 1,200 of 5,000',
      'Ouvadesk was stopped at a blow before its end.',
      'The verdicts given so far are kept.',
      'done on 20 Nov 2026 · 5,000 accounts',
      'There is not enough room left on the disk.',
      'The file was not written.',
      '1,760 rows · 4.2 MB',
    ],
    resume: 'Go on: Audit of Ouvadmin',
    forget: 'Clear the list',
  },
};
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each(['fr', 'en'] as const)('the panel tells what runs and what became of past jobs (%s)', async (locale) => {
  const preferences = { locale, theme: 'light' as const, railCollapsed: false };
  const { application } = await showWindow({ jobs, preferences });
  const { button, lines, resume, forget } = said[locale];
  await page.getByRole('button', { name: button }).click();
  const panel = page.getByRole('dialog');
  await expect.element(panel).toBeVisible();
  for (const line of lines) await expect.poll(() => plain(panel.element().textContent)).toContain(line);
  await expectAccessible();

  const again = page.getByRole('button').filter({ hasText: locale === 'fr' ? 'Reprendre' : 'Go on' });
  await expect.poll(() => plain(again.element().getAttribute('aria-label'))).toBe(resume);
  await again.click();
  expect(await asked(application, 'shell.resumeJob')).toEqual({ id: 'k' });
  await page.getByRole('button', { name: forget }).click();
  await asked(application, 'shell.forgetJobs');
  await expect.poll(() => panel.element().textContent).not.toContain(lines[2]);
});

test('a job that cannot go on says why', async () => {
  await showWindow({ jobs, refusals: { 'shell.resumeJob': { code: 'JOB_CANNOT_RESUME' } } });
  await page.getByRole('button', { name: /Travaux/ }).click();
  await page.getByRole('button').filter({ hasText: 'Reprendre' }).click();
  await expect.element(page.getByText('Ce travail ne peut pas reprendre')).toBeVisible();
});

test('without any job the panel says so', async () => {
  await showWindow();
  await page.getByRole('button', { name: 'Travaux' }).click();
  await expect.element(page.getByText('Aucun travail en cours, aucun travail passé.')).toBeVisible();
});
