type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** The first rows, and all of them from the beginning; the source is read once, and closed when the reading is left early. */
export async function peek<Row>(rows: Rows<Row>, count: number): Promise<{ first: Row[]; rows: Rows<Row> }> {
  const first: Row[] = [];
  if (Symbol.asyncIterator in rows) {
    const source = rows[Symbol.asyncIterator]();
    for (let next = await readOne(source, first, count); next; next = await readOne(source, first, count));
    return { first, rows: restAsync(first, source) };
  }
  const source = rows[Symbol.iterator]();
  while (first.length < count) {
    const next = source.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, rows: rest(first, source) };
}

async function readOne<Row>(source: AsyncIterator<Row>, into: Row[], count: number): Promise<boolean> {
  if (into.length >= count) return false;
  const next = await source.next();
  if (!next.done) into.push(next.value);
  return !next.done;
}

function* rest<Row>(first: readonly Row[], source: Iterator<Row>): Generator<Row> {
  try {
    yield* first;
    for (let next = source.next(); !next.done; next = source.next()) yield next.value;
  } finally {
    source.return?.();
  }
}

async function* restAsync<Row>(first: readonly Row[], source: AsyncIterator<Row>): AsyncGenerator<Row> {
  try {
    yield* first;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
