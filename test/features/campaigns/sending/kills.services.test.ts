import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newSalt } from '../../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../../main/database/replica/open-replica.ts';
import { describeWith } from '../../../services/services.ts';
import { startSmtp } from '../../../services/smtp.ts';
import { until } from '../../../services/until.ts';
import { chanceFor, seed, startDoomed } from '../../../shared/kills.ts';
import { temporaryFolder } from '../../../shared/temporary-folder.ts';
import { addressesOf, openWorld } from './open-sending.ts';
import { type SendingOrder, transportTo } from './sending-child.ts';

const kills = Number(process.env.OUVADESK_KILLS ?? 4);
const script = new URL('./sending-child.ts', import.meta.url);

describeWith(['certificates'], `sending that is killed (seed ${seed})`, ({ certificates }) => {
  test(
    `${kills} kills at random instants: nobody is forgotten, nobody gets two`,
    async () => {
      const chance = chanceFor('sending');
      const people = kills * 7 + 12;
      const smtp = await startSmtp(certificates);
      // A server that takes its time now and then: so that kills fall into every part of a conversation.
      smtp.behave((point) => (chance.int(4) === 0 && point !== 'connect' ? { wait: 1 + chance.int(6) } : undefined));
      const file = join(temporaryFolder(), 'replica.db');
      const key = Buffer.alloc(32, 7);
      createReplica(file, key, newSalt(), new Date());
      const { host, port, user, password, ca } = smtp;
      const order: SendingOrder = { file, key: key.toString('hex'), people, smtp: { host, port, user, password, ca } };
      let unknown = 0;
      let made = 0;
      for (let done = false; !done; ) {
        const child = startDoomed(script, order);
        const { 'to-confirm': listed = 0 } = JSON.parse((await child.line()) ?? '{}') as Record<string, number>;
        // At most one a kill, and it is listed by the next start.
        expect(listed).toBeLessThanOrEqual(unknown + (made > 0 ? 1 : 0));
        unknown = listed;
        if (made < kills) {
          const before = smtp.accepted().length;
          // Sometimes once it works, sometimes at once.
          if (chance.int(5) > 0)
            await Promise.race([child.end, until('a message', () => smtp.accepted().length > before)]);
          await pause(chance.int(120));
          if (child.process.exitCode === null) made += 1;
          child.process.kill('SIGKILL');
        }
        const end = await child.end;
        expect(end.complaint).toBe('');
        if (made % 20 === 0 && made > 0 && !done) console.info(`${made} kills, ${smtp.accepted().length} messages`);
        done = end.code === 0;
      }
      await smtp.stop();
      await smtp.accept();

      const replica = await openReplica({ file, key }, new Date());
      const world = openWorld(replica, { people, transport: () => transportTo(order.smtp), calendar: 'free' });
      const got = () => Map.groupBy(smtp.accepted(), ({ to }) => to[0] ?? '');
      const rows = world.rows();
      expect(rows.map(({ person }) => person).toSorted()).toEqual(addressesOf(people).toSorted());
      // The server's own record is the judge.
      expect([...got()].filter(([, times]) => times.length > 1)).toEqual([]);
      const lost = rows.filter(({ person }) => !got().has(person));
      expect(lost.every(({ state }) => state === 'to-confirm')).toBe(true);
      const listed = rows.filter(({ state }) => state === 'to-confirm');
      expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(people - listed.length);
      expect(listed.length).toBeLessThanOrEqual(made);
      console.info(
        `${made} kills, ${people} people, ${listed.length} to confirm, of which ${lost.length} had not arrived`,
      );

      // A volunteer asks those people, says so, and sends again where nothing had come.
      for (const { person } of listed) world.sending.confirm('k1', person, 'notice', got().has(person));
      for (const { person } of lost) world.sending.resend(world.messageFor(person));
      world.sending.launch();
      await expect.poll(() => world.sending.counts('k1')).toEqual({ sent: people });
      expect([...got().values()].map((times) => times.length)).toEqual(Array(people).fill(1));
      await world.close();
      await replica.close();
      await smtp.stop();
    },
    Math.max(60_000, kills * 20_000),
  );
});
