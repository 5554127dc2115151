import { expect, onTestFinished, test } from 'vitest';
import { newReplica } from '../../../database/replica/new-replica.ts';
import { addressesOf, openWorld, pretendMail, type WorldOptions } from './open-sending.ts';
import { simulatedTime } from './simulated-time.ts';

// A Tuesday, ten in the morning in Paris.
const begin = '2026-11-24T09:00:00.000Z';
export const officeHours = { perHour: 60, perDay: 200, from: 9, to: 18, days: [1, 2, 3, 4, 5] };

async function open(options: Partial<WorldOptions> = {}) {
  const time = simulatedTime(begin);
  const mail = pretendMail(time.clock);
  const replica = await newReplica();
  const start = () => openWorld(replica, { ...time, transport: mail.transport, ...options });
  const world = start();
  const room = { world };
  onTestFinished(() => room.world.close());
  return {
    ...{ time, mail: mail.room, replica, world },
    /** The vault is closed and opened again. */
    async restart() {
      await room.world.close();
      room.world = openWorld(replica, { ...time, transport: mail.transport, ...options, standing: world.standing });
      room.world.sending.launch();
      return room.world;
    },
  };
}

test('each of many gets the message once; the others and the calendar are told', async () => {
  const { world, mail } = await open({ people: 50 });
  world.sending.launch();
  await expect.poll(() => world.sending.counts('k1')).toEqual({ sent: 50 });
  expect(mail.accepted.map(({ to }) => to)).toEqual(addressesOf(50));
  await expect.poll(() => world.jobs.list()).toMatchObject([{ kind: 'send', state: 'done', facts: { sent: 50 } }]);
  expect(mail.open).toBe(0);
  const { sends } = await world.calendar.calendar(undefined);
  expect(sends).toMatchObject([{ title: 'Mots de passe', screen: 'campaigns', state: 'sent', people: 50 }]);
  const told = world.rows();
  expect(told.every(({ state }) => state === 'sent')).toBe(true);
  expect(world.sending.deliveriesOf('k1', 'm3@exemple.fr')).toMatchObject([
    { step: 'notice', kind: 'notice', attempt: 1, state: 'sent', said: '250 2.0.0 Ok', by: 'Alice' },
  ]);
});
