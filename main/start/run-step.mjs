// @ts-check
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { showProgress } from './say.mjs';

/**
 * @typedef {object} StepOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 * @property {number} [limit] milliseconds in all
 * @property {number} [stall] milliseconds without any sign of progress
 * @property {() => number} [measure] what grows while it gets on, besides what it prints
 * @property {(measured: number) => string} [detail] how far it is, for the line of progress
 *
 * @typedef {object} StepResult
 * @property {boolean} ok
 * @property {string} output both outputs together
 * @property {'limit' | 'stall' | undefined} gaveUp
 */

const done = { fr: 'fait', en: 'done' };
const failed = { fr: 'échec', en: 'failed' };

/**
 * Runs a command quietly behind one line of progress. It ends with us, or when it takes too long.
 * @param {import('./say.mjs').Words} words
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} [options]
 * @returns {Promise<StepResult>}
 */
export function runStep(words, command, args, options = {}) {
  const { cwd, env = process.env, shell = false, limit, stall, measure = () => 0, detail = () => '' } = options;
  let measured = measure();
  const progress = showProgress(words, () => detail(measured));
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const began = performance.now();
    let lastSign = began;
    let output = '';
    /** @type {'limit' | 'stall' | undefined} */
    let gaveUp;
    const hear = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-1_000_000);
      lastSign = performance.now();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const watch = setInterval(() => {
      const now = performance.now();
      const size = measure();
      if (size !== measured) lastSign = now;
      measured = size;
      if (limit !== undefined && now - began > limit) gaveUp ??= 'limit';
      else if (stall !== undefined && now - lastSign > stall) gaveUp ??= 'stall';
      if (gaveUp) child.kill('SIGKILL');
    }, 250);
    const release = endWithUs(child);
    let over = false;
    const finish = (/** @type {boolean} */ ok) => {
      if (over) return;
      over = true;
      clearInterval(watch);
      release();
      progress.end(ok ? done : failed);
      resolve({ ok, output, gaveUp });
    };
    child.once('error', (error) => {
      output += `\n${error.message}`;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

/**
 * Ends the child when this process ends or is told to end. Gives the function that lets go of it.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithUs(child) {
  const atExit = () => {
    child.kill('SIGKILL');
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill('SIGTERM');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('exit', atExit);
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    process.off('exit', atExit);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** The last lines of what a failed command said, without its colours. @param {string} output */
export function lastLines(output, count = 40) {
  return stripVTControlCharacters(output).trimEnd().split('\n').slice(-count).join('\n');
}
