import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { batches, createJournal, pulled, speaking, type TestJournal } from './journals.ts';

describeWith(['certificates', 'mariadb'], 'a contact with the journal', ({ mariadb }) => {
  let shared: TestJournal;
  let line: FaultyLine;
  let one: Journal;
  let other: Journal;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    line = await startProxy(mariadb);
    [one, other] = [await openJournal(shared.reach), await openJournal(shared.reach)];
  });
  afterAll(async () => {
    await Promise.all([one?.close(), other?.close()]);
    await line?.stop();
    await shared?.database.drop();
  });

  test.each([0, 7_200_000, -7_200_000, 365 * 86_400_000])('a clock off by %i ms is measured', async (off) => {
    const clock = () => new Date(Date.now() - off);
    const journal = await openJournal(shared.through(line.port), { clock });
    line.behave({ latency: 40 });
    const { clockOffset, uncertainty } = await journal.contact(v7(), [], v7());
    line.behave({});
    expect(uncertainty).toBeGreaterThanOrEqual(20);
    // The server runs on this machine, so its clock is ours.
    expect(Math.abs(clockOffset - off)).toBeLessThanOrEqual(uncertainty);
    await journal.close();
  });

  test('says what is there of this device and of others', async () => {
    const { device, session, contact } = await speaking(one);
    expect(contact).toMatchObject({ twin: false, ownLast: 0 });
    await one.push(batches(device, 1, 3, 10));
    expect((await speaking(one, device, [session])).contact).toMatchObject({ twin: false, ownLast: 30 });
    expect((await speaking(other)).contact.heads).toContainEqual({ device, last: 30, rows: 3 });
  });

  test('a crash before or after the journal heard us is no twin', async () => {
    const { device, session } = await speaking(one);
    const lost = v7();
    // The journal heard `lost`, its answer did not reach us: both are kept.
    await one.contact(device, [session, lost], lost);
    expect((await one.contact(device, [session, lost], v7())).twin).toBe(false);
    // The journal never heard it.
    const again = await speaking(other);
    const never = v7();
    expect((await other.contact(again.device, [again.session, never], v7())).twin).toBe(false);
    // The first contact of all, given twice.
    const device3 = v7();
    const first = v7();
    await one.contact(device3, [first], first);
    expect((await one.contact(device3, [first], first)).twin).toBe(false);
  });

  test('of a vault and its copy the second to speak is told, and pushes nothing', async () => {
    const { device, session } = await speaking(one);
    await one.push(batches(device, 1, 1));
    const copied = [session];
    expect((await other.contact(device, copied, v7())).twin).toBe(false);
    // The original goes on without another contact: what it says now would collide with what the copy says.
    expect(await one.push(batches(device, 501, 1))).toBe(false);
    expect(await other.push(batches(device, 501, 1))).toBe(true);
    expect((await one.contact(device, [session], v7())).twin).toBe(true);
    await expect(one.push(batches(device, 1_001, 1))).rejects.toThrow('twin');
    expect(await pulled(one, [{ device, after: 500 }])).toHaveLength(1);
    // It takes another id and goes on.
    const renamed = await speaking(one);
    expect(await one.push(batches(renamed.device, 1, 1))).toBe(true);
  });

  test('a vault restored from an old backup is told', async () => {
    const { device, session } = await speaking(one);
    let kept = session;
    for (let round = 0; round < 3; round++) kept = (await speaking(one, device, [kept])).session;
    expect((await other.contact(device, [session], v7())).twin).toBe(true);
    expect((await one.contact(device, [kept], v7())).twin).toBe(false);
  });

  test('of many copies that speak at once one is this device', async () => {
    const { device, session } = await speaking(one);
    const journals = await Promise.all(Array.from({ length: 6 }, () => openJournal(shared.reach)));
    const contacts = await Promise.all(journals.map((journal) => journal.contact(device, [session], v7())));
    expect(contacts.filter(({ twin }) => !twin)).toHaveLength(1);
    await Promise.all(journals.map((journal) => journal.close()));
  });

  test('copies that push while the others speak never both write a number', async () => {
    for (let race = 0; race < 20; race++) {
      const { device, session } = await speaking(one);
      const copy = v7();
      const [ours, twin] = await Promise.all([
        one.push(batches(device, 1, 1)),
        other.contact(device, [session], copy).then(async ({ ownLast }) => {
          // What the journal says it holds is ours to compare with; only what is free is written.
          return ownLast === 0 ? other.push(batches(device, 1, 1)) : false;
        }),
      ]);
      expect([ours, twin].filter(Boolean)).toHaveLength(1);
      expect(await pulled(one, [{ device, after: 0 }])).toHaveLength(1);
    }
  });
});
