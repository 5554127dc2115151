/** A moment, by the clock that nobody sets, which stands still while a laptop sleeps, and by the one that does not. */
interface Moment {
  readonly tick: number;
  readonly wall: number;
}

export const now = (): Moment => ({ tick: performance.now(), wall: Date.now() });

/** Seconds since, by whichever clock says more: a lease is rather given up too early than held too long. */
const secondsSince = ({ tick, wall }: Moment) => Math.max(performance.now() - tick, Date.now() - wall) / 1000;

/** Whoever holds the claim is told by this that it is lost. */
export class LeaseLost extends Error {
  constructor() {
    super('The claim is no longer ours.');
    this.name = 'LeaseLost';
  }
}

export interface KeptLease {
  /** Aborted, with LeaseLost, as soon as the lease cannot be counted on. */
  readonly lost: AbortSignal;
  /** Renews now; throws where it is lost. */
  confirm(): Promise<void>;
  end(): void;
}

/**
 * Renews a lease at a third of its length, again and again where that fails, until it is said to be lost or has run out.
 * `since` is the moment before it was asked for.
 */
export function keepLease(renew: (seconds: number) => Promise<boolean>, seconds: number, since: Moment): KeptLease {
  const lost = new AbortController();
  let sure = since;
  let asked: Promise<void> | undefined;

  const lose = () => {
    clearInterval(timer);
    lost.abort(new LeaseLost());
  };
  async function ask(): Promise<void> {
    const begun = now();
    if (!(await renew(seconds))) lose();
    else sure = begun;
  }
  function look(): void {
    const age = secondsSince(sure);
    if (age >= seconds) lose();
    if (asked || lost.signal.aborted || age < seconds / 3) return;
    asked = ask()
      .catch(() => {})
      .finally(() => {
        asked = undefined;
      });
  }
  const timer = setInterval(look, Math.min(1_000, (seconds * 1_000) / 12));

  return {
    lost: lost.signal,
    async confirm() {
      lost.signal.throwIfAborted();
      await ask();
      lost.signal.throwIfAborted();
    },
    end: () => clearInterval(timer),
  };
}
