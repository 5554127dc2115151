import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { systemSleep } from '../../../../main/features/campaigns/sending/alarm.ts';
import type { Sleep } from '../../../../main/features/campaigns/sending/sending-deps.ts';
import { newReplica } from '../../../database/replica/new-replica.ts';
import { describeWith } from '../../../services/services.ts';
import { faultAt, type SmtpServer, startSmtp } from '../../../services/smtp.ts';
import { addressesOf, openWorld } from './open-sending.ts';
import { transportTo } from './sending-child.ts';

/** Five minutes take six tenths of a second. */
const times = 500;

describeWith(['certificates'], 'sending through a server that goes wrong', ({ certificates }) => {
  let smtp: SmtpServer;
  beforeAll(async () => {
    smtp = await startSmtp(certificates);
  });
  afterAll(() => smtp?.stop());
  let campaign = '';
  let count = 0;
  beforeEach(() => {
    smtp.behave(undefined);
    campaign = `k${count++}`;
  });
  const accepted = () =>
    smtp
      .accepted()
      .filter(({ messageId }) => messageId.startsWith(`<${campaign}.`))
      .map(({ to }) => to[0]);

  async function open(people: number) {
    const begun = performance.now();
    const clock = () => new Date(Date.parse('2026-11-24T09:00:00.000Z') + (performance.now() - begun) * times);
    const sleep: Sleep = (milliseconds, signal) => systemSleep(milliseconds / times, signal);
    const replica = await newReplica();
    const start = () =>
      openWorld(replica, { clock, sleep, campaign, people, transport: () => transportTo(smtp), calendar: 'free' });
    const room = { world: start() };
    onTestFinished(() => room.world.close());
    room.world.sending.launch();
    return {
      counts: () => room.world.sending.counts(campaign),
      waiting: () => room.world.sending.waiting(campaign),
      async restart() {
        await room.world.close();
        room.world = start();
        room.world.sending.launch();
      },
    };
  }

  test('who is refused is refused alone; a slow answer is waited for', async () => {
    smtp.behave((point, { line }) => {
      if (point === 'rcpt' && line.includes('m2@')) return { say: 550, text: '5.1.1 User unknown' };
      return point === 'end' && line.includes('m3@') ? { wait: 400 } : undefined;
    });
    const { counts } = await open(6);
    await expect.poll(counts).toEqual({ sent: 5, refused: 1 });
    expect(accepted()).toEqual(addressesOf(6).filter((address) => address !== 'm2@exemple.fr'));
  });

  test('a cut at DATA, before any of it left, is no matter: it arrives once', async () => {
    let cuts = 2;
    smtp.behave((point) => (point === 'data' && cuts-- > 0 ? { cut: true } : undefined));
    const { counts } = await open(3);
    await expect.poll(counts).toEqual({ sent: 3 });
    expect(accepted().toSorted()).toEqual(addressesOf(3));
  });

  test('a cut in the middle of the content: listed to be confirmed, for from here it might have arrived', async () => {
    smtp.behave(faultAt('content', { cut: true }, 1, 'm1@'));
    const { counts } = await open(3);
    await expect.poll(counts).toEqual({ sent: 2, 'to-confirm': 1 });
    expect(accepted().toSorted()).toEqual(['m0@exemple.fr', 'm2@exemple.fr']);
  });

  test.each([true, false])(
    'the final dot and then no answer (taken: %s): to be confirmed, never sent again by itself',
    async (keep) => {
      smtp.behave(faultAt('end', { cut: true, keep }, 1, 'm1@'));
      const { counts, restart } = await open(4);
      await expect.poll(counts).toEqual({ sent: 3, 'to-confirm': 1 });
      await restart();
      await expect.poll(() => accepted().length).toBe(keep ? 4 : 3);
      expect(counts()).toEqual({ sent: 3, 'to-confirm': 1 });
    },
  );

  test('taken and then failed: the answer counts, it is tried again', async () => {
    smtp.behave(faultAt('end', { say: 451, text: '4.3.0 Disk full' }, 1, 'm0@'));
    const { counts } = await open(2);
    await expect.poll(counts).toEqual({ sent: 2 });
    expect(accepted().toSorted()).toEqual(addressesOf(2));
  });

  test('a server that is away is waited for, also over a restart', async () => {
    await smtp.refuse();
    const { counts, waiting, restart } = await open(3);
    await expect.poll(waiting).toEqual({ for: 'network' });
    await restart();
    await expect.poll(waiting).toEqual({ for: 'network' });
    await smtp.accept();
    await expect.poll(counts).toEqual({ sent: 3 });
    expect(accepted()).toEqual(addressesOf(3));
  });

  test('the laptop closed in the middle of the content: the message in hand is finished, the others go later', async () => {
    smtp.behave(faultAt('end', { wait: 300 }, 1, 'm1@'));
    const { counts, restart } = await open(5);
    await expect.poll(counts).toMatchObject({ sent: 1, handing: 1 });
    await restart();
    await expect.poll(counts).toEqual({ sent: 5 });
    expect(accepted()).toEqual(addressesOf(5));
  });
});
