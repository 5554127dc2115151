import type { IncomingMessage } from 'node:http';
import type { Clock } from '../shared/clock.ts';
import { openSession, type Session } from './session.ts';
import { openTickets } from './ticket.ts';

/** What the browser shell asks of whoever knocks. Statuses are those of HTTP; undefined lets in. */
export interface Door {
  /** Before anything else: is it our own address that is asked, and no page of another origin that asks? */
  turnsAway(request: IncomingMessage): 403 | 421 | undefined;
  /** For everything but the ticket: our own page, in the browser that holds the session. */
  knows(request: IncomingMessage): boolean;
  /** For the WebSocket: as above, and it must say its origin. */
  knowsCaller(request: IncomingMessage): boolean;
  issueTicket(): string;
  /** The Set-Cookie header of a new session, if the ticket is worth one. */
  redeem(ticket: string): string | undefined;
}

/** The door of the shell that listens on a port, known once it listens. */
export function openDoor(clock: Clock, port: () => number): Door {
  const tickets = openTickets(clock);
  const session: Session = openSession();
  const ourOrigin = () => `http://127.0.0.1:${port()}`;

  function knows(request: IncomingMessage): boolean {
    return !fromElsewhere(request) && session.holds(request.headers.cookie, port());
  }

  return {
    turnsAway(request) {
      // A page of another name that was made to point to this computer (DNS rebinding) still says its own name here.
      if (request.headers.host !== `127.0.0.1:${port()}`) return 421;
      const { origin } = request.headers;
      return origin === undefined || origin === ourOrigin() ? undefined : 403;
    },
    knows,
    knowsCaller: (request) => request.headers.origin === ourOrigin() && knows(request),
    issueTicket: tickets.issue,
    redeem: (ticket) => (tickets.redeem(ticket) ? session.begin(port()) : undefined),
  };
}

/** Whether the browser says that a page of another origin, be it another port of this computer, is behind a request. */
export function fromElsewhere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
