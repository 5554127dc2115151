import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Job } from '../../../preload/contract/shell.ts';
import { stepName } from '../../../renderer/features/shell/job-step.ts';
import { expectAccessible } from '../../renderer/show.tsx';
import { showWindow } from '../../renderer/show-window.tsx';

const subject = 'Automne 2026';
const job = (id: string, change: Partial<Job>): Job => ({
  id,
  kind: 'send',
  subject,
  state: 'running',
  startedAt: '2026-11-24T10:00:00.000Z',
  step: '',
  done: 0,
  ...change,
});
const ended = { state: 'done', endedAt: '2026-11-20T10:05:00.000Z' } as const;

const jobs: Job[] = [
  job('s', { step: 'waiting-cap', done: 412, total: 1760, rate: 0.055, secondsLeft: 24_000 }),
  job('f', { kind: 'forced-change', step: 'imposing', done: 41, total: 412, rate: 0.2 }),
  job('u', { kind: 'undo', step: 'undoing', done: 2, total: 412 }),
  job('b', { kind: 'bounces', step: 'reading', done: 41 }),
  job('S', { ...ended, step: 'sending', done: 1760 }),
  job('F', { ...ended, kind: 'forced-change', done: 120, facts: { changed: 117, passed: 3 } }),
  job('N', { ...ended, state: 'failed', problem: { code: 'NO_SENDER' }, done: 12, total: 40 }),
];

test.each([
  [
    'fr',
    'light',
    /Travaux/,
    [
      '412 sur 1 760 · 198 par heure · encore 6 h 40',
      'attend : la limite par heure ou par jour est atteinte',
      '41 sur 412 · 12 par minute',
      'écriture dans la base',
      'rétablissement des anciennes valeurs',
      'Lecture des retours',
      'terminé le 20 nov. 2026 · 1 760 messages',
      'terminé le 20 nov. 2026 · 117 comptes',
      'Aucun expéditeur n’est décrit sur cet ordinateur',
      'Ce qui est parti est noté ; le reste attend.',
    ],
  ],
  [
    'en',
    'dark',
    /Jobs/,
    [
      '412 of 1,760 · 198 an hour · 6 h 40 left',
      'waits: the limit of the hour or of the day is reached',
      'writing to the database',
      'done on 20 Nov 2026 · 117 accounts',
      'No sender is described on this computer',
    ],
  ],
] as const)('sending, imposing and undoing say in words what they do (%s, %s)', async (locale, theme, name, lines) => {
  await showWindow({ jobs, preferences: { locale, theme, railCollapsed: false } });
  await page.getByRole('button', { name }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
  await expect.poll(() => plain(document.querySelector('[role="dialog"]')?.textContent ?? '')).toContain(lines[0]);
  const told = plain(document.querySelector('[role="dialog"]')?.textContent ?? '');
  for (const line of lines) expect(told).toContain(line);
  await expectAccessible();
});

test('each step of a send has its words, an unknown one none', () => {
  const steps = ['sending', 'waiting-network', 'waiting-journal', 'waiting-hours', 'waiting-cap', 'waiting-quiet'];
  for (const step of [...steps, 'waiting-next']) expect(stepName({ kind: 'send', step })).toBe(step);
  expect(stepName({ kind: 'send', step: 'toString' })).toBeUndefined();
  expect(stepName({ kind: 'audit', step: 'sending' })).toBeUndefined();
});
