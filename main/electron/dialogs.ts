import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import type { ShellPowers } from '../shared/powers.ts';
import type { ShellWords } from './words.ts';

/** What the desktop shell does for the features: it asks by native dialogs. */
export function desktopPowers(window: () => BrowserWindow | undefined, words: () => Promise<ShellWords>): ShellPowers {
  return {
    kind: 'desktop',
    async chooseSaveTarget(suggestedName) {
      const { save } = await words();
      const extension = extname(suggestedName).slice(1);
      const options: SaveDialogOptions = {
        title: save.title,
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: [{ name: save.kinds[extension] ?? extension, extensions: [extension] }],
        // The list of recent documents is no place for the personal data of members.
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      };
      const over = window();
      const { canceled, filePath } = await (over
        ? dialog.showSaveDialog(over, options)
        : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? undefined : { path: filePath };
    },
    // An export appears under its name only when whole: there is nothing to take away.
    abandonSaveTarget: async () => {},
  };
}
