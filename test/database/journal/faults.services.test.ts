import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journal, SealedBatch } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { CannotReach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { launch } from '../../services/child.ts';
import { makeFolder, removeFolder } from '../../services/folder.ts';
import { asAdmin, type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { chance } from './chance.ts';
import { batch, batches, createJournal, pulled, speaking, type TestJournal, told } from './journals.ts';
import { opens } from './push-child.ts';

/** OUVADESK_SEED=n npx vitest … runs the same again; OUVADESK_KILLS=n more or fewer of them. */
const seed = Number(process.env.OUVADESK_SEED ?? Math.floor(Math.random() * 1e9));
const kills = Number(process.env.OUVADESK_KILLS ?? 4);
const limits = { connect: 5_000, query: 10_000 };

describeWith(['certificates', 'mariadb'], `a journal on a bad line (OUVADESK_SEED=${seed})`, ({ certificates }) => {
  let own: Mariadb;
  let shared: TestJournal;
  let line: FaultyLine;
  const folder = makeFolder('journal');
  beforeAll(async () => {
    own = (await startMariadb(certificates)) as Mariadb;
    shared = await createJournal(own.server);
    line = await startProxy(own.server);
  });
  afterAll(async () => {
    await line?.stop();
    await own?.stop();
    removeFolder(folder);
  });

  /** Again and again until it is done; only what is said of a bad line may go wrong meanwhile. */
  async function insist<T>(deed: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await deed();
      } catch (error) {
        if (!(error instanceof CannotReach)) throw error;
        await pause(5);
      }
    }
  }

  async function contents(device: string): Promise<SealedBatch[]> {
    const journal = await openJournal(shared.reach);
    const all = await pulled(journal, [{ device, after: 0 }]);
    await journal.close();
    return all;
  }

  test('cut at chance bytes in the middle of pushes: nothing lost, nothing doubled', async () => {
    const random = chance(seed);
    const device = v7();
    const sent = batches(device, 1, 30);
    const kept: string[] = [];
    for (let cut = 0; cut < 40; cut++) {
      const some = sent.slice(0, 1 + Math.floor(random() * sent.length));
      const size = some.reduce((sum, { sealed }) => sum + sealed.length * 1.4, 6_000);
      // What the client sends is cut, or the answer it waits for.
      line.behave(random() < 0.7 ? { cutAfterSent: 1 + random() * size } : { cutAfter: 1 + random() * 6_000 });
      let failed = 0;
      await insist(async () => {
        if (failed++ > 0) line.behave({});
        const journal = await openJournal(shared.through(line.port), { limits });
        try {
          const next = v7();
          kept.push(next);
          expect((await journal.contact(device, kept, next)).twin).toBe(false);
          expect(await journal.push(some)).toBe(true);
        } finally {
          await journal.close();
        }
      });
    }
    line.behave({});
    await insist(async () => {
      const journal = await openJournal(shared.through(line.port));
      await speaking(journal, device, kept);
      await journal.push(sent);
      await journal.close();
    });
    expect((await contents(device)).map(told)).toEqual(sent.map(told));
  });

  test('cut at chance bytes in the middle of pulls: what came is whole, the rest comes again', async () => {
    const random = chance(seed + 1);
    const writer = await openJournal(shared.reach);
    const { device } = await speaking(writer);
    const sent = batches(device, 1, 60);
    await writer.push(sent);
    await writer.close();
    for (let cut = 0; cut < 30; cut++) {
      const got: SealedBatch[] = [];
      line.behave({ cutAfter: 1 + random() * 270_000 });
      let failed = 0;
      await insist(async () => {
        // A cut within the first bytes lets nobody in, however often it is tried.
        if (failed++ > 0) line.behave({});
        const journal = await openJournal(shared.through(line.port), { limits });
        try {
          for await (const page of journal.pull([{ device, after: got.at(-1)?.last ?? 0 }], 20_000)) got.push(...page);
        } finally {
          await journal.close();
        }
      });
      expect(got.map(told)).toEqual(sent.map(told));
    }
  });

  test('stalled without a word, it is given up in its time', async () => {
    const journal = await openJournal(shared.through(line.port), { limits: { connect: 2_000, query: 500 } });
    const { device, session } = await speaking(journal);
    line.behave({ stallAfter: 0 });
    await expect(journal.push(batches(device, 1, 1))).rejects.toMatchObject({ problem: { code: 'timed-out' } });
    line.behave({});
    await insist(() => speaking(journal, device, [session]));
    await insist(() => journal.push(batches(device, 501, 1)));
    await journal.close();
  });

  test('the server killed and started again in the middle of pushes and pulls', async () => {
    const [writer, reader] = [await openJournal(shared.reach), await openJournal(shared.reach)];
    const device = v7();
    const kept: string[] = [];
    const sent = batches(device, 1, 200, 50);
    const push = async (journal: Journal) => {
      const next = v7();
      kept.push(next);
      await insist(() => journal.contact(device, kept, next));
      for (const each of sent) await insist(() => journal.push([each]));
    };
    let pushing = true;
    const pushes = push(writer).finally(() => {
      pushing = false;
    });
    const got = new Map<string, SealedBatch>();
    const read = async () => {
      while (pushing || got.size < sent.length) {
        await insist(async () => {
          for (const each of await pulled(reader, [{ device, after: [...got.values()].at(-1)?.last ?? 0 }], 1_000)) {
            got.set(told(each), each);
          }
        });
      }
    };
    const reads = read();
    for (const share of [0.2, 0.6]) {
      await until('some to be read', () => got.size >= sent.length * share || !pushing);
      await own.kill();
      await own.restart();
    }
    await Promise.all([pushes, reads]);
    expect([...got.keys()]).toEqual(sent.map(told));
    expect((await contents(device)).map(told)).toEqual(sent.map(told));
    await Promise.all([writer.close(), reader.close()]);
  });

  test(`a laptop killed ${kills} times at chance moments of its pushes: nothing lost, nothing doubled, no false twin`, async () => {
    const random = chance(seed + 2);
    const device = v7();
    const state = join(folder, 'state');
    const operations = 30_000;
    writeFileSync(state, JSON.stringify({ sessions: [], sent: 0 }));
    line.behave({ latency: 5 });
    const start = () =>
      launch(process.execPath, ['--no-warnings', join(import.meta.dirname, 'push-child.ts')], {
        input: JSON.stringify({ reach: shared.through(line.port), device, state, operations }),
      });
    for (let kill = 0; kill < kills; kill++) {
      const child = start();
      await until('it to begin', () => child.output().includes('open') || child.ended());
      await pause(random() * 250);
      child.signal('SIGKILL');
      await child.stop();
      expect(child.output()).not.toContain('Error');
    }
    const last = start();
    await until('the rest to be sent', () => last.ended(), 50_000);
    expect(`${last.ended()} ${last.output()}`).toBe('exit 0 open\nall sent\n');
    line.behave({});
    let next = 1;
    for (const row of await contents(device)) {
      expect(row.first).toBe(next);
      expect(opens(row)).toBe(true);
      next = row.last + 1;
    }
    expect(next - 1).toBe(operations);
  }, 180_000);

  test('a server that takes short statements only is given short ones; a row too large for it is refused', async () => {
    await asAdmin(own.server, (admin) => admin.query('SET GLOBAL max_allowed_packet = 65536'));
    const journal = await openJournal(shared.reach);
    const { device } = await speaking(journal);
    const sent = Array.from({ length: 20 }, (_, at) => batch(device, at + 1, at + 1, randomBytes(12_000)));
    sent.push(batch(device, 21, 21, randomBytes(journal.largest)));
    expect(journal.largest).toBeGreaterThan(45_000);
    await journal.push(sent);
    const tooLarge = { name: 'JournalRefused', because: 'too-large' };
    const larger = randomBytes(journal.largest + 1);
    await expect(journal.push([batch(device, 22, 22, larger)])).rejects.toMatchObject(tooLarge);
    const part = { part: 1, final: true, epoch: 1, sealed: larger };
    await expect(journal.addSnapshot(v7(), [part])).rejects.toMatchObject(tooLarge);
    expect((await pulled(journal, [{ device, after: 0 }])).map(told)).toEqual(sent.map(told));
    await journal.close();
    await asAdmin(own.server, (admin) => admin.query('SET GLOBAL max_allowed_packet = 67108864'));
  });
});
