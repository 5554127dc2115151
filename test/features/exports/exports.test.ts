import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import type { ExportOrder, ExportsDeps } from '../../../main/features/exports/export-order.ts';
import { type Exports, openExports } from '../../../main/features/exports/exports.ts';
import { type Jobs, openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import type { SaveTarget } from '../../../main/shared/powers.ts';
import { isRefusal } from '../../../main/shared/refusal.ts';
import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import { registerOver } from '../register/register-over.ts';
import type { TestQuery } from './test-datasets.ts';
import { testDatasets } from './test-datasets.ts';

const now = new Date('2026-11-24T23:30:00.000Z');
let folder = '';
let out = '';
let replica: Replica;
let jobs: Jobs;
let shared: ReturnType<typeof registerOver>;
let abandoned: SaveTarget[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ouvadesk-exports-'));
  out = join(folder, 'out');
  await mkdir(out);
  const file = join(folder, 'replica.db');
  const key = randomBytes(32);
  createReplica(file, key, randomBytes(16), now);
  replica = await openReplica({ file, key }, now);
  jobs = openJobs(() => now, silentLog);
  shared = registerOver(replica.db, () => now);
  abandoned = [];
});

afterEach(async () => {
  await jobs.stop();
  await replica.close();
  await rm(folder, { recursive: true, force: true });
});

function exportsTo(target: SaveTarget | undefined, more: Partial<ExportsDeps> = {}): Exports {
  return openExports({
    replica,
    jobs,
    clock: () => now,
    register: shared.register,
    datasets: testDatasets,
    worker: new URL('./test-export-worker.ts', import.meta.url),
    author: () => 'Jeanne',
    shell: {
      chooseSaveTarget: async () => target,
      abandonSaveTarget: async (dropped) => {
        abandoned.push(dropped);
      },
    },
    ...more,
  });
}

function orderOf(query: TestQuery, request: Partial<ExportRequest> = {}): ExportOrder {
  return {
    dataset: 'numbers',
    subject: 'Ouvadmin',
    query,
    request: {
      purpose: 'all',
      note: 'pour la réunion',
      columns: ['id', 'login', 'number'],
      format: 'xlsx',
      profile: 'tableur-francais',
      locale: 'fr',
      deleteBy: '2026-12-24',
      ...request,
    },
  };
}

async function ended(steps: AsyncGenerator<Progress, ExportResult, void>) {
  const seen: Progress[] = [];
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) seen.push(next.value);
  return { seen, result: next.value };
}

async function expectNothingLeft(exports: Exports, error: unknown, code?: string): Promise<void> {
  expect(isRefusal(error, code)).toBe(code !== undefined);
  expect(await readdir(out)).toEqual([]);
  expect(exports.journal()).toEqual([]);
  expect(abandoned).toHaveLength(1);
}

