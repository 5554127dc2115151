import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBatch, decodeOperations } from '../../main/sync/decode-operations.ts';
import { encodeOperations } from '../../main/sync/encode-operations.ts';
import { Damaged, NewerFormat } from '../../main/sync/failures.ts';
import type { Operation, Value } from '../../main/sync/operation.ts';
import { chanceOf, idOf, randomHistory, seed } from './histories.ts';

const uuids = fc.uuid({ version: 7 });
const values = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Value);
const names = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const wholes = fc.integer({ min: 0, max: 2 ** 48 });
const changes = fc.array(
  fc.oneof(
    fc.record({ field: names, value: values }),
    fc.record({ field: names, element: names, value: fc.boolean() }),
  ),
  { maxLength: 5 },
);
const operations = fc.array(
  fc.record({
    device: uuids,
    number: fc.integer({ min: 0, max: 2 ** 51 }),
    stamp: fc.record({ time: wholes, counter: wholes }),
    author: uuids,
    context: fc
      .dictionary(uuids, fc.integer({ min: 1, max: 2 ** 50 }), { maxKeys: 4 })
      .map((known) => new Map(Object.entries(known))),
    kind: names,
    version: fc.nat(),
    record: uuids,
    changes,
  }),
  { maxLength: 30 },
);
const written = randomHistory(chanceOf('codec', 0), 100).replicas[0]?.own ?? [];
const device = idOf(1, 0);

describe('operations as columns', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(operations, (list) => {
        expect(decodeOperations(encodeOperations(list))).toEqual(list);
      }),
      { seed },
    );
    expect(decodeBatch(encodeOperations(written), device, 1, written.length)).toEqual(written);
  });

  it('share one context object where they shared one', () => {
    const context = new Map([[idOf(1, 7), 3]]);
    const list = written.slice(0, 3).map((operation) => ({ ...operation, context }));
    const [one, two] = decodeOperations(encodeOperations(list));
    expect(one?.context).toBe(two?.context);
  });

  it('are refused whole wherever a byte is altered, cut off or added, and never read as something else than operations', () => {
    const bytes = encodeOperations(written);
    const alterations = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7), cut: fc.boolean() });
    fc.assert(
      fc.property(alterations, ({ at, bit, cut }) => {
        const altered = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
        if (!cut) altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        expectRefusedOrRead(altered);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('are refused whatever else the bytes are, inflated or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectRefusedOrRead(Buffer.from(bytes));
        expectRefusedOrRead(Buffer.concat([Buffer.of(1), deflateRawSync(bytes)]));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('are refused where they would inflate beyond bounds', () => {
    const bomb = Buffer.concat([Buffer.of(1), deflateRawSync(Buffer.alloc(40 * 1_024 * 1_024))]);
    expect(bomb.length).toBeLessThan(300_000);
    expect(() => decodeOperations(bomb)).toThrow(Damaged);
  });

  it('of a newer format say so', () => {
    expect(() => decodeOperations(Buffer.of(2, 1, 2, 3))).toThrow(NewerFormat);
    expect(() => decodeOperations(Buffer.of())).toThrow(Damaged);
  });

  it('are no batch where device, numbers or contexts are not what they should be', () => {
    const count = written.length;
    const bytes = encodeOperations(written);
    expect(() => decodeBatch(bytes, idOf(1, 5), 1, count)).toThrow(Damaged);
    expect(() => decodeBatch(bytes, device, 2, count + 1)).toThrow(Damaged);
    expect(() => decodeBatch(bytes, device, 1, count - 1)).toThrow(Damaged);
    const selfish = written.map((operation) => ({ ...operation, context: new Map([[device, 1]]) }));
    expect(() => decodeBatch(encodeOperations(selfish), device, 1, count)).toThrow(Damaged);
  });

  it('refuse a value nested so deep that it could not be written again', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Value;
    expect(() => encodeOperations([{ ...(written[0] as Operation), changes: [{ field: 'x', value: deep }] }])).toThrow(
      RangeError,
    );
  });
});

/** What is read from altered bytes is at least of the right shape: the seal, not the codec, tells that it was altered. */
function expectRefusedOrRead(bytes: Buffer): void {
  try {
    for (const { device, number, record, stamp } of decodeOperations(bytes)) {
      expect(device).toMatch(/^[0-9a-f-]{36}$/);
      expect(record).toMatch(/^[0-9a-f-]{36}$/);
      expect(Number.isSafeInteger(number) && Number.isSafeInteger(stamp.time + stamp.counter)).toBe(true);
    }
  } catch (error) {
    expect(error instanceof Damaged || error instanceof NewerFormat).toBe(true);
  }
}
