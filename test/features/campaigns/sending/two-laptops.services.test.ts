import { v4 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../../main/database/journal/open-journal.ts';
import type { Replica } from '../../../../main/database/replica/replica.ts';
import { createJournal, type TestJournal } from '../../../database/journal/journals.ts';
import { newReplica } from '../../../database/replica/new-replica.ts';
import { startProxy } from '../../../services/proxy.ts';
import { describeWith } from '../../../services/services.ts';
import { type SmtpServer, startSmtp } from '../../../services/smtp.ts';
import { addressesOf, anyTime, openWorld, type Standing, type World, type WorldOptions } from './open-sending.ts';
import { transportTo } from './sending-child.ts';

/** Both cores may be busy with something else. */
const patient = { timeout: 40_000 };

describeWith(['certificates', 'mariadb'], 'two laptops that send one campaign', ({ certificates, mariadb }) => {
  let shared: TestJournal;
  let smtp: SmtpServer;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    smtp = await startSmtp(certificates);
  });
  afterAll(async () => {
    await smtp?.stop();
    await shared?.database.drop();
  });

  async function laptop(standing: Standing, campaign: string, options: Partial<WorldOptions> = {}, port?: number) {
    const replica: Replica = await newReplica();
    const reach = port === undefined ? shared.reach : shared.through(port);
    const world = openWorld(replica, {
      ...{ standing, campaign, transport: () => transportTo(smtp), calendar: 'free' },
      team: { standing: () => 'member', openJournal: (signal) => openJournal(reach, { signal }) },
      ...options,
    });
    onTestFinished(() => world.close());
    return world;
  }
  const campaignOf = (people: number): Standing => ({
    ...{ state: 'open', addresses: addressesOf(people), changed: new Set() },
  });
  const acceptedOf = (campaign: string) =>
    smtp
      .accepted()
      .filter(({ messageId }) => messageId.includes(campaign))
      .map(({ to }) => to[0]);
  /** What each wrote is brought to the other. */
  async function exchange(one: World, other: World) {
    await one.sharing.inbox.receive(other.sharing.outbox.unsent(10_000));
    await other.sharing.inbox.receive(one.sharing.outbox.unsent(10_000));
  }

  test('each message goes out once, some from here and some from there, and both know of all in the end', async () => {
    const [campaign, standing] = [v4(), campaignOf(24)];
    const worlds = [await laptop(standing, campaign), await laptop(standing, campaign)] as const;
    const counts = () => worlds.map(({ sending }) => sending.counts(campaign));
    for (const { sending } of worlds) sending.launch();
    await expect.poll(() => acceptedOf(campaign).length, patient).toBe(24);
    await expect.poll(() => counts().map(({ sent = 0, elsewhere = 0 }) => sent + elsewhere)).toEqual([24, 24]);
    expect(acceptedOf(campaign).toSorted()).toEqual(addressesOf(24).toSorted());
    const sent = counts().map((of) => of.sent ?? 0);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(24);
    // Both had a part in it, otherwise it was no race.
    expect(Math.min(...sent)).toBeGreaterThan(0);
    await expect.poll(() => worlds.map(({ jobs }) => jobs.running())).toEqual([false, false]);
    await exchange(...worlds);
    await expect.poll(counts).toEqual([{ sent: 24 }, { sent: 24 }]);
    // What one finds out later, the other hears.
    const [one, other] = worlds;
    one.sending.bounced({ messageId: `<${campaign}.notice.m7.1@ouvaton.example>`, permanent: true, said: '550' });
    await expect.poll(() => one.sharing.outbox.unsent(10_000).length).toBeGreaterThan(0);
    await expect
      .poll(async () => {
        await exchange(one, other);
        return other.sending.counts(campaign);
      })
      .toEqual({ sent: 23, bounced: 1 });
  });

  // Just before midnight they stay for the day to come, and just after it they would go on.
  const midnight = new Date().toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris' }) >= '23:45:00';
  test.skipIf(midnight)('together they send no more than one day allows, and both say that they wait', async () => {
    await shared.database.run('DELETE FROM delivery');
    const [campaign, standing] = [v4(), campaignOf(14)];
    const rule = { ...anyTime, perDay: 6 };
    const worlds = [await laptop(standing, campaign, { rule }), await laptop(standing, campaign, { rule })] as const;
    for (const { sending } of worlds) sending.launch();
    await expect
      .poll(() => worlds.map(({ sending }) => sending.waiting(campaign)?.for), patient)
      .toEqual(['cap', 'cap']);
    expect(acceptedOf(campaign)).toHaveLength(6);
    await expect.poll(() => worlds.map(({ jobs }) => jobs.running())).toEqual([false, false]);
    expect(acceptedOf(campaign)).toHaveLength(6);
  });

  test('without the journal nothing goes out, and it says so; once it is back all goes', async () => {
    const [campaign, standing] = [v4(), campaignOf(5)];
    const line = await startProxy(mariadb);
    await line.refuse();
    const world = await laptop(standing, campaign, {}, line.port);
    world.sending.launch();
    await expect.poll(() => world.sending.waiting(campaign)).toEqual({ for: 'journal' });
    expect(acceptedOf(campaign)).toEqual([]);
    await line.accept();
    world.tell();
    await expect.poll(() => acceptedOf(campaign).length).toBe(5);
    await line.stop();
  });
});