test('the rows announced are written, and the export is in the journal with its fingerprint', async () => {
  const path = join(out, 'comptes.xlsx');
  const exports = exportsTo({ path });
  const { seen, result } = await ended(exports.write(orderOf({ rows: 20_000 })));
  expect(seen.at(-1)).toMatchObject({ kind: 'export', step: 'finishing', done: 20_000, total: 20_000 });
  const bytes = await readFile(path);
  expect(result).toMatchObject({ fileName: 'comptes.xlsx', rows: 20_000, sheets: 1, bytes: bytes.length });
  expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(result.download).toBeUndefined();
  const [first, ...rest] = exports.journal();
  expect(rest).toEqual([]);
  expect(first).toEqual({
    id: result.journalId,
    at: now.toISOString(),
    author: 'Jeanne',
    mine: true,
    dataset: 'numbers',
    subject: 'Ouvadmin',
    purpose: 'all',
    note: 'pour la réunion',
    columns: ['id', 'login', 'number'],
    format: 'xlsx',
    rows: 20_000,
    sha256: result.sha256,
    fileName: 'comptes.xlsx',
    deleteBy: '2026-12-24',
  });
  const sheet = read(bytes).Sheets.Comptes;
  const lines = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
  expect(lines).toHaveLength(20_001);
  expect(lines[1]?.[0]).toBe('00000001');
  expect(jobs.list()).toMatchObject([{ kind: 'export', state: 'done' }]);
  expect(await readdir(out)).toEqual(['comptes.xlsx']);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('in the browser shell the result carries the one-time address and the name that was proposed', async () => {
  let proposed = '';
  const shell = {
    chooseSaveTarget: async (name: string) => {
      proposed = name;
      return { path: join(out, 'export.csv'), download: '/download/once' };
    },
    abandonSaveTarget: async () => {},
  };
  const exports = exportsTo(undefined, { shell });
  const order = orderOf({ rows: 3 }, { format: 'csv', purpose: 'follow', columns: ['number', 'id'] });
  const { result } = await ended(exports.write(order));
  expect(result).toMatchObject({ download: '/download/once', fileName: proposed, rows: 3 });
  // Paris was already in the next day.
  expect(proposed).toBe(
    'Comptes - Ouvadmin - Suivre les comptes - Jeanne - 2026-11-25 - à supprimer le 2026-12-24.csv',
  );
  const csv = await readFile(join(out, 'export.csv'), 'utf8');
  expect(csv).toBe('\uFEFF"Nombre";"Identifiant"\r\n1;"00000001"\r\n2;"00000002"\r\n3;"00000003"\r\n');
});

test('a volunteer who thinks better of it cancels before anything is written', async () => {
  const exports = exportsTo(undefined);
  const error = await ended(exports.write(orderOf({ rows: 3 }))).catch((thrown) => thrown);
  expect(isRefusal(error, 'EXPORT_CANCELLED')).toBe(true);
  expect(jobs.list()).toEqual([]);
});

test.each([
  ['a column that the data do not have', { columns: ['id', 'password'] }, 'password'],
  ['a column that the purpose does not need', { purpose: 'follow', columns: ['id', 'login'] }, 'login'],
  ['a purpose that is not offered', { purpose: 'curiosity', columns: ['id'] }, 'id'],
  ['a column twice', { columns: ['id', 'id'] }, 'id'],
])('%s is refused before the dialog', async (_, request, column) => {
  const exports = exportsTo({ path: join(out, 'x.xlsx') });
  const error = await ended(exports.write(orderOf({ rows: 3 }, request))).catch((thrown) => thrown);
  expect(isRefusal(error, 'EXPORT_UNKNOWN_COLUMN') && error.data).toEqual({ column });
  expect(await readdir(out)).toEqual([]);
});

test('while it is written nothing has its name; cancelled half-way nothing is left, and a former file is as it was', async () => {
  const path = join(out, 'comptes.xlsx');
  const exports = exportsTo({ path });
  const steps = exports.write(orderOf({ rows: 5_000_000 }));
  let next = await steps.next();
  while (!next.done && next.value.done === 0) next = await steps.next();
  expect((await readdir(out)).filter((name) => !name.endsWith('.partial'))).toEqual([]);
  const [job] = jobs.list();
  jobs.cancel(job?.id ?? '');
  const error = await ended(steps).catch((thrown) => thrown);
  await expectNothingLeft(exports, error, 'EXPORT_CANCELLED');
  expect(jobs.list()).toMatchObject([{ state: 'cancelled' }]);
});

test('leaving the loop cancels: nobody would know of the file', async () => {
  const exports = exportsTo({ path: join(out, 'comptes.ods') });
  for await (const { done } of exports.write(orderOf({ rows: 5_000_000 }, { format: 'ods' }))) if (done > 0) break;
  await jobs.stop();
  expect(await readdir(out)).toEqual([]);
  expect(exports.journal()).toEqual([]);
});

test.each(['throw', 'exit'] as const)(
  'a thread that dies half-way (%s) is a defect and leaves the former file',
  async (fault) => {
    const path = join(out, 'comptes.xlsx');
    await writeFile(path, 'former');
    const exports = exportsTo({ path });
    const error = await ended(exports.write(orderOf({ rows: 300_000, at: 200_000, fault }))).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(isRefusal(error)).toBe(false);
    expect(await readdir(out)).toEqual(['comptes.xlsx']);
    expect(await readFile(path, 'utf8')).toBe('former');
    expect(exports.journal()).toEqual([]);
  },
);

test.each([
  ['a folder that is gone', 'gone/comptes.xlsx', 'ENOENT'],
  ['a folder that is a file', 'file/comptes.xlsx', 'ENOTDIR'],
  ['a name that is a folder', 'taken', 'EISDIR'],
])('%s cannot be written, and says why', async (_, name, reason) => {
  await writeFile(join(folder, 'file'), '');
  await mkdir(join(folder, 'taken'));
  const exports = exportsTo({ path: join(folder, name) });
  const error = await ended(exports.write(orderOf({ rows: 3 }))).catch((thrown) => thrown);
  expect(isRefusal(error, 'EXPORT_NOT_WRITABLE') && error.data).toEqual({ reason });
  await expectNothingLeft(exports, error, 'EXPORT_NOT_WRITABLE');
  expect((await readdir(folder)).filter((left) => left.endsWith('.partial'))).toEqual([]);
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder without the right to write says so',
  async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o500 });
    const exports = exportsTo({ path: join(closed, 'comptes.xlsx') });
    const error = await ended(exports.write(orderOf({ rows: 3 }))).catch((thrown) => thrown);
    expect(isRefusal(error, 'EXPORT_NOT_WRITABLE') && error.data).toEqual({ reason: 'EACCES' });
  },
);

