/** What a benchmark measured. Lower is better. */
export interface Measure {
  /** Added to the name of the benchmark when it measures several things. */
  readonly name?: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run. */
  readonly peer?: string;
  /** Our value over the peer's. */
  readonly ratio?: number;
  /** At most this: of `ratio` where there is one, otherwise of `value`. */
  readonly target?: number;
  readonly note?: string;
}

/** What a file `test/bench/*.bench.ts` exports. Each is run in a process of its own. */
export interface Bench {
  readonly name: string;
  readonly bench: () => Promise<readonly Measure[]>;
}
