import { createRouterClient } from '@orpc/server';
import type { Application } from '../shared/application.ts';
import type { Question } from './ask.ts';

/** The sentences of native dialogs and menus. */
export interface ShellWords {
  readonly menu: {
    readonly edit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly view: string;
    readonly actualSize: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fullScreen: string;
    readonly reload: string;
    readonly devTools: string;
    readonly window: string;
    readonly minimize: string;
    readonly close: string;
    readonly about: string;
    readonly hide: string;
    readonly hideOthers: string;
    readonly showAll: string;
    readonly quit: string;
  };
  /** `titles` by extension, where a file is no export of data. */
  readonly save: {
    readonly title: string;
    readonly titles: Readonly<Record<string, string>>;
    readonly kinds: Readonly<Record<string, string>>;
  };
  readonly open: {
    readonly title: string;
    readonly titles: Readonly<Record<string, string>>;
    readonly kinds: Readonly<Record<string, string>>;
  };
  readonly closing: Question<'finish' | 'stop' | 'stay'>;
  readonly gone: Question<'reload' | 'quit'>;
  readonly taken: { readonly title: string; readonly sentence: string };
  readonly failed: { readonly title: string; readonly sentence: (folder: string) => string };
}

const fr: ShellWords = {
  menu: {
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    actualSize: 'Taille réelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fullScreen: 'Plein écran',
    reload: 'Recharger la page',
    devTools: 'Outils de développement',
    window: 'Fenêtre',
    minimize: 'Placer dans la barre',
    close: 'Fermer',
    about: 'À propos d’Ouvadesk',
    hide: 'Masquer Ouvadesk',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    quit: 'Quitter Ouvadesk',
  },
  save: {
    title: 'Enregistrer l’export',
    titles: { ouvadesk: 'Enregistrer le coffre' },
    kinds: {
      ods: 'Tableur ODS (LibreOffice)',
      xlsx: 'Tableur XLSX (Excel)',
      csv: 'Texte CSV',
      ouvadesk: 'Coffre Ouvadesk',
    },
  },
  open: {
    title: 'Choisir une sauvegarde',
    titles: { eml: 'Choisir les messages revenus' },
    kinds: { ouvadesk: 'Coffre Ouvadesk', eml: 'Messages (EML, MBOX)' },
  },
  closing: {
    message: 'Un travail est en cours.',
    detail: 'Ouvadesk peut le finir sans fenêtre, puis se fermer. S’il est arrêté, un audit reprendra où il en était.',
    answers: [
      ['finish', 'Finir puis quitter'],
      ['stop', 'Arrêter et quitter'],
      ['stay', 'Revenir'],
    ],
    onEscape: 'stay',
  },
  gone: {
    message: 'La page d’Ouvadesk s’est arrêtée.',
    detail: 'Rien de ce qui était enregistré n’est perdu, et les travaux en cours continuent.',
    answers: [
      ['reload', 'Recharger la page'],
      ['quit', 'Quitter Ouvadesk'],
    ],
    onEscape: 'reload',
  },
  taken: {
    title: 'Ouvadesk est déjà lancé',
    sentence: 'Il est ouvert dans votre navigateur, ou ne répond plus. Fermez-le, puis relancez Ouvadesk.',
  },
  failed: {
    title: 'Ouvadesk n’a pas pu démarrer',
    sentence: (folder) => `Rien n’a été modifié. La cause est notée dans ${folder}.`,
  },
};

const en: ShellWords = {
  menu: {
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    reload: 'Reload the Page',
    devTools: 'Developer Tools',
    window: 'Window',
    minimize: 'Minimise',
    close: 'Close',
    about: 'About Ouvadesk',
    hide: 'Hide Ouvadesk',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit Ouvadesk',
  },
  save: {
    title: 'Save the export',
    titles: { ouvadesk: 'Save the vault' },
    kinds: {
      ods: 'ODS spreadsheet (LibreOffice)',
      xlsx: 'XLSX spreadsheet (Excel)',
      csv: 'CSV text',
      ouvadesk: 'Ouvadesk vault',
    },
  },
  open: {
    title: 'Choose a backup',
    titles: { eml: 'Choose the messages that came back' },
    kinds: { ouvadesk: 'Ouvadesk vault', eml: 'Messages (EML, MBOX)' },
  },
  closing: {
    message: 'Work is in progress.',
    detail:
      'Ouvadesk can finish it without a window, then close. If it is stopped, an audit will go on from where it stood.',
    answers: [
      ['finish', 'Finish, then quit'],
      ['stop', 'Stop and quit'],
      ['stay', 'Go back'],
    ],
    onEscape: 'stay',
  },
  gone: {
    message: 'The page of Ouvadesk has stopped.',
    detail: 'Nothing that was saved is lost, and running work goes on.',
    answers: [
      ['reload', 'Reload the page'],
      ['quit', 'Quit Ouvadesk'],
    ],
    onEscape: 'reload',
  },
  taken: {
    title: 'Ouvadesk is already running',
    sentence: 'It is open in your browser, or no longer answers. Close it, then start Ouvadesk again.',
  },
  failed: {
    title: 'Ouvadesk could not start',
    sentence: (folder) => `Nothing was changed. The cause is noted in ${folder}.`,
  },
};

/** Before the preferences can be asked: English for a system that speaks it, French for every other. */
export function wordsFor(locale: string): ShellWords {
  return locale.startsWith('en') ? en : fr;
}

/** The words in the volunteer's language, as it is set now. */
export async function wordsNow(router: Application['router']): Promise<ShellWords> {
  const { locale } = await createRouterClient(router, { context: {} }).preferences.get();
  return wordsFor(locale);
}
