// @ts-check
import { spawn } from 'node:child_process';
import { builtHost } from './build.mjs';

/** Milliseconds within which an Electron that ends by itself has not opened. */
const tooSoon = 10_000;
/** Milliseconds that a shell has to close what is open. */
const patience = 10_000;

/**
 * @typedef {object} End
 * @property {number} code what to exit with
 * @property {boolean} atOnce it ended by itself, with an error, before anybody can have used it
 */

/**
 * Opens the desktop shell and stays until it is closed.
 * @param {string} root @param {string} binary @param {readonly string[]} args
 */
export function openDesktop(root, binary, args) {
  // An editor's terminal may carry this variable, under which Electron is a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return follow(spawn(binary, [root, ...args], { cwd: root, env, stdio: 'inherit' }));
}

/**
 * Opens the browser shell, which prints its one-time address, and stays until it is ended.
 * @param {string} root @param {string} node @param {readonly string[]} args
 */
export function openInBrowser(root, node, args) {
  return follow(spawn(node, [builtHost(root), ...args], { cwd: root, stdio: 'inherit' }));
}

/**
 * Waits for the end of a shell, and hands on the wish to end it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<End>}
 */
function follow(child) {
  const began = performance.now();
  let told = false;
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    // At a terminal the shell has heard Ctrl+C itself; a second signal would make it leave without closing anything.
    if (!told && (signal === 'SIGTERM' || !process.stdin.isTTY)) child.kill('SIGTERM');
    told = true;
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, onSignal);
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, onSignal);
      const atOnce = code !== 0 && !told && performance.now() - began < tooSoon;
      resolve({ code: told ? 0 : code, atOnce });
    };
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
