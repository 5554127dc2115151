import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserSentence, chooseShell, endedAtOnce } from '../../main/start/choose-shell.mjs';
import { cause, electronBinary, fetchElectron, recalledElectronRefusal } from '../../main/start/electron.mjs';
import { runStep } from '../../main/start/run-step.mjs';
import { takeTerminal } from './terminal.ts';

let root: string;
let terminal: ReturnType<typeof takeTerminal>;
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
};
const version = (text: string) => write('node_modules/electron/package.json', `{ "version": "${text}" }`);
/** What the package's own script does. */
const install = (text: string) => write('node_modules/electron/install.js', text);
const failing = `console.error('TypeError: fetch failed\\n    at node:internal\\n  [cause]: Error: getaddrinfo ENOTFOUND example.org'); process.exit(1)`;
const succeeding = `
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync(__dirname + '/dist'); writeFileSync(__dirname + '/dist/electron', ''); writeFileSync(__dirname + '/path.txt', 'electron');
`;

beforeEach(() => {
  terminal = takeTerminal();
  root = mkdtempSync(join(tmpdir(), 'ouvadesk electron é-'));
  version('45.0.0');
});
afterEach(() => {
  terminal.give();
  rmSync(root, { recursive: true, force: true });
});

describe('the binary', () => {
  test('is not there in a fresh installation, nor when it was left half unpacked', () => {
    expect(electronBinary(root, {})).toBeUndefined();
    write('node_modules/electron/dist/electron', '');
    expect(electronBinary(root, {})).toBeUndefined();
  });

  test('is there once the package has written its list', () => {
    write('node_modules/electron/dist/electron', '');
    write('node_modules/electron/path.txt', 'electron');
    expect(electronBinary(root, {})).toBe(join(root, 'node_modules/electron/dist/electron'));
  });

  test('is taken from the folder that ELECTRON_OVERRIDE_DIST_PATH names, if it is there', () => {
    const folder = join(root, 'stand-in');
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeUndefined();
    write('node_modules/electron/path.txt', 'electron');
    write('stand-in/electron', '');
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
  });
});

describe('fetching', () => {
  test('that succeeds leaves the binary and no refusal', async () => {
    install(succeeding);
    expect(await fetchElectron(root, process.execPath)).toBeUndefined();
    expect(electronBinary(root, {})).toBeDefined();
    expect(recalledElectronRefusal(root)).toBeUndefined();
  });

  test('that fails is remembered with its date and reason, for this version only', async () => {
    install(failing);
    const refusal = await fetchElectron(root, process.execPath);
    expect(refusal?.reason).toBe('Error: getaddrinfo ENOTFOUND example.org');
    expect(Date.parse(refusal?.on ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(recalledElectronRefusal(root)).toEqual(refusal);
    version('46.0.0');
    expect(recalledElectronRefusal(root)).toBeUndefined();
  });

  test('that makes no progress is given up', async () => {
    install('setInterval(() => {}, 1000)');
    const impatient: typeof runStep = (words, command, args, options) =>
      runStep(words, command, args, { ...options, stall: 600 });
    expect((await fetchElectron(root, process.execPath, impatient))?.reason).toContain('no progress for a minute');
  });

  test('is watched by the growth of what arrives, and leaves no half of it', async () => {
    const part = (folder: string | undefined) => join(folder ?? '', 'electron-download-1', 'part');
    const run: typeof runStep = async (_words, _command, _args, options) => {
      const before = options?.measure?.();
      mkdirSync(dirname(part(options?.env?.TMPDIR)));
      writeFileSync(part(options?.env?.TMPDIR), Buffer.alloc(2_000_000));
      expect(before).toBe(0);
      expect(options?.measure?.()).toBe(2_000_000);
      expect(options?.detail?.(2_000_000)).toBe('2 MB');
      return { ok: false, output: '', gaveUp: 'stall' };
    };
    await fetchElectron(root, process.execPath, run);
    expect(existsSync(join(root, '.cache/ouvadesk/electron-download'))).toBe(false);
  });

  test('is told by its deepest cause', () => {
    expect(cause('TypeError: fetch failed\n  at x\n  cause: HTTPError: 403')).toBe('HTTPError: 403');
    expect(cause('')).toBe('no answer');
  });
});

describe('the choice of the shell', () => {
  const wishes = { browser: false, fetchElectron: false };
  const laptop = { root: false, display: true };
  const choose = (changes: Partial<typeof wishes> = {}, machine: Partial<typeof laptop> = {}) =>
    chooseShell(root, { ...wishes, ...changes }, { ...laptop, ...machine }, process.execPath);

  test('is the desktop shell when Electron is there or can be had', async () => {
    install(succeeding);
    const binary = join(root, 'node_modules/electron/dist/electron');
    expect(await choose()).toEqual({ kind: 'desktop', binary });
    install('process.exit(1)');
    expect(await choose()).toEqual({ kind: 'desktop', binary });
  });

  test('is the browser shell when Electron was refused, and asks once only', async () => {
    install(`require('node:fs').appendFileSync(__dirname + '/tries', 'x'); ${failing}`);
    const why = {
      fr: expect.stringMatching(
        /^Electron n’a pas pu être téléchargé le \d\d\/\d\d\/\d{4} \(son serveur est injoignable\)/,
      ),
      en: expect.stringMatching(
        /^Electron could not be fetched on \d{4}-\d\d-\d\d \(its server cannot be reached\).*npm start -- --fetch-electron/,
      ),
    };
    expect(await choose()).toEqual({ kind: 'browser', why });
    expect(await choose()).toEqual({ kind: 'browser', why });
    expect(existsSync(join(root, 'node_modules/electron/tries'))).toBe(true);
    install(succeeding);
    expect(await choose()).toMatchObject({ kind: 'browser' });
    expect(await choose({ fetchElectron: true })).toMatchObject({ kind: 'desktop' });
  });

  test('never runs Electron without its sandbox: root gets the browser shell', async () => {
    write('node_modules/electron/path.txt', 'electron');
    write('node_modules/electron/dist/electron', '');
    chmodSync(join(root, 'node_modules/electron/dist/electron'), 0o755);
    const shell = await choose({}, { root: true });
    expect(shell).toMatchObject({ kind: 'browser', why: { en: expect.stringContaining('sandbox') } });
  });

  test('fetches nothing where a window could not open, or the browser was asked for', async () => {
    install(`require('node:fs').writeFileSync(__dirname + '/tried', '')`);
    expect(await choose({}, { display: false })).toMatchObject({ why: { en: expect.stringContaining('no display') } });
    expect(await choose({ browser: true })).toMatchObject({ why: { en: 'as asked' } });
    expect(existsSync(join(root, 'node_modules/electron/tried'))).toBe(false);
  });

  test('says in one sentence why, in French and in English', () => {
    expect(browserSentence(endedAtOnce(133).why)).toEqual({
      fr: 'Ouvadesk s’ouvre dans votre navigateur\u00a0: Electron s’est arrêté aussitôt ouvert (code 133, voir ci-dessus).',
      en: 'Ouvadesk opens in your browser: Electron ended as soon as it was opened (code 133, see above).',
    });
  });
});
