import { app, dialog, shell } from 'electron';
import type { Claim } from '../shared/only-instance.ts';
import { wordsFor } from './words.ts';

/** Another Ouvadesk has the data folder: goes to it if it can be reached, says so otherwise, and quits. */
export async function leaveTo(claim: Exclude<Claim, { kind: 'only' }>): Promise<void> {
  const { taken } = wordsFor(app.getLocale());
  const address = claim.kind === 'taken' ? claim.by.address : undefined;
  if (address !== undefined && isOnThisComputer(address)) {
    await shell.openExternal(address);
  } else if (claim.kind === 'silent' || claim.by.shell === 'browser') {
    dialog.showErrorBox(taken.title, taken.sentence);
  }
  app.quit();
}

/** The application could not be opened: says where the cause is written, and quits. */
export function leaveFailed(logFolder: string): void {
  const { failed } = wordsFor(app.getLocale());
  dialog.showErrorBox(failed.title, failed.sentence(logFolder));
  app.exit(1);
}

/** The address of a browser shell, and of nothing else: it came out of a socket. */
function isOnThisComputer(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'http:' && url.hostname === '127.0.0.1' && url.username === '';
}
