import { join } from 'node:path';
import { afterEach } from 'vitest';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

const open: Replica[] = [];

/** An empty replica of today's version, closed after the test. */
export async function newReplica(): Promise<Replica> {
  const file = join(temporaryFolder(), 'replica.db');
  const key = Buffer.alloc(32, 7);
  const now = new Date('2026-11-24T10:00:00.000Z');
  createReplica(file, key, newSalt(), now);
  const replica = await openReplica({ file, key }, now);
  open.push(replica);
  return replica;
}

afterEach(async () => {
  for (const replica of open.splice(0)) await replica.close();
});
