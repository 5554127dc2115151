import { appendFileSync, existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { withClaim } from '../../../main/database/journal/hold-claim.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';

/** What a process that races for claims is told on its standard input. */
export interface ClaimOrder {
  readonly reach: MysqlReach;
  readonly device: string;
  readonly subjects: readonly string[];
  readonly seconds: number;
  /** Each deed done is a line of this file. */
  readonly done: string;
  /** Holds the first for ever, and says so. */
  readonly hold: boolean;
  /** Begins when this file is there, if it is named. */
  readonly go: string;
}

// Run by claims.services.test.ts as a process of its own.
if (process.argv[1]?.endsWith('claim-child.ts')) {
  const order = JSON.parse(await text(process.stdin)) as ClaimOrder;
  const journal = await openJournal(order.reach);
  if (order.go) {
    process.stdout.write('ready\n');
    while (!existsSync(order.go)) await pause(1);
  }
  for (const subject of order.subjects) {
    // Whoever came second waits until it is done.
    for (let done = false; !done; ) {
      const result = await withClaim(journal, subject, order.device, order.seconds, async ({ fence }) => {
        if (order.hold) {
          process.stdout.write(`held ${fence}\n`);
          await new Promise(() => {});
        }
        appendFileSync(order.done, `${subject}\n`);
        return Buffer.from(`by ${order.device}`);
      });
      done = result.kind === 'done';
      // Whoever came first lets the other catch up: so that now the one is first, now the other.
      if (result.kind === 'done' && result.ours) await pause(Math.random() * 60);
    }
  }
  await journal.close();
}
