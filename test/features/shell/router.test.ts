import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { shellRouter } from '../../../main/features/shell/router.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';

const info = { kind: 'browser', version: '1.2.3', platform: 'linux', keychain: 'keytar' } as const;

function open() {
  const jobs = openJobs(() => new Date(), silentLog);
  return { jobs, client: createRouterClient(shellRouter(info, jobs), { context: {} }) };
}

/** Work that goes on until it is told to stop. */
async function* untilStopped(signal: AbortSignal) {
  yield { kind: 'audit', step: 'read', done: 1, total: 3 };
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  signal.throwIfAborted();
}

test('tells what the shell offers', async () => {
  expect(await open().client.info()).toEqual(info);
});

test('shows the jobs as they change, to a panel opened later as well, and cancels one by its id', async () => {
  const { jobs, client } = open();
  const running = jobs.run('audit', 'Ouvadmin', untilStopped);
  running.outcome.catch(() => {});
  const states: string[] = [];
  for await (const [job] of await client.jobs()) {
    if (job && states.at(-1) !== job.state) states.push(job.state);
    if (job?.state === 'running') await client.cancelJob({ id: job.id });
    else break;
  }
  expect(states).toEqual(['running', 'cancelled']);
  await expect(running.outcome).rejects.toThrow();
});

test('a job that is over, or was never there, is cancelled without a word', async () => {
  await expect(open().client.cancelJob({ id: 'none' })).resolves.toBeUndefined();
});
