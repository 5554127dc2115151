import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCipher } from '../../../../main/database/replica/cipher.ts';
import { newSalt } from '../../../../main/database/replica/key.ts';
import { migrations } from '../../../../main/database/replica/migrations/index.ts';
import { decodeOperations } from '../../../../main/sync/decode-operations.ts';
import { encodeOperations } from '../../../../main/sync/encode-operations.ts';
import { chanceFor, kills, seed, startDoomed } from '../../../shared/kills.ts';
import { temporaryFolder } from '../../../shared/temporary-folder.ts';
import { chanceOf, randomHistory, shuffled } from '../../../sync/histories.ts';
import type { KillOrder } from './kill-child.ts';
import { killKind } from './kill-kind.ts';
import { openTestReplica, piece } from './replicas.ts';

const key = Buffer.alloc(32, 7);

it(`loses nothing and doubles nothing when killed while it receives and edits (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const chance = chanceFor('shared records');
  const { operations } = randomHistory(chanceOf('kill', 0), 1_500);
  const folder = temporaryFolder();
  const file = join(folder, 'replica.db');
  const salt = newSalt();
  const made = openCipher(file, key, salt);
  made.pragma('journal_mode = WAL');
  for (const step of migrations) step.up(made);
  made.close();
  const parts = [operations.slice(0, 2_000), shuffled(operations, chance)].map((part, at) => {
    const path = join(folder, `part-${at}`);
    writeFileSync(path, encodeOperations(part));
    return path;
  });
  let said = 0;
  for (let round = 0; round < kills; round += 1) {
    const order: KillOrder = { file, key: key.toString('hex'), salt: salt.toString('hex'), parts, begin: said };
    const doomed = startDoomed(new URL('./kill-child.ts', import.meta.url), order);
    const lines = 1 + chance.int(25);
    for (let line = 0; line < lines; line += 1) said = Math.max(said, Number(await doomed.line()) || 0);
    doomed.process.kill('SIGKILL');
    expect(await doomed.end).toMatchObject({ killed: true, complaint: '' });
    for (let line = await doomed.line(); line !== undefined; line = await doomed.line())
      said = Math.max(said, Number(line) || 0);
  }
  const replica = openTestReplica(openCipher(file, key, salt, { fileMustExist: true }));
  expect(replica.db.pragma('integrity_check', { simple: true })).toBe('ok');
  const here = replica.records.list(killKind).map(({ fields }) => Number(fields.name.slice(5)));
  // Every edit that was said is there; at most one more a kill, made and not yet said.
  expect(here).toEqual(expect.arrayContaining(Array.from({ length: said }, (_, at) => at + 1)));
  const own = replica.outbox.operations(1, Number.MAX_SAFE_INTEGER);
  expect(own.map(({ number }) => number)).toEqual(own.map((_, at) => at + 1));
  expect(own).toHaveLength(here.length);
  for (const part of parts) await replica.inbox.receive(decodeOperations(readFileSync(part)));
  const whole = openTestReplica();
  await whole.inbox.receive(operations);
  expect(replica.records.list(piece)).toEqual(whole.records.list(piece));
  expect(replica.records.conflicts()).toHaveLength(whole.records.conflictCount());
  for (const { id } of whole.records.list(piece))
    expect(replica.records.history(id)).toEqual(whole.records.history(id));
});
