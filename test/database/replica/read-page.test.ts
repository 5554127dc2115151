import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PageQuery } from '../../../main/database/replica/page-query.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { newReplica } from './new-replica.ts';

interface Entry {
  number: number;
  text: string;
  kind: number;
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '\n', '😀'), maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), minLength: 1, maxLength: 2 });
const entries = fc.array(fc.record({ text, kind: fc.integer({ min: 0, max: 2 }) }), { maxLength: 40 });
const questions = fc.array(
  fc.record({
    words: fc.array(word, { maxLength: 3 }),
    kind: fc.constantFrom(null, 1),
    falling: fc.boolean(),
    offset: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 1, maxLength: 12 },
);
type Asked = (typeof questions extends fc.Arbitrary<infer List> ? List : never) extends (infer One)[] ? One : never;

let replica: Replica;
let key = 0;

beforeEach(async () => {
  replica = await newReplica();
  replica.db.exec('CREATE TABLE entry (number INTEGER PRIMARY KEY, text TEXT NOT NULL, kind INTEGER NOT NULL)');
});

function write(list: readonly Omit<Entry, 'number'>[]): Entry[] {
  replica.db.exec('DELETE FROM entry');
  key += 1;
  return add(list.map((one, index) => ({ ...one, number: index + 1 })));
}

function add(list: Entry[]): Entry[] {
  const insert = replica.db.prepare('INSERT INTO entry VALUES ($number, $text, $kind)');
  replica.db.transaction(() => list.forEach((one) => void insert.run(one)))();
  return list;
}

function queryOf({ words, kind, falling, offset }: Asked): PageQuery {
  return {
    list: {
      sql: `SELECT number FROM entry WHERE $kind IS NULL OR kind = $kind ORDER BY kind, number ${falling ? 'DESC' : ''}`,
      parameters: { kind },
    },
    words,
    texts: {
      key: String(key),
      sql: 'SELECT number, text FROM entry WHERE number > $after ORDER BY number LIMIT $limit',
      parameters: {},
    },
    rows: {
      sql: 'SELECT number, text, kind FROM json_each($numbers) AS wanted JOIN entry ON number = wanted.value ORDER BY wanted.key',
      parameters: {},
    },
    offset,
    limit: 7,
  };
}

/** The same asked afresh, and told plainly. */
function expected(list: readonly Entry[], { words, kind, falling, offset }: Asked) {
  const found = list
    .filter((one) => (kind === null || one.kind === kind) && words.every((part) => one.text.includes(part)))
    .toSorted(
      (one, other) => one.kind - other.kind || (falling ? other.number - one.number : one.number - other.number),
    );
  return { total: found.length, rows: found.slice(offset, offset + 7) };
}

const plain: Asked = { words: [], kind: null, falling: false, offset: 0 };

describe('a page of a list that is searched', () => {
  it('is that of a fresh search, whatever was asked before', async () => {
    await fc.assert(
      fc.asyncProperty(entries, questions, async (written, asked) => {
        const list = write(written);
        for (const one of asked) expect(await replica.readPage(queryOf(one))).toEqual(expected(list, one));
      }),
      { numRuns: 60 },
    );
  });

  it('narrows as a word is typed and widens as it is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(entries, word, word, async (written, first, second) => {
        const list = write(written);
        const typed = `${first} ${second}`;
        const states = Array.from({ length: typed.length + 1 }, (_, end) => typed.slice(0, end));
        for (const state of [...states, ...states.toReversed()]) {
          const one = { ...plain, words: state.split(' ').filter(Boolean) };
          expect(await replica.readPage(queryOf(one))).toEqual(expected(list, one));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has what was written since, and no longer what has gone', async () => {
    const list = write([
      { text: 'ab', kind: 0 },
      { text: 'b', kind: 0 },
    ]);
    const asked = { ...plain, words: ['b'] };
    expect(await replica.readPage(queryOf(asked))).toMatchObject({ total: 2 });
    const more = add([{ number: 3, text: 'bb', kind: 0 }]);
    expect(await replica.readPage(queryOf(asked))).toEqual({ total: 3, rows: [...list, ...more] });
    replica.db.exec('DELETE FROM entry WHERE number = 1');
    expect(await replica.readPage(queryOf(asked))).toMatchObject({ total: 2 });
  });

  it('tells a wrong statement, and answers the next', async () => {
    write([{ text: 'a', kind: 0 }]);
    const query = queryOf(plain);
    await expect(replica.readPage({ ...query, rows: { sql: 'SELECT absent', parameters: {} } })).rejects.toThrow(
      'absent',
    );
    await expect(replica.readPage(query)).resolves.toMatchObject({ total: 1 });
  });
});

describe('the texts kept in memory', () => {
  const threads = () => (process.report.getReport() as unknown as { workers: unknown[] }).workers.length;

  it('go with the thread when the replica is closed', async () => {
    write([{ text: 'a', kind: 0 }]);
    const before = threads();
    await replica.readPage(queryOf({ ...plain, words: ['a'] }));
    await replica.close();
    expect(threads()).toBe(before - 1);
  });
});
