import { app, dialog, shell } from 'electron';
import type { Claim } from '../shared/only-instance.ts';
import { wordsFor } from './words.ts';

/** Another Ouvadesk has the data folder: goes to it if it can be reached, says so otherwise, and quits. */
export async function leaveTo(claim: Exclude<Claim, { kind: 'only' }>): Promise<void> {
  const { taken } = wordsFor(app.getLocale());
  // An address of our own making, from our own data folder: the browser shell on this computer.
  if (claim.kind === 'taken' && claim.by.address?.startsWith('http://127.0.0.1:')) {
    await shell.openExternal(claim.by.address);
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
