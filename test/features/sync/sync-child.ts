import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';
import { openReplica } from '../../../main/database/replica/open-replica.ts';
import { openLaptop, piece, TestTeam } from './laptop.ts';

/** What the test tells the child: where its replica lies, how it reaches the journal, how the pieces it makes are called. */
export interface SyncOrder {
  readonly replica: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly reach: MysqlReach;
  readonly called: string;
}

const order: SyncOrder = JSON.parse(process.argv[2] ?? '');
const replica = await openReplica({ file: order.replica, key: Buffer.from(order.key, 'hex') }, new Date());
const { records, sync } = openLaptop({
  team: new TestTeam(),
  db: replica.db,
  openJournal: (signal) => openJournal(order.reach, { signal }),
});
process.stdout.write('open\n');
for (let round = 0; ; round += 1) {
  records.together(() => {
    for (let count = 0; count < 200; count += 1) records.create(piece, { name: `${order.called} ${round} ${count}` });
  });
  process.stdout.write(`wrote ${round}\n`);
  await sync.now();
  process.stdout.write(`met ${sync.status().state.kind}\n`);
}
