import { app, shell, type WebContents } from 'electron';
import type { Log } from '../shared/log.ts';
import { isOurPage } from './page-session.ts';

/** Sites that our own screens link to: the sources of the policies (rules/policies.ts of password-campaigns), and the cooperative. */
const knownHosts: ReadonlySet<string> = new Set([
  'www.cnil.fr',
  'cyber.gouv.fr',
  'messervices.cyber.gouv.fr',
  'aide.monservicesecurise.cyber.gouv.fr',
  'www.legifrance.gouv.fr',
  'pages.nist.gov',
  'owasp.org',
  'cheatsheetseries.owasp.org',
  'github.com',
  'ouvaton.coop',
  'www.ouvaton.coop',
]);

/** Whether an address may be given to the system's browser: https, on a site we name, with nothing hidden in it. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:') return false;
  return url.username === '' && url.password === '' && url.port === '' && knownHosts.has(url.hostname);
}

/** Every page of the application, whatever window it is in, stays where it is and opens no window. */
export function refuseNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => fence(contents, log));
}

function fence(contents: WebContents, log: Log): void {
  const keepHere = (event: { readonly url: string; preventDefault(): void }) => {
    // Reloading our own page is a navigation too.
    if (isOurPage(event.url)) return;
    event.preventDefault();
    log.warn({ url: event.url }, 'navigation refused');
  };
  contents.on('will-navigate', keepHere);
  contents.on('will-frame-navigate', keepHere);
  contents.on('will-redirect', keepHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) setImmediate(() => void shell.openExternal(url));
    else log.warn({ url }, 'window refused');
    return { action: 'deny' };
  });
}
