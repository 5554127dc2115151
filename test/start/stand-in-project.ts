import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { root } from '../../main/start/root.mjs';
import { Stop } from '../../main/start/say.mjs';
import { setUp } from '../../main/start/set-up.mjs';
import { launch } from '../services/child.ts';
import { until } from '../services/until.ts';

/** A copy of the start scripts in a project whose npm, build, Electron and browser shell are small stand-ins. No network. */
export interface StandInProject {
  readonly root: string;
  path(name: string): string;
  write(name: string, text: string): void;
  /** What the stand-ins did, one word each, in order. */
  deeds(): string[];
  /** Runs the script of `npm start` with these arguments to its end. */
  start(...args: string[]): Promise<{ code: string; said: string }>;
  /** The set-up of `npm start` in this process; gives the sentence with which it stopped, if it did. */
  setUp(): Promise<string | undefined>;
  remove(): void;
}

/** npm: "installs" the other stand-ins, or fails when told to by a file `npm-fails`. */
const npm = `
const { appendFileSync, cpSync, existsSync, rmSync } = require('node:fs');
appendFileSync('deeds', 'npm-' + process.argv[2] + '\\n');
rmSync('node_modules', { recursive: true, force: true });
if (existsSync('npm-fails')) { console.error('npm error network'); process.exit(1); }
cpSync('libraries', 'node_modules', { recursive: true });
`;

/** electron-vite: "builds" the browser shell, or fails when told to by a file \`main/broken\`. */
const electronVite = `
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('deeds', 'build\\n');
if (existsSync('main/broken')) { console.error('error during build: broken'); process.exit(1); }
mkdirSync('out/main', { recursive: true });
writeFileSync('out/main/host.js', "console.log('host ' + process.argv.slice(2).join(' '))");
`;

/** Makes the project in a folder whose name has blanks, an accent and an apostrophe. */
export function makeStandInProject(): StandInProject {
  const outer = mkdtempSync(join(tmpdir(), 'ouvadesk-start-'));
  const at = (name: string) => join(outer, "un projet d'été", name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{ "lockfileVersion": 3 }');
  write('npm-cli.cjs', npm);
  write('libraries/electron-vite/package.json', '{ "type": "commonjs" }');
  write('libraries/electron-vite/bin/electron-vite.js', electronVite);
  write('libraries/electron/package.json', '{ "version": "45.0.0" }');
  write('main/host.ts', 'export {};');
  cpSync(join(root, 'main', 'start'), at('main/start'), { recursive: true });
  return {
    root: at(''),
    path: at,
    write,
    deeds: () => readFileSync(at('deeds'), 'utf8').split('\n').filter(Boolean),
    start: (...args) => runStart(at, args),
    setUp: () => setUpHere(at),
    remove: () => rmSync(outer, { recursive: true, force: true }),
  };
}

const npmEnv = (at: (name: string) => string) => ({
  npm_execpath: at('npm-cli.cjs'),
  npm_config_user_agent: 'npm/11.0.0 node/v24.0.0',
});

async function setUpHere(at: (name: string) => string): Promise<string | undefined> {
  for (const [name, value] of Object.entries(npmEnv(at))) vi.stubEnv(name, value);
  try {
    await setUp(at(''));
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error.message;
    throw error;
  } finally {
    vi.unstubAllEnvs();
  }
}

async function runStart(at: (name: string) => string, args: string[]): Promise<{ code: string; said: string }> {
  const env = { ...process.env, ...npmEnv(at) };
  const child = launch(process.execPath, [at('main/start/start.mjs'), '--browser', ...args], { cwd: at(''), env });
  const code = await until('the script to end', () => child.ended(), 15_000);
  return { code, said: child.output() };
}
