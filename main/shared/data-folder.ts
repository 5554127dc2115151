import { mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the operating system wants an application's data: the same folder for both shells. */
export function defaultDataFolder(platform: NodeJS.Platform, env: Env, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Ouvadesk');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Ouvadesk');
  // The XDG specification says to ignore a relative path.
  const base = env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : join(home, '.local', 'share');
  return join(base, 'ouvadesk');
}

/**
 * Makes the folder if need be, readable by its owner only, and gives its absolute path. The rights of a folder that was
 * there are its owner's business: it may be shared with other things.
 */
export function prepareDataFolder(folder: string): string {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** The value of --data on a command line that also carries switches of Electron's own. */
export function dataOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = argv[at];
  if (word === undefined) return undefined;
  return word === '--data' ? argv[at + 1] : word.slice('--data='.length);
}
