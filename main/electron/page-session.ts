import { protocol, type Session, session } from 'electron';
import { readPageFile } from '../shared/page-file.ts';
import { newNonce, securityHeaders, withNonce } from '../shared/page-security.ts';

const scheme = 'app';
const host = 'main';

/** The address of our page; its origin is app://main. */
export const pageAddress = `${scheme}://${host}/`;

/** Whether an address is one of our own page. Compared in parts: "app://main.example" begins alike. */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host;
}

/** Gives app:// the standing of https: an origin of its own, a secure context, fetch. Only possible before `ready`. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * The session of our window: it lives in memory only (nothing of a screen is left on the disk), serves the built renderer
 * as app://main, refuses every permission but writing to the clipboard, and reaches no network.
 */
export function openPageSession(pageFolder: string): Session {
  const ours = session.fromPartition('ouvadesk', { cache: false });
  ours.protocol.handle(scheme, (request) => servePage(pageFolder, request));
  refusePermissions(ours);
  ours.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !staysHere(details.url) });
  });
  ours.on('will-download', (event) => event.preventDefault());
  // Chromium would fetch its dictionaries from the network.
  ours.setSpellCheckerEnabled(false);
  return ours;
}

async function servePage(pageFolder: string, request: { readonly url: string; readonly method: string }) {
  const nonce = newNonce();
  const headers = securityHeaders(nonce);
  const url = URL.parse(request.url);
  if (request.method !== 'GET' || !url || !isOurPage(request.url)) return new Response(null, { status: 404, headers });
  const file = readPageFile(pageFolder, url.pathname);
  if (!file) return new Response(null, { status: 404, headers });
  const body = file.isPage ? withNonce(file.body.toString(), nonce) : new Uint8Array(file.body);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.type } });
}

/** Chromium asks twice: whether it may (check) and for what it may (request). Copying a row or a fingerprint is all we need. */
function refusePermissions(ours: Session): void {
  const allowed = 'clipboard-sanitized-write';
  ours.setPermissionCheckHandler((_contents, permission, origin) => permission === allowed && isOurPage(origin));
  ours.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(permission === allowed && isOurPage(details.requestingUrl));
  });
  ours.setDevicePermissionHandler(() => false);
}

/** Whether a request stays within the application (devtools only exist in development). */
function staysHere(address: string): boolean {
  return isOurPage(address) || /^(devtools|data|blob):/.test(address);
}
