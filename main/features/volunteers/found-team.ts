import { v7 } from 'uuid';
import type { Journal } from '../../database/journal/journal.ts';
import { journalSql } from '../../database/journal/journal-sql.ts';
import { verifyChain } from '../../keys/chain.ts';
import { recipientLabel, wrapKeys } from '../../keys/epoch-key.ts';
import type { Person, SealedStatement } from '../../keys/statement.ts';
import { foundTeam } from '../../keys/write-statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { asRefusal, atJournal } from './journals.ts';
import type { StoredTeam } from './store.ts';
import { candidatesOf, type TeamRoom } from './team-room.ts';

export interface FoundingOrder {
  readonly connectionId: string;
  readonly database: string;
  readonly team: string;
  readonly name: string;
  readonly install: boolean;
}

/** The installation, ready to be read or handed over; nothing in it is run here. */
export const installationSql = (database: string): string[] => journalSql(database).map(({ sql }) => `${sql};`);

/**
 * Founds the team of this vault. Refusals: ALREADY_IN_TEAM, TEAM_EXISTS, JOURNAL_RIGHT_MISSING, CANNOT_REACH, JOURNAL_ABSENT,
 * JOURNAL_NEWER. A founding that was cut before its answer came is finished by the next try.
 */
export async function found(room: TeamRoom, order: FoundingOrder): Promise<void> {
  const begun = room.team();
  if (begun && begun.standing.kind !== 'founding') throw refusal('ALREADY_IN_TEAM');
  if (order.install) await install(room, order);
  await atJournal(room.journals, order, async (journal) => {
    const [there] = await journal.statements(0);
    if (begun && there && isOurs(room, there)) return adopt(room, begun);
    if (begun) room.forget();
    if (there) throw refusal('TEAM_EXISTS');
    await begin(room, journal, order);
  });
}

async function begin(room: TeamRoom, journal: Journal, order: FoundingOrder): Promise<void> {
  const keys = await room.publicKeys();
  const founder: Person = { id: room.me, name: order.name, ...keys };
  const { row, root, key } = foundTeam(v7(), order.team, founder, room.now(), room.identity());
  const team: StoredTeam = {
    ...{ id: root.team, name: order.team, root: root.hash, connectionId: order.connectionId, database: order.database },
    standing: { kind: 'founding' },
  };
  // Kept before it is sent: if the answer is lost on the way, this laptop still has the only key.
  room.store.keepVerified(team, [row], new Map([[1, key]]));
  room.keep(team);
  const wrapped = await wrapKeys(root.team, new Map([[1, key]]), keys.box);
  const added = await journal.addStatement(row, [{ epoch: 1, recipient: recipientLabel(keys.box), wrapped }]);
  if (!added) {
    room.forget();
    throw refusal('TEAM_EXISTS');
  }
  adopt(room, team);
}

function adopt(room: TeamRoom, team: StoredTeam): void {
  const rows = room.store.statements();
  const { chain } = verifyChain(rows, candidatesOf(room.store.keys()), { team: team.id, hash: team.root });
  if (!chain) throw new Error('What this laptop founded does not verify.');
  room.accept({ ...team, standing: { kind: 'member' } }, chain, rows);
}

function isOurs(room: TeamRoom, { sealed }: SealedStatement): boolean {
  const [ours] = room.store.statements();
  return ours !== undefined && Buffer.compare(ours.sealed, sealed) === 0;
}

async function install({ journals }: TeamRoom, { connectionId, database }: FoundingOrder): Promise<void> {
  try {
    for await (const { statement, outcome, problem } of journals.install(connectionId, database)) {
      if (outcome !== 'refused') continue;
      const said = problem?.facts.said ?? problem?.facts.right ?? problem?.code ?? '';
      throw refusal('JOURNAL_RIGHT_MISSING', { statement: statement.sql, said });
    }
  } catch (error) {
    throw asRefusal(error);
  }
}
