import type { Clock } from '../shared/clock.ts';
import { newToken, sameToken } from './token.ts';

/** Milliseconds: enough for a slow browser to start, too short to be found later in a terminal or a history. */
export const ticketLife = 5 * 60_000;

export interface Tickets {
  /** A new ticket; the one before it is worth nothing any more. */
  issue(): string;
  /** Whether the ticket lets in, which it does once. */
  redeem(ticket: string): boolean;
}

/** The one-time key of the browser shell's door: at most one is valid at a time. */
export function openTickets(clock: Clock): Tickets {
  let valid: { ticket: string; until: number } | undefined;
  return {
    issue() {
      valid = { ticket: newToken(), until: clock().getTime() + ticketLife };
      return valid.ticket;
    },
    redeem(ticket) {
      if (!valid || !sameToken(ticket, valid.ticket)) return false;
      const inTime = clock().getTime() < valid.until;
      valid = undefined;
      return inTime;
    },
  };
}
