import type { Known } from './known-store.ts';

/** Rows a second, smoothed over some seconds, and the seconds that are left where the total is known. */
export interface Rate {
  readonly rate?: number;
  readonly secondsLeft?: number;
}

interface Standing {
  readonly at: number;
  readonly step: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly rate: number | undefined;
}

/** Seconds over which it is smoothed. */
const window = 5;

/** How fast work goes that another laptop does, from what is seen of it each second. */
export function openRates(now: () => number = () => performance.now() / 1_000) {
  const standings = new Map<string, Standing>();

  function see({ plan, work }: Known): void {
    if (!work) {
      standings.delete(plan);
      return;
    }
    const { step, done, total } = work;
    const at = now();
    const before = standings.get(plan);
    if (!before || before.step !== step || done < before.done) {
      standings.set(plan, { at, step, done, total, rate: undefined });
      return;
    }
    if (done === before.done && at - before.at < window) return;
    const rate = (done - before.done) / Math.max(at - before.at, 0.1);
    const weight = before.rate === undefined ? 1 : Math.min(1, (at - before.at) / window);
    standings.set(plan, { at, step, done, total, rate: (before.rate ?? 0) * (1 - weight) + rate * weight });
  }

  return {
    see: (rows: readonly Known[]) => rows.forEach(see),
    of(plan: string): Rate {
      const { rate, total, done } = standings.get(plan) ?? {};
      if (!rate || done === undefined) return {};
      return { rate, ...(total === undefined ? {} : { secondsLeft: Math.max(0, (total - done) / rate) }) };
    },
  };
}
