import { type Known, learn, learnOf } from '../../main/sync/context.ts';
import { fold, ranked } from '../../main/sync/fold.ts';
import type { Change, DeviceId, Operation, Stamp } from '../../main/sync/operation.ts';
import { adoptStamp, earliestStamp, nextStamp } from '../../main/sync/stamp.ts';
import { textOf } from '../../main/sync/value.ts';

interface PureHead {
  readonly device: DeviceId;
  readonly number: number;
  readonly context: Known<DeviceId>;
  readonly stamp: Stamp;
  readonly value: string;
}

/** A replica with nothing but the rules: what the one on SQLite must equal. */
export interface PureReplica {
  readonly device: DeviceId;
  readonly own: readonly Operation[];
  edit(record: string, changes: readonly Change[], now: number): Operation;
  receive(operation: Operation, now: number): void;
  /** Every cell with its heads, the one shown first. */
  state(): Record<string, string[]>;
}

export function openPureReplica(device: DeviceId, author: string): PureReplica {
  const known = new Map<DeviceId, number>();
  const cells = new Map<string, readonly PureHead[]>();
  const own: Operation[] = [];
  let last = earliestStamp;

  function take({ device, number, context, stamp, record, changes }: Operation): void {
    for (const { field, element = '', value } of changes) {
      const key = JSON.stringify([record, field, element]);
      const write = { device, number, context, stamp, value: textOf(value) };
      cells.set(key, fold(cells.get(key) ?? [], write));
    }
    learnOf(known, device, number);
    learn(known, context);
  }

  return {
    device,
    own,
    edit(record, changes, now) {
      last = nextStamp(last, now);
      const context = new Map([...known].filter(([other]) => other !== device));
      const operation = {
        ...{ device, number: own.length + 1, stamp: last, author, context },
        ...{ kind: 'piece', version: 1, record, changes },
      };
      own.push(operation);
      take(operation);
      return operation;
    },
    receive(operation, now) {
      last = adoptStamp(last, operation.stamp, now);
      take(operation);
    },
    state: () =>
      Object.fromEntries(
        [...cells].map(([key, heads]) => [
          key,
          ranked(heads).map(({ device, number, value }) => `${device} ${number} ${value}`),
        ]),
      ),
  };
}
