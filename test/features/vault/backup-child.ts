import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/** What the test tells the child: what to do, where, and at which deed on files it is to be killed. */
export interface BackupChildOrder {
  readonly deed: 'backup' | 'restore';
  readonly folder: string;
  readonly out: string;
  readonly passphrase: string;
  /** The backup to restore. */
  readonly file?: string;
  /** Counted from the first deed, 1 and up; 0 waits to be killed by the parent. */
  readonly killAt: number;
}

const order: BackupChildOrder = JSON.parse(process.argv[2] ?? '');

/** The deeds of Node that change what stands on the disk; SQLite's own are met by the kills at random. */
const watched = ['writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync'] as const;
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
  folder: join(order.folder, 'vaults'),
  clock,
  log: silentLog,
  jobs: openJobs(clock, silentLog),
  keychain: undefined,
  guess: async () => ({ score: 0, guessesLog10: 0, advice: [] }),
  shell: shellTo(order.out, order.file),
  enterInJournal: () => {},
  openFeatures: async () => ({ close: async () => {} }),
});

async function* work() {
  if (order.deed === 'backup') return yield* vault.backup('fr');
  const chosen = await vault.chooseBackup();
  return yield* vault.restore(chosen?.id ?? '', order.passphrase);
}

if (order.deed === 'backup') await vault.open(order.passphrase, false);
fs.writeSync(1, 'open\n');
counting = true;
const began = performance.now();
for await (const _ of work());
counting = false;
fs.writeSync(1, `done ${done} ${Math.round(performance.now() - began)}\n`);
await vault.close();
