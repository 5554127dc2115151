import { expect, onTestFinished, test } from 'vitest';
import { newReplica } from '../../../database/replica/new-replica.ts';
import { addressesOf, anyTime, openWorld, pretendMail, type WorldOptions } from './open-sending.ts';
import { simulatedTime } from './simulated-time.ts';

// A Tuesday, ten in the morning in Paris.
const begin = '2026-11-24T09:00:00.000Z';
const office = { perHour: 60, perDay: 200, from: 9, to: 18, days: [1, 2, 3, 4, 5] };
const hour = 3_600_000;

async function open(options: Partial<WorldOptions> = {}, stopAt?: string) {
  const time = simulatedTime(begin);
  time.stopAt(stopAt);
  const mail = pretendMail(time.clock);
  const replica = await newReplica();
  // Time is simulated, disks are not: nothing here tests a power cut.
  replica.db.pragma('synchronous = OFF');
  const openIt = (more: Partial<WorldOptions> = {}) =>
    openWorld(replica, { ...time, transport: mail.transport, ...options, ...more });
  const room = { world: openIt() };
  const { standing } = room.world;
  onTestFinished(() => room.world.close());
  room.world.sending.launch();
  return {
    ...{ time, mail: mail.room, replica, standing },
    get world() {
      return room.world;
    },
    get sending() {
      return room.world.sending;
    },
    /** The vault is closed and opened again, after a while. */
    async restart(pause = 0) {
      await room.world.close();
      time.pass(pause);
      room.world = openIt({ standing });
      room.world.sending.launch();
    },
    counts: () => room.world.sending.counts('k1'),
    waiting: () => room.world.sending.waiting('k1'),
  };
}

const took = ({ to }: { readonly to: string }) => to;

test('each of many gets the message once; the others and the calendar are told', async () => {
  const { world, mail, counts } = await open({ people: 50 }, '2026-11-24T09:30:00.000Z');
  await expect.poll(counts).toEqual({ sent: 50 });
  expect(mail.accepted.map(took)).toEqual(addressesOf(50));
  await expect.poll(() => world.jobs.list()).toMatchObject([{ kind: 'send', state: 'done', facts: { sent: 50 } }]);
  await expect.poll(() => mail.open).toBe(0);
  const { sends } = await world.calendar.calendar(undefined);
  expect(sends).toMatchObject([{ title: 'Mots de passe', screen: 'campaigns', state: 'sent', people: 50 }]);
  expect(world.sending.deliveriesOf('k1', 'm3@exemple.fr')).toMatchObject([
    { step: 'notice', kind: 'notice', attempt: 1, state: 'sent', said: '250 2.0.0 Ok', by: 'Alice' },
  ]);
  expect(world.sending.used()).toEqual({ hour: 50, today: 50 });
});

test('days of sending, with restarts: never more than the hour and the day allow, in the hours, spread, everybody once', async () => {
  const rule = { ...office, perHour: 12, perDay: 40 };
  const sent = await open({ people: 90, rule, calendar: 'free' });
  for (let restarts = 0; restarts < 6; restarts++) {
    const before = sent.mail.accepted.length;
    await expect.poll(() => sent.mail.accepted.length).toBeGreaterThan(Math.min(before + 4, 89));
    await sent.restart((restarts * 67 * 60_000) % (3 * hour));
  }
  await expect.poll(sent.counts, { timeout: 30_000 }).toEqual({ sent: 90 });
  const { accepted } = sent.mail;
  expect(accepted.map(took).toSorted()).toEqual(addressesOf(90).toSorted());
  const times = accepted.map(({ at }) => at);
  for (const [index, at] of times.entries()) {
    const before = times[index - rule.perHour];
    if (before !== undefined) expect(at - before).toBeGreaterThan(hour);
    const neighbour = times[index - 1];
    if (neighbour !== undefined) expect(at - neighbour).toBeGreaterThanOrEqual(hour / rule.perHour - 1);
  }
  const days = Map.groupBy(accepted, ({ at }) => new Date(at).toISOString().slice(0, 10));
  for (const [, of] of days) expect(of.length).toBeLessThanOrEqual(rule.perDay);
  for (const { at } of accepted) {
    const clock = new Date(at).getUTCHours() + 1;
    expect(clock >= rule.from && clock < rule.to).toBe(true);
  }
});

