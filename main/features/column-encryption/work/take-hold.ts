import { setTimeout as pause } from 'node:timers/promises';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import type { Control } from '../../../encryption/control.ts';
import { Refused } from './refused.ts';

/** The right to work on a column, alone among all laptops, as long as it is renewed. */
export interface Hold {
  readonly fence: number;
  /** Aborted, with WORKING_ELSEWHERE, once another has taken over or the server was out of reach for too long. */
  readonly lost: AbortSignal;
  /** Asks the server whether it is still ours, and throws where it is not. */
  confirm(): Promise<void>;
  /** What was written under it: throws where `written` is false, for another has it now. */
  own(written: boolean): void;
  /** Free for others at once. */
  release(): Promise<void>;
}

/** Who takes it, for how many seconds at a time. */
export interface Taker {
  readonly device: string;
  readonly volunteer: string;
  readonly lease: number;
}

const elsewhere = (volunteer = '') => new Refused('WORKING_ELSEWHERE', { volunteer });

/**
 * Takes a column by the server's clock; this laptop's own counts for nothing but how long it is since the last renewal. What
 * this laptop held before it was killed is waited for. Throws Refused WORKING_ELSEWHERE.
 */
export async function takeHold(
  control: Control,
  plan: string,
  { device, volunteer, lease }: Taker,
  signal: AbortSignal,
): Promise<Hold> {
  let asked = performance.now();
  let taken = await control.take(plan, device, volunteer, lease);
  while (taken.kind === 'taken') {
    if (taken.device !== device) throw elsewhere(taken.volunteer);
    await pause(taken.secondsLeft * 1_000 + 50, undefined, { signal });
    asked = performance.now();
    taken = await control.take(plan, device, volunteer, lease);
  }
  return keep(control, plan, taken.fence, lease, asked);
}

function keep(control: Control, plan: string, fence: number, lease: number, since: number): Hold {
  const lost = new AbortController();
  let sure = since;
  let asking = false;

  function lose(): void {
    clearInterval(timer);
    lost.abort(elsewhere());
  }
  async function renew(): Promise<void> {
    const begun = performance.now();
    if (await control.renew(plan, fence, lease)) sure = begun;
    else lose();
  }
  async function look(): Promise<void> {
    const age = (performance.now() - sure) / 1_000;
    if (age >= lease) lose();
    if (asking || lost.signal.aborted || age < lease / 3) return;
    asking = true;
    try {
      await renew();
    } catch (error) {
      // The line may come back while the lease runs.
      if (!(error instanceof CannotReach)) lose();
    } finally {
      asking = false;
    }
  }
  const timer = setInterval(() => void look(), Math.min(1_000, (lease * 1_000) / 12));

  return {
    fence,
    lost: lost.signal,
    async confirm() {
      lost.signal.throwIfAborted();
      await renew();
      lost.signal.throwIfAborted();
    },
    own(written) {
      if (!written) lose();
      lost.signal.throwIfAborted();
    },
    async release() {
      clearInterval(timer);
      if (lost.signal.aborted) return;
      // Out of reach, it ends by itself.
      await control.release(plan, fence).catch(() => {});
    },
  };
}
