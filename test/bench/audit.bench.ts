import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Replica } from '../../main/database/replica/replica.ts';
import { openPasswordCampaigns } from '../../main/features/password-campaigns/password-campaigns.ts';
import { openVaultRoom } from '../../main/features/vault/vault.ts';
import { openJobs } from '../../main/jobs/jobs.ts';
import { systemClock as clock } from '../../main/shared/clock.ts';
import { silentLog as log } from '../../main/shared/log.ts';
import type { SystemMapping } from '../../preload/contract/schema-mapping.ts';
import { shellTo } from '../shared/shell-to.ts';
import type { Measure } from './bench.ts';

export const name = 'audit';

const accounts = 100_000;
const mapping: SystemMapping = {
  system: 'account',
  table: 'comptes',
  columns: {
    id: 'id',
    login: 'login',
    email: 'email',
    name: 'name',
    password: 'password',
    passwordChangedOn: 'changed',
  },
  storage: 'clear',
};

/** A whole audit of 100,000 clear passwords, from the table to verdicts in an encrypted replica, zxcvbn apart. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const file = join(folder, 'ouvadmin.sqlite');
  // In a process of its own: making the accounts takes memory that would be counted as the audit's.
  execFileSync(process.execPath, [
    '--no-warnings',
    join(import.meta.dirname, 'fill-ouvadmin.ts'),
    file,
    String(accounts),
  ]);
  const jobs = openJobs(clock, log);
  const vault = openVaultRoom({
    folder,
    clock,
    log,
    jobs,
    keychain: undefined,
    guess: () => Promise.reject(new Error('no passphrase here')),
    shell: shellTo(folder),
    enterInJournal: () => {},
    openFeatures: async (replica: Replica) => ({ campaigns: openCampaigns(replica, file), close: async () => {} }),
  });
  function openCampaigns(replica: Replica, source: string) {
    return openPasswordCampaigns({
      replica,
      jobs,
      clock,
      connection: () => ({ name: 'Banc', hosts: ['ouvaton'] }),
      reach: async () => ({ dialect: 'sqlite', file: source }),
      enter: () => {},
      audited: () => {},
      readyMapping: async () => ({ connectionId: 'c', version: 1, savedAt: clock().toISOString(), systems: [mapping] }),
      writeExport: () => Promise.reject(new Error('no export here')) as never,
    });
  }
  try {
    await vault.openDemonstration();
    return await measure(vault.features().campaigns);
  } finally {
    await vault.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(campaigns: ReturnType<typeof openPasswordCampaigns>): Promise<Measure[]> {
  globalThis.gc?.();
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  delays.enable();
  const { id } = await campaigns.start('c', { guessability: false, slowGuesses: 0, unchangedYears: 3 });
  const watch = campaigns.watch(id);
  let next = await watch.next();
  while (!next.done) next = await watch.next();
  delays.disable();
  clearInterval(sampler);
  if (next.value.accounts !== accounts) throw new Error(`${next.value.accounts} accounts were kept`);
  const { user, system } = process.cpuUsage(cpu);
  return [
    { name: 'whole-cpu', value: (user + system) / 1e6, unit: 's', note: 'reading, judging and keeping, all threads' },
    { name: 'whole-wall', value: (performance.now() - begin) / 1000, unit: 's' },
    { name: 'memory', value: Math.round(peak / 1e6), unit: 'MB', target: 300, note: 'the whole process at its peak' },
    {
      name: 'longest-task-of-main',
      value: Math.round(delays.max / 1e4) / 100,
      unit: 'ms',
      target: 50,
      note: `99th percentile ${Math.round(delays.percentile(99) / 1e4) / 100} ms`,
    },
  ];
}
