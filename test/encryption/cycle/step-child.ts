import { openColumnDoor } from '../../../main/database/ouvadmin/open-column-door.ts';
import { CannotReach, type Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { ColumnWork, Deed } from '../../../main/encryption/column-work.ts';
import { Refused } from '../../../main/features/column-encryption/work/refused.ts';
import { takeStep } from '../../../main/features/column-encryption/work/take-step.ts';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';

/** What the test tells the child. Keys in base64: the older ones first, the current one last. */
export interface ChildOrder {
  readonly reach: Reach;
  readonly work: ColumnWork;
  readonly deed: Deed;
  readonly to: ColumnState;
  readonly keys: readonly { readonly number: number; readonly key: string }[];
  readonly index: string;
  /** Seconds. */
  readonly lease: number;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? '');
const keys = order.keys.map(({ number, key }) => ({ number, key: Buffer.from(key, 'base64') }));
const current = keys.at(-1);
const say = (line: unknown) => void process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const door = await openColumnDoor(order.reach);
  const step = {
    ...({
      task: 'step',
      deed: order.deed,
      reach: order.reach,
      work: order.work,
      from: undefined,
      to: order.to,
    } as const),
    keys: current && { current, older: keys.slice(0, -1), index: Buffer.from(order.index, 'base64') },
    ...{ device: 'laptop-1', volunteer: 'v1', lease: order.lease },
  };
  const rows = await takeStep(door, step, async (message) => say(message), new AbortController().signal);
  say({ kind: 'done', rows });
  await door.close();
} catch (error) {
  if (error instanceof Refused) say({ kind: 'refused', code: error.code, data: error.data });
  else if (error instanceof CannotReach) say({ kind: 'unreachable', problem: error.problem });
  else throw error;
}
process.exit();
