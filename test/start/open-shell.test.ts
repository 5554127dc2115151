import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root as projectRoot } from '../../main/start/root.mjs';
import { type Child, launch } from '../services/child.ts';
import { until } from '../services/until.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ouvadesk shell é-'));
  mkdirSync(join(folder, 'out/main'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const openShell = pathToFileURL(join(projectRoot, 'main/start/open-shell.mjs')).href;

/** Runs a piece of script that may use `openDesktop`, `openInBrowser` and `folder`; what it gives is printed. */
function script(code: string, env: NodeJS.ProcessEnv = {}): Child {
  const whole = `
    import { openDesktop, openInBrowser } from ${JSON.stringify(openShell)};
    const folder = ${JSON.stringify(folder)};
    console.log(JSON.stringify(${code}));`;
  return launch(process.execPath, ['--input-type=module', '-e', whole], { env: { ...process.env, ...env } });
}

/** A program of the system, written as a script of Node. */
function program(name: string, code: string): void {
  writeFileSync(at(name), `#!${process.execPath}\n${code}`);
  chmodSync(at(name), 0o755);
}

const result = async (child: Child) => {
  await until('the script to end', () => child.ended(), 15_000);
  return JSON.parse(child.output().trim().split('\n').at(-1) ?? '');
};

test('Electron is given the project and the options, and never runs as a plain Node', async () => {
  program(
    'electron',
    `console.log(JSON.stringify([process.argv.slice(2), process.env.ELECTRON_RUN_AS_NODE ?? 'unset']))`,
  );
  const child = script(`await openDesktop(folder, folder + '/electron', ['--data', '/d'])`, {
    ELECTRON_RUN_AS_NODE: '',
  });
  expect(await result(child)).toEqual({ code: 0, atOnce: false });
  expect(child.output()).toContain(JSON.stringify([[folder, '--data', '/d'], 'unset']));
});

test('an Electron that ends at once with an error, or cannot be run, is noticed', async () => {
  program('electron', 'process.exit(133)');
  expect(await result(script(`await openDesktop(folder, folder + '/electron', [])`))).toEqual({
    code: 133,
    atOnce: true,
  });
  expect(await result(script(`await openDesktop(folder, folder + '/none', [])`))).toEqual({ code: 1, atOnce: true });
});

test('the wish to end is handed on once, and the shell may take its time to close', async () => {
  const host = `
    const { appendFileSync } = require('node:fs');
    process.on('SIGTERM', () => { appendFileSync('signals', 'x'); setTimeout(() => process.exit(1), 300); });
    setInterval(() => {}, 1000);
    appendFileSync('ready', '');`;
  writeFileSync(at('out/main/host.js'), host);
  const child = script('await openInBrowser(folder, process.execPath, [])');
  await until('the shell to be open', () => existsSync(at('ready')), 15_000);
  child.signal('SIGINT');
  child.signal('SIGINT');
  // What it was told to do is no failure.
  expect(await result(child)).toEqual({ code: 0, atOnce: false });
  expect(readFileSync(at('signals'), 'utf8')).toBe('x');
});
