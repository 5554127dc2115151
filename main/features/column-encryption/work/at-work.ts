import type { ColumnState, Verification } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnCipher } from '../../../encryption/cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../../../encryption/column-work.ts';
import type { Control } from '../../../encryption/control.ts';
import type { Ground } from '../../../encryption/ground.ts';
import type { How } from '../../../encryption/rows/pass.ts';
import type { ShadowMaker } from '../../../encryption/rows/shadow-maker.ts';
import type { EncryptionMessage, StepOrder } from '../encryption-messages.ts';
import { groundOf } from './ground-of.ts';
import type { Hold } from './take-hold.ts';

export type Say = (message: EncryptionMessage) => Promise<void>;

/** Milliseconds between two words about how far it is. */
const sayPace = 100;
const reportPace = 1_000;

/** What the steps of a column need, once it is held. */
export interface AtWork {
  readonly door: ColumnDoor;
  readonly control: Control;
  readonly order: StepOrder;
  readonly work: ColumnWork;
  readonly hold: Hold;
  readonly maker: ShadowMaker;
  /** Of an encrypted column whose key is ours. */
  readonly cipher: ColumnCipher | undefined;
  readonly signal: AbortSignal;
  readonly say: Say;
  /** Read anew. Throws Refused OBSTACLES where there is none. */
  ground(): Promise<Ground>;
  /** How a pass over rows is to be made. */
  readonly how: How;
  /** A pass to its end, told to the screen and, through the control table, to all others. */
  pass<Result>(rows: AsyncGenerator<PassProgress, Result>): Promise<Result>;
  /** A deed that alters the table: nobody else may have taken over. */
  alter(deed: () => Promise<unknown>): Promise<void>;
  reach(state: ColumnState, rows?: number): Promise<void>;
  verified(verification: Verification): Promise<void>;
}

export type Held = Pick<AtWork, 'door' | 'control' | 'order' | 'hold' | 'maker' | 'cipher' | 'say'> & {
  /** Where the column was when it was taken. */
  readonly state: ColumnState;
  /** Aborted where somebody stops it. */
  readonly stop: AbortSignal;
};

export function openAtWork(held: Held): AtWork & { close(): Promise<void> } {
  const { door, control, order, hold, say } = held;
  const { work, deed } = order;
  const signal = AbortSignal.any([held.stop, hold.lost]);
  let standing: PassProgress | undefined;
  let rowsPerSecond: number | undefined;
  let reporting: Promise<void> | undefined;

  async function report(): Promise<void> {
    const { step, done = 0, total, paused } = standing ?? {};
    await control.report(work.plan, hold.fence, { deed, step, done, total, paused });
    rowsPerSecond = (await control.row(work.plan))?.pace;
  }
  function reportSoon(): void {
    // What cannot be reported now is so a second later; whether the hold is lost, the hold knows.
    reporting ??= report()
      .catch(() => {})
      .finally(() => {
        reporting = undefined;
      });
  }
  reportSoon();
  const timer = setInterval(reportSoon, reportPace);

  async function told<Result>(rows: AsyncGenerator<PassProgress, Result>): Promise<Result> {
    let saidAt = 0;
    let next = await rows.next();
    while (!next.done) {
      standing = next.value;
      const now = performance.now();
      if (now - saidAt >= sayPace) {
        saidAt = now;
        const { step, done, total, paused } = next.value;
        await say({
          ...{ kind: 'progress', step, done },
          ...(total === undefined ? {} : { total }),
          ...(paused === undefined ? {} : { paused }),
        });
      }
      next = await rows.next();
    }
    return next.value;
  }

  return {
    ...held,
    work,
    signal,
    how: { pace: () => ({ rowsPerSecond }), signal },
    ground: () => groundOf(door, work, held.state),
    async pass(rows) {
      try {
        const result = await told(rows);
        signal.throwIfAborted();
        return result;
      } catch (error) {
        // Where it was not the pass itself that failed, it ends what it had begun.
        await rows.throw(error).catch(() => {});
        throw error;
      }
    },
    async alter(change) {
      standing = undefined;
      signal.throwIfAborted();
      await hold.confirm();
      await say({ kind: 'progress', step: 'altering', done: 0 });
      await change();
      signal.throwIfAborted();
    },
    async reach(state, rows = 0) {
      hold.own(await control.setState(work.plan, hold.fence, state));
      await say({ kind: 'reached', state, rows });
    },
    async verified(verification) {
      hold.own(await control.setVerification(work.plan, hold.fence, verification));
      await say({ kind: 'verified', verification });
    },
    async close() {
      clearInterval(timer);
      await reporting;
    },
  };
}
