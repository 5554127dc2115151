import type { Server } from '../../database/ouvadmin/column-door.ts';

/** How rows are taken: so many in one statement, so many statements at a time, so many bytes of clear values read at once. */
export interface Batches {
  readonly rows: number;
  readonly lanes: number;
  readonly bytes: number;
}

/**
 * Chosen by the way to the server. Near it small batches do: each holds its rows only as long as one statement takes, and
 * the application's writers hardly meet it. Far from it the way costs more than the work, so that more must travel at once
 * (measured: column-encryption.md). Two of the door's eight connections are left to the reader and to whoever holds the claim.
 */
export function chooseBatches({ dialect, roundTrip, packet }: Server): Batches {
  // In hexadecimal, with the key, the guard and the blind index beside it; four pages are in memory at a time.
  const bytes = Math.max(64_000, Math.min(4_000_000, Math.floor(packet / 4)));
  if (dialect === 'sqlite') return { rows: 1_000, lanes: 1, bytes };
  const far = Math.min(1, roundTrip / 40);
  return { rows: Math.round(2_000 + 8_000 * far), lanes: Math.round(2 + 4 * far), bytes };
}
