import { pathToFileURL } from 'node:url';
import type { Bench, Measure } from './bench.ts';

/** Whether a measure keeps its target; one without a target always does. */
export function keepsTarget({ value, ratio, target }: Measure): boolean {
  return target === undefined || (ratio ?? value) <= target;
}

/** Three figures are enough for a measure. */
const rounded = (value: number) => Number(value.toPrecision(4));

/** The line of a measure: everything that was said about it, and whether it keeps its target. */
export function lineOf(bench: string, measure: Measure): string {
  const { name, value, ratio, ...rest } = measure;
  return JSON.stringify({
    name: name === undefined ? bench : `${bench}/${name}`,
    value: rounded(value),
    ...rest,
    ...(ratio === undefined ? {} : { ratio: rounded(ratio) }),
    ok: keepsTarget(measure),
  });
}

// Run by run.mjs: one benchmark, whose lines go to the parent. What it prints itself must not mix with them.
const file = process.argv[2];
if (process.send && file?.endsWith('.bench.ts')) {
  const { name, bench } = (await import(pathToFileURL(file).href)) as Bench;
  for (const measure of await bench()) process.send(lineOf(name, measure));
  process.disconnect();
}
