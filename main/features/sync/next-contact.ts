const second = 1000;
/** An edit goes out once the hand has rested this long. */
const rest = 2 * second;
/** How often to look for others' edits when nothing happens here. */
const regular = 300 * second;
/** After a first failure; three times longer after each further one, up to the regular pace. */
const firstRetry = 5 * second;

/** All times in milliseconds since 1970. */
export interface Situation {
  /** Somebody asked, the laptop woke, or the network is back. */
  readonly asked: boolean;
  /** When the last contact ended; undefined before the first. */
  readonly lastEnd: number | undefined;
  /** Contacts that failed since the last that did not. */
  readonly failures: number;
  /** When the last edit was made that is not in the journal yet. */
  readonly lastUnsentEdit: number | undefined;
}

/** When the journal is to be contacted next; what is in the past means now. */
export function nextContact({ asked, lastEnd, failures, lastUnsentEdit }: Situation): number {
  if (asked || lastEnd === undefined) return 0;
  if (failures > 0) return lastEnd + Math.min(regular, firstRetry * 3 ** (failures - 1));
  const idle = lastEnd + regular;
  return lastUnsentEdit === undefined ? idle : Math.min(idle, lastUnsentEdit + rest);
}
