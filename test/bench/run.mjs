// @ts-check
// npm run bench [-- name]: one JSON line a measure on stdout, everything else on stderr.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from '../../main/start/node.mjs';
import { endWithNpm } from '../../main/start/orphan.mjs';
import { root } from '../../main/start/root.mjs';
import { endWithUs } from '../../main/start/run-step.mjs';
import { explain, showProgress, speakTo } from '../../main/start/say.mjs';
import { setUp } from '../../main/start/set-up.mjs';
import { checkThisMachine } from '../../main/start/versions.mjs';

const folder = join(root, 'test', 'bench');
const limit = 15 * 60_000;

/** @param {string | undefined} wanted part of a file's name */
async function benchmarks(wanted) {
  endWithNpm();
  checkThisMachine();
  speakTo(process.stderr);
  await setUp(root);
  const node = projectNode(root);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts') && name.includes(wanted ?? ''))
    .sort();
  if (files.length === 0) process.stderr.write(`No benchmark is named ${wanted ?? '*.bench.ts'}.\n`);
  let whole = files.length > 0;
  for (const name of files) whole = (await runOne(node, name)) && whole;
  return whole ? 0 : 1;
}

/** One file in a process of its own; false when it failed. @param {string} node @param {string} name @returns {Promise<boolean>} */
function runOne(node, name) {
  const subject = name.replace(/\.bench\.ts$/, '');
  const progress = showProgress({ fr: `Mesure ${subject}`, en: 'measuring' });
  // --expose-gc: memory is measured after what is no longer needed has gone.
  const args = ['--expose-gc', '--no-warnings', join(folder, 'run-one.ts'), join(folder, name)];
  const child = spawn(node, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr, 'ipc'] });
  const release = endWithUs(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  child.on('message', (line) => process.stdout.write(`${line}\n`));
  return new Promise((resolve) => {
    child.once('error', (error) => process.stderr.write(`${error.message}\n`));
    child.once('close', (code) => {
      clearTimeout(timer);
      release();
      progress.end(code === 0 ? { fr: 'fait', en: 'done' } : { fr: 'échec', en: 'failed' });
      if (code !== 0) process.stdout.write(`${JSON.stringify({ name: subject, error: `exit ${code}`, ok: false })}\n`);
      resolve(code === 0);
    });
  });
}

process.exitCode = await benchmarks(process.argv[2]).catch(explain);
