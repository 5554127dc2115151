import { openReplica } from '../../../../main/database/replica/open-replica.ts';
import { openTransport } from '../../../../main/mail/open-transport.ts';
import { openWorld } from './open-sending.ts';

/** What a process that sends until it is killed is told. */
export interface SendingOrder {
  readonly file: string;
  readonly key: string;
  readonly people: number;
  readonly smtp: SmtpAddress;
}

/** A server of the tests, as a sender reaches it. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly ca: string;
}

export function transportTo({ host, port, user, password, ca }: SmtpAddress) {
  return openTransport({ host, port, user, security: 'starttls', trust: { kind: 'ca', pem: ca } }, password);
}

// Run by kills.services.test.ts as a process of its own.
if (process.argv[1]?.endsWith('sending-child.ts')) {
  const order = JSON.parse(process.argv[2] ?? '') as SendingOrder;
  const replica = await openReplica({ file: order.file, key: Buffer.from(order.key, 'hex') }, new Date());
  const world = openWorld(replica, {
    people: order.people,
    transport: () => transportTo(order.smtp),
    calendar: 'free',
  });
  const counts = () => world.sending.counts('k1');
  process.stdout.write(`${JSON.stringify(counts())}\n`);
  world.sending.launch();
  for await (const now of world.sending.news.follow(counts)) {
    const { sent = 0, 'to-confirm': unknown = 0 } = now;
    if (sent + unknown === order.people) break;
  }
  await world.close();
  await replica.close();
  process.stdout.write('done\n');
}
