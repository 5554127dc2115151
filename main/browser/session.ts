import { newToken, sameToken } from './token.ts';

export interface Session {
  /** Begins a session, which ends the one before it. Gives the Set-Cookie header. */
  begin(port: number): string;
  /** Whether a Cookie header belongs to the session. */
  holds(cookieHeader: string | undefined, port: number): boolean;
}

/**
 * The one session of the browser shell. There is one only: should somebody else on this computer have caught the one-time
 * address first, the volunteer's next address throws them out.
 */
export function openSession(): Session {
  let token: string | undefined;
  return {
    begin(port) {
      token = newToken();
      // No Secure: the page comes over HTTP from this computer. No Max-Age: it ends with the browser.
      return `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`;
    },
    holds(cookieHeader, port) {
      if (token === undefined || cookieHeader === undefined) return false;
      const given = cookieHeader
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${cookieName(port)}=`));
      // Two cookies of one name: somebody planted one. None is believed.
      const [only] = given;
      return given.length === 1 && only !== undefined && sameToken(only.slice(cookieName(port).length + 1), token);
    },
  };
}

/** Browsers send a cookie to every port of a host: the name keeps two Ouvadesks apart. */
function cookieName(port: number): string {
  return `ouvadesk-${port}`;
}