test('a slow server does not make an hour hold more, counted by when it took them', async () => {
  const rule = { ...anyTime, perHour: 10 };
  const { mail, time, counts } = await open({ people: 40, rule });
  let turn = 0;
  mail.behave = async (_, handing) => {
    handing();
    turn += 1;
    time.pass((turn % 4) * 100_000);
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(counts).toEqual({ sent: 40 });
  for (const [index, { at }] of mail.accepted.entries()) {
    const before = mail.accepted[index - rule.perHour];
    if (before) expect(at - before.at).toBeGreaterThan(hour);
  }
});

test('outside the hours it waits and says until when; a rule that opens them wakes it', async () => {
  const { world, mail, waiting, counts } = await open({ people: 3, rule: { ...office, from: 14 } });
  await expect.poll(waiting).toEqual({ for: 'hours', until: '2026-11-24T13:00:00.000Z' });
  // The wait is long: no job runs meanwhile, so that the vault may be locked.
  expect(world.jobs.running()).toBe(false);
  expect(mail.accepted).toEqual([]);
  world.setRule(anyTime);
  await expect.poll(counts).toEqual({ sent: 3 });
});

test('a quiet period of the calendar is kept, and what it protects goes when it is over', async () => {
  const { world, mail, waiting, time } = await open({ people: 0, rule: office });
  world.calendar.addPeriod({ label: 'AG', from: '2026-11-20', to: '2026-11-25', reason: '' });
  world.standing.addresses.push(...addressesOf(2));
  world.tell();
  await expect.poll(waiting).toEqual({ for: 'quiet', until: '2026-11-25T23:00:00.000Z' });
  await expect.poll(() => mail.accepted.length).toBe(2);
  expect(time.clock().toISOString() >= '2026-11-26T08:00:00.000Z').toBe(true);
});

test('whoever had as many messages as a person may have is left in peace', async () => {
  const { world, mail, counts } = await open({ people: 0, rule: anyTime });
  for (const title of ['one', 'two'])
    world.calendar.record({ title, screen: 'x', people: ['m1@exemple.fr'], day: '2026-11-20' });
  world.standing.addresses.push('M1@exemple.fr', 'm2@exemple.fr');
  world.tell();
  await expect.poll(counts).toEqual({ sent: 1 });
  expect(mail.accepted.map(took)).toEqual(['m2@exemple.fr']);
  await expect.poll(() => world.sending.waiting('k1')?.for).toBe('cap');
});

test('without a network it waits and goes on by itself; nothing is burnt meanwhile', async () => {
  const rule = { ...anyTime, perHour: 100 };
  const { mail, waiting, counts, world, time } = await open({ people: 2, rule }, '2026-11-24T09:01:00.000Z');
  let down = 0;
  mail.behave = (_, handing) => {
    if (down++ < 8) return { kind: 'later', because: 'unreachable', said: '' };
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(waiting).toEqual({ for: 'network' });
  // Nobody asks on another day.
  time.stopAt('2026-11-24T12:00:00.000Z');
  await expect.poll(counts).toEqual({ sent: 2 });
  expect(world.rows().map(({ tries }) => tries)).toEqual([0, 0]);
  expect(world.sending.used().today).toBe(2);
});

test('a server that asks for patience is asked again, later and later, and at last it is given up', async () => {
  const { mail, counts, time, world } = await open({ people: 3, rule: office });
  const tried: number[] = [];
  mail.behave = ({ to }, handing) => {
    if (to.address === 'm1@exemple.fr') {
      tried.push(time.clock().getTime());
      return { kind: 'later', because: 'server-said', said: '451 4.7.1 Greylisted' };
    }
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(counts).toEqual({ sent: 2, 'gave-up': 1 });
  expect(tried).toHaveLength(6);
  const gaps = tried.slice(1).map((at, index) => (at - (tried[index] ?? 0)) / 60_000);
  expect(gaps.every((gap, index) => gap >= ([5, 15, 45, 120, 360][index] ?? 0))).toBe(true);
  expect(world.sending.deliveriesOf('k1', 'm1@exemple.fr')).toMatchObject([{ said: '451 4.7.1 Greylisted' }]);
});

test('a message whose retry is due says so, and goes on after a restart', async () => {
  const sent = await open({ people: 1, rule: anyTime }, '2026-11-24T09:01:00.000Z');
  let left = 2;
  sent.mail.behave = (_, handing) => {
    if (left-- > 0) return { kind: 'later', because: 'server-said', said: '450 4.2.1 Busy' };
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(sent.waiting).toEqual({ for: 'next-step', until: '2026-11-24T09:05:00.000Z' });
  expect(sent.world.sending.deliveriesOf('k1', 'm0@exemple.fr')[0]?.next).toBe('2026-11-24T09:05:00.000Z');
  await sent.restart();
  sent.time.stopAt(undefined);
  await expect.poll(sent.counts).toEqual({ sent: 1 });
});

test('an address that is refused for good is marked, and the others go on', async () => {
  const { mail, counts, world } = await open({ people: 20 });
  mail.behave = ({ to }, handing) => {
    if (to.address === 'm4@exemple.fr') return { kind: 'refused', fault: 'address', said: '550 5.1.1 User unknown' };
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(counts).toEqual({ sent: 19, refused: 1 });
  expect(world.marked).toEqual(['refused m4@exemple.fr']);
  expect(world.standing.state).toBe('open');
});

test('too many refused addresses stop the campaign and say why; let go again, it is counted anew', async () => {
  const { mail, counts, world, standing } = await open({ people: 30 });
  mail.behave = () => ({ kind: 'refused', fault: 'address', said: '550 5.1.1 User unknown' });
  await expect.poll(() => standing.state).toBe('stopped');
  expect(standing.stop).toMatchObject({ because: 'too-many-refused', facts: { refused: 5, of: 5 } });
  expect(counts()).toEqual({ refused: 5 });
  mail.behave = (_, handing) => {
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  standing.state = 'open';
  world.sending.launch();
  await expect.poll(counts).toEqual({ refused: 5, sent: 25 });
});

test.each([
  [{ kind: 'refused', fault: 'sender', said: '550 5.7.1 Sender refused' }, 'server-refuses'],
  [{ kind: 'closed', because: 'login-refused', said: '535 5.7.8' }, 'login-refused'],
  [{ kind: 'closed', because: 'tls-wrong-host', said: '' }, 'untrusted'],
] as const)('%j stops at once, and nobody is lost by it', async (fate, because) => {
  const { mail, counts, world, standing } = await open({ people: 4 });
  mail.behave = () => fate;
  await expect.poll(() => standing.stop?.because).toBe(because);
  expect(mail.accepted).toEqual([]);
  mail.behave = (_, handing) => {
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  standing.state = 'open';
  world.sending.launch();
  await expect.poll(counts).toEqual({ sent: 4 });
  expect(mail.accepted.map(took)).toEqual(addressesOf(4));
});

test('what may or may not have arrived is never sent again by itself; three in a row stop the campaign', async () => {
  const { mail, counts, standing, restart } = await open({ people: 9 });
  mail.behave = ({ to }, handing) => {
    handing();
    if (['m2@exemple.fr', 'm5@exemple.fr', 'm6@exemple.fr', 'm7@exemple.fr'].includes(to.address))
      return { kind: 'unknown', because: 'cut' };
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(() => standing.stop).toMatchObject({ because: 'server-refuses', facts: { unknown: 3 } });
  expect(counts()).toEqual({ sent: 4, 'to-confirm': 4 });
  standing.state = 'open';
  await restart();
  await expect.poll(counts).toEqual({ sent: 5, 'to-confirm': 4 });
});

test('paused, only the message in hand goes; resumed, the rest', async () => {
  const { mail, counts, world, standing } = await open({ people: 8 });
  mail.behave = ({ to }, handing) => {
    handing();
    if (to.address === 'm2@exemple.fr') standing.state = 'paused';
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(() => world.jobs.list()[0]?.state).toBe('done');
  expect(counts()).toEqual({ sent: 3 });
  standing.state = 'open';
  world.tell();
  await expect.poll(counts).toEqual({ sent: 8 });
});

test('a person whose password has changed meanwhile is not written to', async () => {
  const { mail, counts, standing } = await open({ people: 5 });
  mail.behave = (_, handing) => {
    standing.changed.add('m3@exemple.fr');
    handing();
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(counts).toEqual({ sent: 4 });
  expect(mail.accepted.map(took)).not.toContain('m3@exemple.fr');
});

test('the job stopped by hand stays stopped until somebody lets it go', async () => {
  const { mail, counts, world } = await open({ people: 6, rule: { ...anyTime, perHour: 60 } });
  mail.behave = ({ to }, handing) => {
    handing();
    if (to.address === 'm1@exemple.fr') for (const { id } of world.jobs.list()) world.jobs.cancel(id);
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(() => world.jobs.list()[0]?.state).toBe('cancelled');
  expect(counts()).toEqual({ sent: 2 });
  const [job] = world.jobs.list();
  expect(job?.canResume).toBe(true);
  await world.jobs.resume(job?.id ?? '');
  await expect.poll(counts).toEqual({ sent: 6 });
});

test('sent again it is a new attempt; never while the first may still arrive', async () => {
  const { mail, counts, world } = await open({ people: 3, calendar: 'free' });
  mail.behave = ({ to, messageId }, handing) => {
    handing();
    if (to.address === 'm1@exemple.fr' && messageId.includes('.1@')) return { kind: 'unknown', because: 'cut' };
    return { kind: 'sent', said: '250 Ok' };
  };
  await expect.poll(counts).toEqual({ sent: 2, 'to-confirm': 1 });
  const { attempt: _, ...first } = world.messageFor('m1@exemple.fr');
  expect(() => world.sending.resend(first)).toThrow('FATE_UNKNOWN');
  expect(() => world.sending.confirm('k1', 'm0@exemple.fr', 'notice', true)).toThrow('NOTHING_TO_CONFIRM');
  world.sending.confirm('k1', 'm1@exemple.fr', 'notice', false);
  expect(counts()).toEqual({ sent: 2, 'gave-up': 1 });
  world.sending.resend(first);
  await expect.poll(counts).toEqual({ sent: 3 });
  world.sending.resend(world.messageFor('m2@exemple.fr'));
  await expect.poll(() => mail.accepted.filter(({ to }) => to === 'm2@exemple.fr').length).toBe(2);
  expect(world.sending.deliveriesOf('k1', 'm2@exemple.fr').map(({ attempt }) => attempt)).toEqual([2, 1]);
});

test('a message that came back is found by its id or by its address, and the address is marked', async () => {
  const { counts, world, sending } = await open({ people: 4 });
  await expect.poll(counts).toEqual({ sent: 4 });
  const said = '550 5.1.1 User unknown';
  expect(sending.bounced({ messageId: '<k1.notice.m1.1@ouvaton.example>', permanent: true, said })).toBe(
    'm1@exemple.fr',
  );
  expect(sending.bounced({ messageId: '<x@y>', recipient: 'M2@exemple.fr', permanent: true, said })).toBe(
    'm2@exemple.fr',
  );
  expect(sending.bounced({ recipient: 'm3@exemple.fr', permanent: false, said: '450' })).toBe('m3@exemple.fr');
  expect(sending.bounced({ recipient: 'nobody@exemple.fr', permanent: true, said })).toBeUndefined();
  expect(counts()).toEqual({ sent: 2, bounced: 2 });
  expect(world.marked).toEqual(['bounced m1@exemple.fr', 'bounced m2@exemple.fr']);
  // The same news twice.
  sending.bounced({ messageId: '<k1.notice.m1.1@ouvaton.example>', permanent: true, said });
  expect(world.marked).toHaveLength(2);
});
