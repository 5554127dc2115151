import type { SentBatch } from './sent-batches.ts';

/** What people were sent, told apart only where it differs: a campaign leaves a handful of histories, however many people. */
export interface Histories {
  /** The history of each person, by their number; 0 is that of who had none. */
  readonly of: Uint32Array;
  /** The days of messages of a history, in ascending order. */
  daysOf(history: number): number[];
}

/**
 * The histories of all `known` people in these batches. A send that reaches a person twice on a day (resumed on another
 * laptop, say) counts once.
 */
export function historiesOf(batches: readonly SentBatch[], known: number): Histories {
  // A history is the one it goes on from, and one more day.
  const from = [0];
  const last = [0];
  const of = new Uint32Array(known);
  const lastPart = new Int32Array(known).fill(-1);
  const inOrder = batches.toSorted((a, b) => a.day - b.day || (a.send < b.send ? -1 : Number(a.send > b.send)));
  let part = -1;
  let before: SentBatch | undefined;
  let next = new Map<number, number>();
  for (const batch of inOrder) {
    if (batch.day !== before?.day || batch.send !== before.send) {
      part += 1;
      next = new Map();
      before = batch;
    }
    for (const person of batch.people) {
      if (lastPart[person] === part) continue;
      lastPart[person] = part;
      const history = of[person] ?? 0;
      let longer = next.get(history);
      if (longer === undefined) {
        longer = from.push(history) - 1;
        last.push(batch.day);
        next.set(history, longer);
      }
      of[person] = longer;
    }
  }
  return {
    of,
    daysOf(history) {
      const days: number[] = [];
      for (let one = history; one > 0; one = from[one] ?? 0) days.push(last[one] ?? 0);
      return days.reverse();
    },
  };
}
