import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
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
        title: save.titles[extension] ?? save.title,
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
    async chooseOpenSource(extension, { also = [], several = false } = {}) {
      const { open } = await words();
      const options: OpenDialogOptions = {
        title: open.titles[extension] ?? open.title,
        defaultPath: app.getPath('documents'),
        filters: [{ name: open.kinds[extension] ?? extension, extensions: [extension, ...also] }],
        properties: ['openFile', 'dontAddToRecent', ...(several ? (['multiSelections'] as const) : [])],
      };
      const over = window();
      const { canceled, filePaths } = await (over
        ? dialog.showOpenDialog(over, options)
        : dialog.showOpenDialog(options));
      const [path, ...others] = filePaths;
      return canceled || path === undefined ? undefined : { path, ...(others.length > 0 ? { others } : {}) };
    },
    // It is the volunteer's own file.
    releaseOpenSource: async () => {},
    // An export appears under its name only when whole: there is nothing to take away.
    abandonSaveTarget: async () => {},
  };
}
