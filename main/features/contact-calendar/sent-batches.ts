import { setImmediate as breathe } from 'node:timers/promises';
import type { KeptList } from '../../database/replica/shared/kept-list.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import type { sendBatch } from './kinds.ts';
import { unpackPeople } from './pack-people.ts';

export type BatchList = KeptList<ReturnType<typeof sendBatch.fields.parse>>;

/** One batch of a send; people by the numbers that SentBatches gives them. */
export interface SentBatch {
  readonly send: string;
  readonly day: number;
  readonly people: Uint32Array;
}

export interface SentBatches {
  /** The batches of these days, both included. The thread is given back between two that are read for the first time. */
  within(from: number, to: number): Promise<SentBatch[]>;
  /** The number of a person; undefined for one who was never sent anything in the days asked for so far. */
  numberOf(person: string): number | undefined;
  /** How many people have a number. */
  known(): number;
}

/** Who was sent what, read once from its batches and kept: a batch never changes. */
export function openSentBatches(batches: BatchList): SentBatches {
  const numbers = new Map<string, number>();
  const read = new Map<string, Uint32Array>();

  function numbered(packed: string): Uint32Array {
    const people = unpackPeople(packed) ?? [];
    return Uint32Array.from(people, (person) => {
      const known = numbers.get(person);
      if (known !== undefined) return known;
      numbers.set(person, numbers.size);
      return numbers.size - 1;
    });
  }

  return {
    async within(from, to) {
      const found: SentBatch[] = [];
      const kept = new Set<string>();
      for (const { id, fields } of batches.list()) {
        kept.add(id);
        const day = dayNumber(fields.day);
        if (day === undefined || day < from || day > to) continue;
        let people = read.get(id);
        if (people === undefined) {
          people = numbered(fields.people);
          read.set(id, people);
          await breathe();
        }
        found.push({ send: fields.send, day, people });
      }
      for (const id of read.keys()) if (!kept.has(id)) read.delete(id);
      return found;
    },
    numberOf: (person) => numbers.get(person),
    known: () => numbers.size,
  };
}
