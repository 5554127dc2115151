/** The sentences of the terminal. The line with the address is the same in both languages: programs read it. */
export interface TerminalWords {
  readonly howToGoOn: string;
  readonly alreadyRunning: string;
  readonly windowShown: string;
  readonly starting: string;
  readonly silent: (folder: string) => string;
  readonly portTaken: (port: number) => string;
  readonly usage: (what: string) => string;
  readonly stopping: string;
  readonly failed: (why: string) => string;
}

const fr: TerminalWords = {
  howToGoOn:
    'Cette adresse s’ouvre une fois, pendant cinq minutes. Entrée\u00a0: une autre adresse. Ctrl+C\u00a0: quitter.',
  alreadyRunning: 'Ouvadesk est déjà lancé\u00a0: voici une nouvelle adresse pour l’ouvrir.',
  windowShown: 'Ouvadesk est déjà lancé\u00a0: sa fenêtre est passée devant.',
  starting: 'Ouvadesk est déjà en train de démarrer.',
  silent: (folder) =>
    `Un autre Ouvadesk occupe le dossier ${folder} et ne répond pas. Fermez-le, puis relancez celui-ci.`,
  portTaken: (port) => `Le port ${port} est pris par un autre programme. Relancez sans --port, ou avec un autre.`,
  usage: (what) =>
    `Option inconnue ou incomplète (${what}). Options\u00a0: --data <dossier>, --port <numéro>, --no-open.`,
  stopping: 'Ouvadesk se ferme.',
  failed: (why) => `Ouvadesk n’a pas pu démarrer (${why}). Rien n’a été modifié.`,
};

const en: TerminalWords = {
  howToGoOn: 'This address opens once, for five minutes. Enter: another address. Ctrl+C: quit.',
  alreadyRunning: 'Ouvadesk is already running: here is a new address to open it.',
  windowShown: 'Ouvadesk is already running: its window has come to the front.',
  starting: 'Ouvadesk is already starting.',
  silent: (folder) =>
    `Another Ouvadesk holds the folder ${folder} and does not answer. Close it, then start this one again.`,
  portTaken: (port) => `Port ${port} is taken by another program. Start again without --port, or with another one.`,
  usage: (what) => `Unknown or incomplete option (${what}). Options: --data <folder>, --port <number>, --no-open.`,
  stopping: 'Ouvadesk closes.',
  failed: (why) => `Ouvadesk could not start (${why}). Nothing was changed.`,
};

/** English for a terminal that says so, French for every other. */
export function terminalWords(env: Readonly<Record<string, string | undefined>>): TerminalWords {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return language.startsWith('en') ? en : fr;
}
