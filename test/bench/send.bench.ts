import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { newSalt } from '../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../main/database/replica/open-replica.ts';
import { addressesOf, openWorld } from '../features/campaigns/sending/open-sending.ts';
import { transportTo } from '../features/campaigns/sending/sending-child.ts';
import { startCertificateAuthority } from '../services/ca.ts';
import { startSmtp } from '../services/smtp.ts';
import type { Measure } from './bench.ts';

export const name = 'send';

const count = 200;

/** Messages through the whole of sending, each claimed and accounted for on the disk, beside plain nodemailer on one connection. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const authority = await startCertificateAuthority();
  if (!authority) throw new Error('openssl is not there.');
  const smtp = await startSmtp(authority.certificates);
  try {
    const plain = await timed(() => sendPlainly(smtp));
    const ours = await timed(() => sendOurs(folder, smtp));
    if (smtp.accepted().length !== 2 * count) throw new Error(`${smtp.accepted().length} messages arrived`);
    return [
      {
        name: `${count} messages, no cap`,
        ...{ value: ours / count, unit: 'ms a message', peer: 'nodemailer alone', ratio: ours / plain, target: 4 },
        note: `${Math.round((count / ours) * 1000)} messages a second; the rule of a team allows three at most`,
      },
    ];
  } finally {
    await smtp.stop();
    await authority.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Smtp = Awaited<ReturnType<typeof startSmtp>>;

async function timed(deed: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
}

async function sendPlainly({ host, port, user, password, ca }: Smtp): Promise<void> {
  const transport = createTransport({
    ...{ host, port, requireTLS: true, pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY },
    ...{ auth: { user, pass: password }, tls: { ca } },
  });
  for (const to of addressesOf(count)) {
    const text = `Bonjour ${to}`;
    await transport.sendMail({
      from: 'ouvadesk@ouvaton.example',
      to,
      subject: 'Mot de passe',
      text,
      html: '<p>Bonjour</p>',
    });
  }
  transport.close();
}

async function sendOurs(folder: string, smtp: Smtp): Promise<void> {
  const address = { file: join(folder, 'replica.db'), key: Buffer.alloc(32, 7) };
  createReplica(address.file, address.key, newSalt(), new Date());
  const replica = await openReplica(address, new Date());
  const world = openWorld(replica, { people: count, transport: () => transportTo(smtp), calendar: 'free' });
  const counts = () => world.sending.counts('k1').sent;
  world.sending.launch();
  for await (const sent of world.sending.news.follow(counts)) if (sent === count) break;
  await world.close();
  await replica.close();
}
