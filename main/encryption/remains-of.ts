import type { Health } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import { CannotReach } from '../database/ouvadmin/ouvadmin.ts';
import type { Ground } from './ground.ts';
import { textRows } from './sql/text-rows.ts';

export type Remains = Health['remains'][number]['what'];

/**
 * Where clear values may still lie once a column is contracted, and a person must see to it: what the server says of itself, and
 * what no server knows (backups). What our login may not ask is counted in.
 */
export async function remainsOf(door: ColumnDoor, ground: Ground): Promise<Remains[]> {
  if (ground.server.dialect === 'sqlite') return ['backups'];
  const answers: readonly (readonly [what: Remains, there: boolean])[] = [
    ['binary-log', ground.binaryLog],
    ['backups', true],
    ['replicas', ground.replicas || ground.binaryLog],
    // It goes round by itself, after as many bytes as it is long.
    ['redo-log', true],
    ['slow-log', await logs(door)],
  ];
  return answers.filter(([, there]) => there).map(([what]) => what);
}

/** Statements that were slow, or all of them, are written down with their values. */
async function logs(door: ColumnDoor): Promise<boolean> {
  try {
    const [answer = []] = await textRows(door, 'SELECT @@slow_query_log, @@general_log');
    return answer.some((on) => on === '1');
  } catch (error) {
    if (error instanceof CannotReach && error.problem.code === 'server-said') return true;
    throw error;
  }
}
