/**
 * Does a deed for each item, at most `lanes` at a time, and yields each result when it is there. The next item is asked for
 * when a lane is free. At a failure, or when the loop is left, no further item is taken, and those under way are waited for.
 */
export async function* runLanes<Item, Result>(
  items: AsyncIterable<Item>,
  lanes: number,
  deed: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const source = items[Symbol.asyncIterator]();
  const running = new Set<Promise<void>>();
  const results: Result[] = [];
  const failures: unknown[] = [];
  const start = (item: Item) => {
    const run = deed(item)
      .then(
        (result) => void results.push(result),
        (error) => void failures.push(error),
      )
      .finally(() => running.delete(run));
    running.add(run);
  };
  const ask = () => {
    const asked = source.next();
    // It may fail while no lane is free to hear it.
    asked.catch(() => {});
    return asked;
  };
  let next: Promise<IteratorResult<Item>> | undefined = ask();
  try {
    while (next || running.size > 0) {
      const free: boolean = running.size < lanes;
      const done: Promise<undefined>[] = [...running].map((run) => run.then(() => undefined));
      const came: IteratorResult<Item> | undefined = await Promise.race(free && next ? [next, ...done] : done);
      if (failures.length > 0) throw failures[0];
      if (came) {
        if (!came.done) start(came.value);
        next = came.done ? undefined : ask();
      }
      for (const result of results.splice(0)) yield result;
    }
    if (failures.length > 0) throw failures[0];
    for (const result of results.splice(0)) yield result;
  } finally {
    await Promise.allSettled(running);
    await source.return?.().catch(() => {});
  }
}
