import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPace } from '../../../main/features/sync/open-pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clock = () => new Date();
const minutes = (count: number) => count * 60_000;

test('a turn comes when it is due, and again', async () => {
  const turns: number[] = [];
  let last = Date.now();
  const pace = openPace(
    async () => {
      last = Date.now();
      turns.push(last);
    },
    () => last + minutes(5),
    clock,
  );
  const start = last;
  pace.look();
  await vi.advanceTimersByTimeAsync(minutes(11));
  expect(turns.map((turn) => turn - start)).toEqual([minutes(5), minutes(10)]);
  await pace.close();
});

test('one at a time: who asks during a turn gets the next one', async () => {
  const ends: (() => void)[] = [];
  const turn = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const pace = openPace(turn, (asked) => (asked ? 0 : undefined), clock);
  void pace.ask();
  await vi.advanceTimersByTimeAsync(1);
  const answered = vi.fn();
  void pace.ask().then(answered);
  void pace.ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(turn).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(turn).toHaveBeenCalledTimes(2);
  expect(answered).not.toHaveBeenCalled();
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(answered).toHaveBeenCalled();
  expect(turn).toHaveBeenCalledTimes(2);
  await pace.close();
});

test('a laptop that slept past the hour takes its turn within a minute of waking', async () => {
  const turn = vi.fn(async () => {});
  let now = 0;
  const pace = openPace(
    turn,
    () => minutes(60),
    () => new Date(now),
  );
  pace.look();
  now = minutes(600);
  await vi.advanceTimersByTimeAsync(minutes(1) + 1);
  expect(turn).toHaveBeenCalled();
  await pace.close();
});

test('closing waits for the turn that runs, and no other comes', async () => {
  let end = () => {};
  const turn = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
  const pace = openPace(turn, () => 0, clock);
  const asked = [pace.ask(), pace.ask()];
  await vi.advanceTimersByTimeAsync(1);
  asked.push(pace.ask());
  let closed = false;
  const closing = pace.close().then(() => (closed = true));
  await vi.advanceTimersByTimeAsync(1);
  expect(closed).toBe(false);
  end();
  await closing;
  await Promise.all(asked);
  await vi.advanceTimersByTimeAsync(minutes(60));
  expect(turn).toHaveBeenCalledTimes(1);
});
