import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What the test tells the child: which vault, which passphrases, and at which deed on files it is to be killed. */
export interface ChangeOrder {
  readonly folder: string;
  readonly current: string;
  readonly next: string;
  /** Counted from the first deed of the change, 1 and up; 0 waits to be killed by the parent. */
  readonly killAt: number;
}

const order: ChangeOrder = JSON.parse(process.argv[2] ?? '');

/** The deeds of Node that change what stands on the disk; SQLite's own are met by the kills at random. */
const watched = ['writeSync', 'fsyncSync', 'renameSync'] as const;
let counting = false;
let done = 0;
for (const name of watched) {
  const deed = fs[name] as (...given: unknown[]) => unknown;
  const counted = (...given: unknown[]) => {
    if (counting) {
      done += 1;
      if (done === order.killAt) process.kill(process.pid, 'SIGKILL');
    }
    return deed(...given);
  };
  Object.assign(fs, { [name]: counted });
}
// Before anything of the application is loaded: what it imports by name is then the counted deed.
syncBuiltinESMExports();

const { openVaultRoom } = await import('../../../main/features/vault/vault.ts');
const { openJobs } = await import('../../../main/jobs/jobs.ts');
const { shellTo } = await import('../../shared/shell-to.ts');
const { silentLog } = await import('../../../main/shared/log.ts');

const clock = () => new Date('2026-11-24T10:00:00.000Z');
const vault = openVaultRoom({
  folder: order.folder,
  clock,
  log: silentLog,
  jobs: openJobs(clock, silentLog),
  keychain: undefined,
  guess: async () => ({ score: 0, guessesLog10: 0, advice: [] }),
  shell: shellTo(order.folder),
  enterInJournal: () => {},
  openFeatures: async () => ({ close: async () => {} }),
});
await vault.open(order.current, false);
fs.writeSync(1, 'open\n');
counting = true;
const began = performance.now();
await vault.changePassphrase(order.current, order.next);
counting = false;
fs.writeSync(1, `changed ${done} ${Math.round(performance.now() - began)}\n`);
await vault.close();