test('a full disk says so and leaves nothing', async ({ skip }) => {
  const small = join(folder, 'small');
  await mkdir(small);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', small]).status !== 0)
    skip('A small disk can only be mounted as root.');
  try {
    const exports = exportsTo({ path: join(small, 'comptes.csv') });
    const error = await ended(exports.write(orderOf({ rows: 100_000 }, { format: 'csv' }))).catch((thrown) => thrown);
    expect(await readdir(small)).toEqual([]);
    await expectNothingLeft(exports, error, 'EXPORT_DISK_FULL');
  } finally {
    execFileSync('umount', [small]);
  }
});

test('a file that cannot be entered in the journal does not stay', async () => {
  const enter = () => {
    throw new Error('The register takes nothing.');
  };
  const exports = exportsTo({ path: join(out, 'comptes.csv') }, { register: { ...shared.register, enter } });
  const error = await ended(exports.write(orderOf({ rows: 3 }, { format: 'csv' }))).catch((thrown) => thrown);
  await expectNothingLeft(exports, error);
});

test('rows added meanwhile are not written: the count announced holds', async () => {
  const add = (name: string) => replica.db.prepare('INSERT INTO setting VALUES (?, ?)').run(name, '');
  replica.db.exec('DELETE FROM setting');
  for (const name of ['a', 'b', 'c']) add(name);
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const exports = exportsTo({ path: join(out, 'reglages.csv') });
  const steps = exports.write({
    ...orderOf({ rows: 0, gate }, { format: 'csv', columns: ['id'] }),
    dataset: 'settings',
  });
  const counted = await steps.next();
  expect(counted.value).toMatchObject({ total: 3 });
  add('d');
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  const { result } = await ended(steps);
  expect(result.rows).toBe(3);
});

test('an entry is marked as deleted once; another is unknown', async () => {
  const exports = exportsTo({ path: join(out, 'comptes.csv') });
  const { result } = await ended(exports.write(orderOf({ rows: 1 }, { format: 'csv' })));
  exports.markDeleted(result.journalId);
  exports.markDeleted(result.journalId);
  expect(exports.journal()[0]?.deletedOn).toBe(now.toISOString());
  expect(() => exports.markDeleted('none')).toThrow(expect.objectContaining({ code: 'EXPORT_UNKNOWN' }));
});
