// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithUs } from '../../main/start/run-step.mjs';
import { say } from '../../main/start/say.mjs';
import { missingNeeds } from './needs.mjs';
import { countsOf } from './summary.mjs';

const silence = 20_000;

/**
 * Runs vitest with these arguments, shows what it prints, and a sign of life when it prints nothing.
 * @param {string} root @param {string} node @param {readonly string[]} args
 */
export async function runVitest(root, node, args) {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await shown(root, node, [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...withoutBrowser(args),
      ...args,
    ]);
    return { code, counts: countsOf(read(report)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Components cannot be tested without Chromium. @param {readonly string[]} args */
function withoutBrowser(args) {
  const chosen = args.some((arg) => arg.startsWith('--project'));
  return !chosen && missingNeeds().some((need) => need.name === 'chromium') ? ['--project=!component'] : [];
}

/** @param {string} root @param {string} node @param {string[]} args @returns {Promise<number>} */
function shown(root, node, args) {
  const env = {
    ...process.env,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    // Tests start hundreds of processes and threads that read our sources: each need not be made ready anew.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  };
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const release = endWithUs(child);
  const began = performance.now();
  let heard = began;
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.on('data', (chunk) => {
      heard = performance.now();
      to.write(chunk);
    });
  }
  const heartbeat = setInterval(() => {
    const now = performance.now();
    if (now - heard < silence) return;
    heard = now;
    say(`… essais en cours / tests running · ${Math.round((now - began) / 1_000)} s`);
  }, 1_000);
  return new Promise((resolve) => {
    child.once('error', (error) => say(error.message));
    child.once('close', (code) => {
      clearInterval(heartbeat);
      release();
      resolve(code ?? 1);
    });
  });
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
