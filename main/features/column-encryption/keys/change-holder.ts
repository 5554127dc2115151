import { refusal } from '../../../shared/refusal.ts';
import type { DataKeysDeps } from './deps.ts';
import { giveTo, type Holding, holdingsOf, takeFrom } from './holders.ts';
import type { KeyBook, Wrap } from './key-book.ts';
import type { MadeKey } from './make-key.ts';

type Room = { readonly book: KeyBook; readonly deps: Pick<DataKeysDeps, 'team' | 'clock'> };

/** Gives every key of a column to a volunteer, or takes them from her. Refuses NOT_A_MEMBER, LAST_HOLDER. */
export async function changeHolder(
  room: Room,
  line: readonly MadeKey[],
  volunteer: string,
  deed: 'add' | 'remove',
): Promise<void> {
  const wraps: Wrap[] = [];
  const gone: string[] = [];
  for (const made of line) {
    if (deed === 'add') wraps.push(...(await given(room, made, volunteer)));
    else {
      wraps.push(...taken(room, made, volunteer));
      gone.push(...copiesFor(room, made, volunteer));
    }
  }
  room.book.together(() => {
    for (const id of gone) room.book.dropWrap(id);
    for (const wrap of wraps) room.book.keepWrap(wrap);
  });
}

async function given({ book, deps }: Room, { key, pair }: MadeKey, volunteer: string): Promise<Wrap[]> {
  const member = deps.team.members().find(({ id }) => id === volunteer);
  if (!member || key.own) throw refusal('NOT_A_MEMBER');
  const held = holdingsOf(book.wraps(key.id), pair);
  const word = held.find(({ holder, box }) => holder === volunteer && box === member.box);
  if (word?.given) return [];
  return [await giveTo(key, pair, { holder: volunteer, box: member.box }, deps.team.me, after(deps, held, volunteer))];
}

function taken({ book, deps }: Room, { key, pair }: MadeKey, volunteer: string): Wrap[] {
  if (key.own) throw refusal('LAST_HOLDER');
  const { team } = deps;
  const held = holdingsOf(book.wraps(key.id), pair);
  const belong = new Set(team.members().map(({ id }) => id));
  const others = held.filter(({ holder, given: has }) => has && holder !== volunteer && belong.has(holder));
  if (others.length === 0) throw refusal('LAST_HOLDER');
  return held
    .filter(({ holder, given: has }) => holder === volunteer && has)
    .map((one) => takeFrom(key, pair, one, team.me, after(deps, held, volunteer)));
}

/** Copies that were wrapped for her, of whoever's hand. */
const copiesFor = ({ book }: Room, { key }: MadeKey, volunteer: string) =>
  book
    .wraps(key.id)
    .filter(({ holder, wrapped }) => holder === volunteer && wrapped !== '')
    .map(({ id }) => id);

/** Now, and in any case later than the last word on her: clocks of laptops differ. */
function after({ clock }: Room['deps'], held: readonly Holding[], volunteer: string): string {
  const last = held.filter(({ holder }) => holder === volunteer).map(({ at }) => Date.parse(at) + 1);
  return new Date(Math.max(clock().getTime(), ...last)).toISOString();
}
