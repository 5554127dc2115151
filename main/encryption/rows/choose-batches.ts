import type { Server } from '../../database/ouvadmin/column-door.ts';

/** How rows are taken. */
export interface Batches {
  /** In one statement that writes. */
  readonly rows: number;
  /** Such statements at a time. */
  readonly lanes: number;
  /** Rows, and bytes of clear values, that are read at once. */
  readonly page: number;
  readonly bytes: number;
}

/**
 * Chosen by the way to the server. Far from it the way costs more than the work, so that much must travel at once (measured:
 * column-encryption.md). Near it a batch of 2,000 is quicker than one of 250, but holds its rows for so long that the
 * application's writers feel it: how much less with 250 is not settled (test/bench/column-encrypt.bench.ts). Two of the door's eight connections are left to the reader and to whoever holds the claim.
 */
export function chooseBatches({ dialect, roundTrip, packet }: Server): Batches {
  // In hexadecimal, with the key, the guard and the blind index beside it; four pages are in memory at a time.
  const bytes = Math.max(64_000, Math.min(4_000_000, Math.floor(packet / 4)));
  if (dialect === 'sqlite') return { rows: 1_000, lanes: 1, page: 1_000, bytes };
  // A way of a millisecond is as good as none.
  const far = Math.max(0, Math.min(1, (roundTrip - 1) / 39));
  const rows = Math.round(250 + 9_750 * far);
  return { rows, lanes: Math.round(2 + 4 * far), page: Math.max(2_000, rows), bytes };
}
