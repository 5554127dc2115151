import Database from 'better-sqlite3';
import { team } from '../../../main/database/replica/migrations/0070-team.ts';
import type { Journals } from '../../../main/features/volunteers/journals.ts';
import { openVolunteers, type Volunteers } from '../../../main/features/volunteers/volunteers.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { TeamState } from '../../../preload/contract/volunteers.ts';

export const place = { connectionId: 'c1', database: 'ouvadesk' };
export const founding = { ...place, team: 'Ouvaton', name: 'Ada', install: true };

const profile: Profile = {
  id: 'c1',
  name: 'Ouvadmin',
  target: {
    kind: 'server',
    route: { kind: 'direct', host: 'sql.ouvaton.coop', port: 3306, tls: { kind: 'system' } },
    user: 'ada_login',
    database: 'ouvadmin',
  },
  held: ['databasePassword'],
  keptIn: 'vault',
};

let made = 0;

/** One laptop: a vault of its own, and the journal it shares with others. */
export interface Laptop extends Volunteers {
  /** A member's state; fails in any other. */
  member(): Promise<Extract<TeamState, { kind: 'member' }>>;
  awaiting(): Promise<Extract<TeamState, { kind: 'awaiting-admission' }>>;
  contact(): ReturnType<Volunteers['refresh']>;
  /** The same vault, opened again; `saveTo` is what its dialogs answer. */
  reopened(saveTo?: string): Laptop;
  readonly id: string;
  readonly db: Database.Database;
}

export const time = { now: Date.parse('2026-11-24T10:00:00.000Z') };

export function laptop(journals: Journals, connectionId = place.connectionId): Laptop {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  team.up(db);
  made += 1;
  return open(journals, db, `0199f3a0-0000-7000-8000-${String(made).padStart(12, '0')}`, connectionId);
}

function open(journals: Journals, db: Laptop['db'], volunteer: string, connectionId: string, saveTo?: string): Laptop {
  const clock = () => new Date(time.now);
  const target = saveTo === undefined ? undefined : { path: saveTo };
  const shell = { chooseSaveTarget: async () => target, abandonSaveTarget: async () => {} };
  const volunteers = openVolunteers({ db, clock, volunteer, journals, profile: () => profile, shell });
  const of =
    <Kind extends TeamState['kind']>(kind: Kind) =>
    async () => {
      const state = await volunteers.state();
      if (state.kind !== kind) throw new Error(`${state.kind}, not ${kind}`);
      return state as Extract<TeamState, { kind: Kind }>;
    };
  return Object.assign(volunteers, {
    member: of('member'),
    awaiting: of('awaiting-admission'),
    async contact() {
      const journal = await journals.open(connectionId, volunteers.team()?.database ?? place.database);
      try {
        return await volunteers.refresh(journal);
      } finally {
        await journal.close();
      }
    },
    reopened: (file?: string) => open(journals, db, volunteer, connectionId, file),
    id: volunteer,
    db,
  });
}

/** Invited by one, asked by the other, approved: the other belongs. */
export async function bringIn(
  inviter: Laptop,
  newcomer: Laptop,
  name: string,
  role: 'administrator' | 'member' = 'member',
  connectionId = place.connectionId,
): Promise<void> {
  const { id, code } = await inviter.invite({ name, role, days: 7 });
  await newcomer.join({ text: code, connectionId, name });
  await inviter.contact();
  await inviter.approve(id, false);
  await newcomer.contact();
}
