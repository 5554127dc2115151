import type { Database } from 'better-sqlite3';
import { heldUp } from '../../../database/journal/delivery-law.ts';
import type { DeliveryAnswer, DeliveryCaps, Journal } from '../../../database/journal/journal.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { DeviceId } from '../../../sync/operation.ts';

/** Who may send a message, once in the world and within the caps: the journal of a team, or the replica of who is alone. */
export interface Turn {
  /** For ever; asked again by the same holder it answers the same, with how long ago it was. */
  take(subject: string, caps: DeliveryCaps): Promise<DeliveryAnswer>;
  /** Nothing left with it: it counts no more, where that can be undone. */
  giveBack(subject: string): void;
}

/** Turns in the journal. What is taken there stays. */
export function journalTurn(journal: Pick<Journal, 'takeDelivery'>, device: DeviceId, token: string): Turn {
  return { take: (subject, caps) => journal.takeDelivery(subject, device, token, caps), giveBack() {} };
}

/** Turns in the replica, by the same law and by the clock of this laptop. */
export function localTurn(db: Database, clock: Clock, token: string): Turn {
  const held = db.prepare<[string], { token: string; at: number }>(
    'SELECT token, at FROM delivery_turn WHERE subject = ?',
  );
  const last = db.prepare<[], { number: number; at: number }>(
    'SELECT number, at FROM delivery_turn ORDER BY number DESC LIMIT 1',
  );
  const at = db.prepare<[number], number>('SELECT at FROM delivery_turn WHERE number = ?').pluck();
  const insert = db.prepare('INSERT INTO delivery_turn (number, subject, token, at) VALUES (?, ?, ?, ?)');
  // Times to come are those of a clock that was wrong: counted as now, they are in the way for an hour at most.
  const settle = db.prepare('UPDATE delivery_turn SET at = @now WHERE at > @now');
  const undo = db.prepare(
    'DELETE FROM delivery_turn WHERE subject = ? AND token = ? AND number = (SELECT MAX(number) FROM delivery_turn)',
  );

  const take = db.transaction((subject: string, caps: DeliveryCaps): DeliveryAnswer => {
    const now = clock().getTime();
    const found = held.get(subject);
    if (found) {
      if (found.token !== token) return { kind: 'theirs' };
      return { kind: 'ours', secondsAgo: Math.max(0, now - found.at) / 1000 };
    }
    settle.run({ now });
    const before = last.get();
    const number = (before?.number ?? 0) + 1;
    const back = { hourBack: at.get(number - caps.perHour), dayBack: at.get(number - caps.perDay) };
    const full = heldUp(caps, { last: before?.at, ...back }, now);
    if (full) return full;
    insert.run(number, subject, token, now);
    return { kind: 'ours', secondsAgo: 0 };
  });

  return {
    take: async (subject, caps) => take.immediate(subject, caps),
    giveBack: (subject) => void undo.run(subject, token),
  };
}
