import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Journal, SnapshotPart } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { describeWith } from '../../services/services.ts';
import { collect, tunnelled } from '../ouvadmin/reaches.ts';
import { batch, batches, createJournal, pulled, speaking, type TestJournal, told } from './journals.ts';

describeWith(['certificates', 'mariadb', 'sshd'], 'the shared journal', ({ mariadb, sshd }) => {
  let shared: TestJournal;
  const opened: Journal[] = [];
  const open = async (options?: Parameters<typeof openJournal>[1]) => {
    const journal = await openJournal(shared.reach, options);
    opened.push(journal);
    return journal;
  };
  beforeAll(async () => {
    shared = await createJournal(mariadb);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => shared?.database.drop());

  test('what one pushed the other pulls, byte for byte and in order', async () => {
    const [one, other] = [await open(), await open()];
    const { device } = await speaking(one);
    const sent = batches(device, 1, 40);
    expect(await one.push(sent)).toBe(true);
    const got = await pulled(other, [{ device, after: 0 }], 20_000);
    expect(got.map(told)).toEqual(sent.map(told));
    const { contact } = await speaking(other);
    expect(contact.heads).toContainEqual({ device, last: 20_000, rows: 40 });
    expect(contact.ownLast).toBe(0);
  });

  test('a page holds about as many bytes as asked, and at least one row', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    await journal.push(Array.from({ length: 9 }, (_, at) => batch(device, at + 1, at + 1, randomBytes(1_000))));
    const sizes = async (bytes: number) =>
      (await collect(journal.pull([{ device, after: 0 }], bytes))).map((page) => page.length);
    expect(await sizes(4_000)).toEqual([4, 4, 1]);
    expect(await sizes(1)).toEqual(Array(9).fill(1));
    expect(await sizes(1e9)).toEqual([9]);
  });

  test('only what is wanted comes: after a number, within a gap, of several devices', async () => {
    const journal = await open();
    const a = await speaking(journal);
    await journal.push(batches(a.device, 1, 10, 10));
    const b = await speaking(journal);
    await journal.push(batches(b.device, 1, 10, 10));
    const got = await pulled(journal, [
      { device: a.device, after: 85 },
      { device: b.device, after: 15, upTo: 31 },
      { device: a.device, after: 0, upTo: 3 },
      { device: v7(), after: 0 },
    ]);
    expect(got.map(({ device, first }) => `${device} ${first}`)).toEqual(
      [`${a.device} 1`, `${a.device} 81`, `${a.device} 91`, `${b.device} 11`, `${b.device} 21`, `${b.device} 31`].sort(
        (one, other) => one.slice(0, 36).localeCompare(other.slice(0, 36)),
      ),
    );
    expect(await pulled(journal, [])).toEqual([]);
  });

  test('every row comes once, however many there are and however the gaps are asked for', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    const sent = Array.from({ length: 4_500 }, (_, at) => batch(device, at + 1, at + 1, randomBytes(10)));
    await journal.push(sent);
    expect((await pulled(journal, [{ device, after: 0 }])).map(told)).toEqual(sent.map(told));
    const gaps = Array.from({ length: 450 }, (_, at) => ({ device, after: at * 10, upTo: at * 10 + 5 }));
    expect((await pulled(journal, gaps)).map(told)).toEqual(sent.filter(({ first }) => (first - 1) % 10 < 5).map(told));
  });

  test('a push given again changes nothing', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    const sent = batches(device, 1, 5);
    await journal.push(sent.slice(0, 3));
    await journal.push(sent);
    await journal.push(sent);
    expect((await pulled(journal, [{ device, after: 0 }])).map(told)).toEqual(sent.map(told));
  });

  test('what a crash made be cut otherwise stands beside what was there: nothing is lost', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    const before = batch(device, 1, 500);
    await journal.push([before]);
    const after = batch(device, 1, 800);
    await journal.push([after]);
    const again = [batch(device, 1, 300), batch(device, 301, 900)];
    await journal.push(again);
    const expected = [before, after, ...again].map(told);
    expect((await pulled(journal, [{ device, after: 0 }])).map(told)).toEqual(expected);
    // Whoever has up to 500 is given those that go further.
    expect((await pulled(journal, [{ device, after: 500 }])).map(({ last }) => last)).toEqual([800, 900]);
    expect((await speaking(journal, v7())).contact.heads).toContainEqual({ device, last: 900, rows: 4 });
  });

  test('a row altered by hand is seen by its author and sent again', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    const sent = batches(device, 1, 3);
    await journal.push(sent);
    await shared.database.run('UPDATE batch SET sealed = ? WHERE device = ? AND first = 501', [
      Buffer.from('altered'),
      Buffer.from(device.replaceAll('-', ''), 'hex'),
    ]);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const there = new Set((await journal.digests(device)).map((row) => `${row.first} ${row.last} ${row.sha256}`));
    const lost = sent.filter((each) => !there.has(`${each.first} ${each.last} ${sha256(each.sealed)}`));
    expect(lost.map(({ first }) => first)).toEqual([501]);
    await journal.push(lost);
    await journal.push(lost);
    const got = await pulled(journal, [{ device, after: 500, upTo: 1_000 }]);
    expect(got.map(({ sealed }) => sealed.length)).toEqual([7, 4_000]);
    expect(told(got[1] as (typeof got)[number])).toBe(told(sent[1] as (typeof got)[number]));
  });

  test('rows removed by hand leave a gap that the next push of their author fills', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    const sent = batches(device, 1, 4);
    await journal.push(sent);
    await shared.database.run('DELETE FROM batch WHERE device = ? AND first IN (501, 1001)', [
      Buffer.from(device.replaceAll('-', ''), 'hex'),
    ]);
    expect((await pulled(journal, [{ device, after: 0 }])).map(({ first }) => first)).toEqual([1, 1501]);
    await journal.push(sent);
    expect((await pulled(journal, [{ device, after: 500, upTo: 1_500 }])).map(told)).toEqual(
      sent.slice(1, 3).map(told),
    );
  });

  test('a row put there by hand with an id that is none does not stop the others', async () => {
    const journal = await open();
    const strange = Buffer.alloc(16, 0xff);
    await shared.database.run(
      'INSERT INTO batch (device, first, copy, last, epoch, sealed) VALUES (?, 0, 9, 4294967295, 7, ?)',
      [strange, Buffer.alloc(0)],
    );
    const { contact } = await speaking(journal);
    const device = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    expect(contact.heads).toContainEqual({ device, last: 4_294_967_295, rows: 1 });
    expect(await pulled(journal, [{ device, after: 0 }])).toHaveLength(1);
    await shared.database.run('DELETE FROM batch WHERE device = ?', [strange]);
  });

  test('through an SSH tunnel as well', async () => {
    const journal = await openJournal(tunnelled(shared.database, await plainVolunteer(), sshd));
    opened.push(journal);
    const { device } = await speaking(journal);
    const sent = batches(device, 1, 2);
    await journal.push(sent);
    expect((await pulled(journal, [{ device, after: 0 }])).map(told)).toEqual(sent.map(told));
  });

  async function plainVolunteer() {
    return shared.database.createUser({
      plain: true,
      rights: [
        { privilege: 'SELECT' },
        { privilege: 'INSERT' },
        { privilege: 'UPDATE', table: 'laptop', columns: ['session'] },
      ],
    });
  }

  test('an abort ends a pull at once and leaves the journal usable', async () => {
    const journal = await open();
    const { device } = await speaking(journal);
    await journal.push(batches(device, 1, 3));
    const ended = new AbortController();
    const pages = journal.pull([{ device, after: 0 }], 1, ended.signal);
    expect((await pages.next()).done).toBe(false);
    ended.abort(new Error('enough'));
    await expect(pages.next()).rejects.toThrow('enough');
    await expect(journal.push(batches(device, 2_000, 1), ended.signal)).rejects.toThrow('enough');
    expect(await pulled(journal, [{ device, after: 0 }])).toHaveLength(3);
  });

  test('the newest snapshot is the newest whole one; two are shown', async () => {
    const journal = await open();
    const part = (number: number, final: boolean, bytes = 900_000): SnapshotPart => ({
      part: number,
      final,
      epoch: 3,
      sealed: randomBytes(bytes),
    });
    expect(await journal.snapshots()).toEqual([]);
    const [first, second, third, torn] = [v7(), v7(), v7(), v7()];
    const contents = [part(1, false), part(2, false), part(3, true, 10)];
    // The ids say another order than the server's clock does.
    await journal.addSnapshot(third, [part(1, true, 5)]);
    await journal.addSnapshot(second, [part(1, true, 5)]);
    await journal.addSnapshot(first, contents);
    await journal.addSnapshot(torn, [part(1, false), part(2, false)]);
    expect(await journal.snapshots()).toEqual([
      { id: first, parts: 3, bytes: 1_800_010 },
      { id: second, parts: 1, bytes: 5 },
    ]);
    const read = async () => (await collect(journal.snapshotParts(first))).map(toldPart);
    expect(await read()).toEqual(contents.map(toldPart));
    await journal.addSnapshot(first, contents);
    expect(await read()).toEqual(contents.map(toldPart));
  });

  const toldPart = ({ part, final, epoch, sealed }: SnapshotPart) =>
    `${part} ${final} ${epoch} ${createHash('sha256').update(sealed).digest('hex')}`;

  test('of two statements with one number the first stands', async () => {
    const [one, other] = [await open(), await open()];
    const row = (number: number) => ({ number, epoch: 1, sealed: randomBytes(50) });
    const key = (recipient: string) => ({ epoch: 2, recipient, wrapped: randomBytes(200) });
    const rows = [row(1), row(1)] as const;
    const keys = [key('one'), key('two')];
    const answers = await Promise.all([one.addStatement(rows[0], keys), other.addStatement(rows[1], [key('one')])]);
    expect(answers.toSorted()).toEqual([false, true]);
    const winner = answers[0] ? rows[0] : rows[1];
    expect(await one.addStatement(winner, keys)).toBe(true);
    await one.addStatement(row(2), keys);
    expect((await one.statements(0)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await one.statements(0))[0]).toEqual(winner);
    expect(await one.statements(2)).toEqual([]);
    // Whatever others added under the same name, the right one is among them.
    expect(await one.wrappedKeys('one')).toContainEqual(keys[0]);
    expect(await one.wrappedKeys('two')).toEqual([keys[1]]);
    expect(await one.wrappedKeys('nobody')).toEqual([]);
    expect((await shared.database.run('SELECT COUNT(*) AS n FROM wrapped_key'))[0]?.n).toBe(3);
  });

  test('who asks to join is heard until answered', async () => {
    const journal = await open();
    const request = { id: v7(), sealed: randomBytes(300) };
    await journal.addJoinRequest(request);
    await journal.addJoinRequest(request);
    expect(await journal.joinRequests()).toEqual([request]);
    await journal.removeJoinRequest(request.id);
    await journal.removeJoinRequest(request.id);
    expect(await journal.joinRequests()).toEqual([]);
  });
});
