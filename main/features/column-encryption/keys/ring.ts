import type { KeyHolder, KeyRing, KeysOfColumn } from '../../../../preload/contract/column-encryption.ts';
import type { MayContract } from './data-keys.ts';
import type { DataKeysDeps } from './deps.ts';
import { type Holding, holdingsOf, recoveryHolder } from './holders.ts';
import type { KeyBook, KnownKey } from './key-book.ts';
import { demonstration } from './mend-holders.ts';
import type { KeyOpener } from './open-keys.ts';

/** Days that a key that encrypts is in use at most: NIST SP 800-57 part 1 rev. 5, 5.3.6.6, recommends up to two years. */
const oldAfter = 730;

interface RingRoom {
  readonly book: KeyBook;
  readonly opener: KeyOpener;
  readonly deps: Pick<DataKeysDeps, 'team' | 'clock' | 'author'>;
  readonly currentOf: (plan: string) => Promise<KnownKey | undefined>;
  readonly mayContract: (plan: string) => Promise<MayContract>;
}

/** Who can read what, as the screen shows it: numbers, names and dates, no key. */
export async function ringOf(room: RingRoom, source: string): Promise<KeyRing> {
  const { book, deps } = room;
  const { team } = deps;
  const plans = new Set(
    book
      .all()
      .filter((key) => key.source === source && key.retiredAt === '')
      .map(({ plan }) => plan),
  );
  const columns: KeysOfColumn[] = [];
  for (const plan of plans) columns.push(...(await columnOf(room, plan)));
  const recovery = source === demonstration ? undefined : team.recovery();
  const proven = await Promise.all(columns.map(({ planId }) => room.mayContract(planId)));
  const rehearsed = recovery?.lastRehearsalAt !== undefined && proven.every((answer) => answer === 'yes');
  const alone = [{ id: team.me, name: deps.author(), me: true }];
  const members = team.members().map(({ id, name }) => ({ id, name, me: id === team.me }));
  return {
    columns,
    volunteers: source === demonstration || members.length === 0 ? alone : members,
    standing: source === demonstration ? 'demonstration' : team.standing(),
    recovery: recovery ? (rehearsed ? 'rehearsed' : 'not-rehearsed') : 'none',
    ...(recovery?.lastRehearsalAt === undefined ? {} : { rehearsedAt: recovery.lastRehearsalAt }),
  };
}

async function columnOf(room: RingRoom, plan: string): Promise<KeysOfColumn[]> {
  const { book, opener, deps } = room;
  const current = await room.currentOf(plan);
  if (!current) return [];
  const pair = await opener.open(current);
  const held = current.own ? ownHolding(current, deps.team.me) : holdingsOf(book.wraps(current.id), pair);
  const rotate = whyRotate(current, held, deps);
  const refusedCopies = book.altered(plan) + opener.wrongIn(plan);
  return [
    {
      ...{ planId: plan, table: current.table, column: current.column, readable: pair !== undefined },
      keys: book
        .of(plan)
        .filter(({ retiredAt, root }) => retiredAt === '' && root === current.root)
        .map(({ number, madeAt, by, id }) => ({
          ...{ number, madeAt, current: id === current.id },
          by: nameOf(by, deps),
        })),
      holders: held.flatMap((one) => holderOf(one, deps, current.own !== undefined)).sort(bySince),
      ...(rotate ? { rotate } : {}),
      ...(refusedCopies > 0 ? { refusedCopies } : {}),
    },
  ];
}

const ownHolding = ({ madeAt }: KnownKey, me: string): Holding[] => [
  { holder: me, box: '', since: madeAt, at: madeAt, given: true },
];

function nameOf(volunteer: string, { team, author }: RingRoom['deps']): string {
  return team.nameOf(volunteer) ?? (volunteer === team.me ? author() : '');
}

function holderOf({ holder, box, since, given }: Holding, deps: RingRoom['deps'], own: boolean): KeyHolder[] {
  const { team } = deps;
  if (!given) return [];
  if (holder === recoveryHolder)
    return box === team.recovery()?.box ? [{ kind: 'recovery', id: holder, name: '', since, left: false }] : [];
  const left = !own && !team.members().some((member) => member.id === holder && member.box === box);
  return [{ kind: 'volunteer', id: holder, name: nameOf(holder, deps), since, left }];
}

function bySince(a: KeyHolder, b: KeyHolder): number {
  return a.since === b.since ? a.name.localeCompare(b.name, 'fr') : a.since < b.since ? -1 : 1;
}

/** Whoever had the key and left, or from whom it was taken, has read it. */
function whyRotate(
  current: KnownKey,
  held: readonly Holding[],
  { team, clock }: RingRoom['deps'],
): KeysOfColumn['rotate'] {
  if (!current.own && team.standing() === 'team') {
    const belongs = (id: string) => team.members().some((member) => member.id === id);
    if (held.some(({ holder, given }) => holder !== recoveryHolder && (!given || !belongs(holder))))
      return 'holder-left';
  }
  return clock().getTime() - Date.parse(current.madeAt) > oldAfter * 86_400_000 ? 'old' : undefined;
}
