import { openRandom, type Random } from '../../main/database/demonstration/random.ts';
import type { Change, Operation } from '../../main/sync/operation.ts';
import { seed } from '../shared/kills.ts';
import { openPureReplica, type PureReplica } from './pure-replica.ts';

/** How many random histories a run makes: few in every run, as many as OUVADESK_RUNS says where somebody looks for the rare one. */
export const runs = Number(process.env.OUVADESK_RUNS ?? 2);
export { seed };

const start = Date.parse('2026-11-24T10:00:00.000Z');
const records = Array.from({ length: 12 }, (_, at) => idOf(4, at));
const fields = ['state', 'name', 'note'] as const;

/** A UUIDv7 in form, told apart by two numbers. */
export function idOf(room: number, at: number): string {
  return `019b0000-000${room}-7000-8000-${String(at).padStart(12, '0')}`;
}

export interface History {
  readonly replicas: readonly PureReplica[];
  readonly operations: readonly Operation[];
}

/** Edits by three to five people whose clocks are off by hours or a year, and who hear of each other now and then. */
export function randomHistory(random: Random, editsEach: number): History {
  const replicas = Array.from({ length: 3 + random.int(3) }, (_, at) => openPureReplica(idOf(1, at), idOf(2, at)));
  const clocks = replicas.map(() => start + random.pick([0, 0, 7_200_000, -3_600_000, 365 * 86_400_000]));
  const heard = replicas.map(() => replicas.map(() => 0));
  const operations: Operation[] = [];
  while (operations.length < editsEach * replicas.length) {
    const at = random.int(replicas.length);
    const me = replicas[at];
    if (!me) continue;
    clocks[at] = (clocks[at] ?? 0) + random.int(3) * random.int(5_000);
    if (random.chance(0.05)) hear(at, random.int(replicas.length));
    else operations.push(me.edit(random.pick(records as [string, ...string[]]), changesOf(random), clocks[at] ?? 0));
  }

  /** One hears what another wrote since it last did, up to some point. */
  function hear(at: number, from: number): void {
    const seen = heard[at]?.[from] ?? 0;
    const own = replicas[from]?.own ?? [];
    if (at === from) return;
    const upTo = seen + random.int(own.length - seen + 1);
    for (const operation of own.slice(seen, upTo)) replicas[at]?.receive(operation, clocks[at] ?? 0);
    (heard[at] ?? [])[from] = upTo;
  }
  return { replicas, operations };
}

function changesOf(random: Random): Change[] {
  if (random.chance(0.1)) return [{ field: '$deleted', value: random.chance(0.5) }];
  if (random.chance(0.3)) return [{ field: 'tags', element: `tag ${random.int(4)}`, value: random.chance(0.6) }];
  const chosen = fields.filter(() => random.chance(0.5));
  return (chosen.length > 0 ? chosen : [fields[0]]).map((field) => ({ field, value: random.int(6) }));
}

/** The operations in another order, some of them more than once. */
export function shuffled(operations: readonly Operation[], random: Random): Operation[] {
  return operations
    .flatMap((operation) => (random.chance(0.15) ? [operation, operation] : [operation]))
    .map((operation) => ({ operation, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ operation }) => operation);
}

/** Cut into deliveries of random length. */
export function parted(operations: readonly Operation[], random: Random): Operation[][] {
  const parts: Operation[][] = [];
  for (let from = 0; from < operations.length; ) {
    const length = 1 + random.int(random.pick([3, 40, 400]));
    parts.push(operations.slice(from, from + length));
    from += length;
  }
  return parts;
}

export function chanceOf(name: string, run: number): Random {
  return openRandom(seed + run, name);
}
