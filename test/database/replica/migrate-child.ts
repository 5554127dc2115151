import { openCipher, saltOf } from '../../../main/database/replica/cipher.ts';
import { migrate } from '../../../main/database/replica/migrate.ts';
import { migrations } from '../../../main/database/replica/migrations/index.ts';
import type { Migration } from '../../../main/database/replica/migrations/migration.ts';

/** What the test tells the child: the file, its key, and in which step it is to be killed. */
export interface MigrateOrder {
  readonly file: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly killIn: number;
}

const order: MigrateOrder = JSON.parse(process.argv[2] ?? '');
const salt = saltOf(order.file);
if (!salt) throw new Error('The replica has no head.');
const db = openCipher(order.file, Buffer.from(order.key, 'hex'), salt, { fileMustExist: true });
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
// So small a cache that what the step writes reaches the file before its end.
db.pragma('cache_size = 5');
const deadly = migrations.map((step): Migration => {
  if (step.number !== order.killIn) return step;
  return {
    ...step,
    up(at) {
      step.up(at);
      at.exec('CREATE TABLE half (x); INSERT INTO half SELECT randomblob(1000) FROM setting');
      process.kill(process.pid, 'SIGKILL');
    },
  };
});
migrate(db, order.file, deadly, new Date('2026-11-24T10:00:00.000Z'));
