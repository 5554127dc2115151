// @ts-check
import { join } from 'node:path';
import { build, isBuilt } from '../../main/start/build.mjs';
import { install, isInstalled } from '../../main/start/install.mjs';
import { compileKeytar, keytarWaits } from '../../main/start/keytar.mjs';
import { projectNode } from '../../main/start/node.mjs';
import { oneAtATime } from '../../main/start/one-at-a-time.mjs';
import { endWithNpm } from '../../main/start/orphan.mjs';
import { root } from '../../main/start/root.mjs';
import { lastLines, runStep } from '../../main/start/run-step.mjs';
import { Stop, say } from '../../main/start/say.mjs';
import { installSystemNeeds } from './apt.mjs';
import { runVitest } from './run-vitest.mjs';
import { closingLine } from './summary.mjs';

/**
 * Sets up what is not yet set up and runs every test. Gives the exit code.
 * @param {readonly string[]} args what vitest is told besides
 */
export async function runTests(args) {
  endWithNpm();
  /** @type {string[]} */
  const broken = [];
  await oneAtATime(root, async () => {
    if (!isInstalled(root)) await install(root);
    await installSystemNeeds();
    if (keytarWaits(root)) await compileKeytar(root);
    if (!isBuilt(root)) await build(root).catch((error) => broken.push(sentence(error)));
  });
  const node = projectNode(root);
  if (args.length === 0) broken.push(...(await check(node)));
  const { code, counts } = await runVitest(root, node, args);
  for (const what of broken) say(what);
  say(closingLine(counts));
  return code === 0 && counts.failed === 0 && broken.length === 0 ? 0 : 1;
}

/** Style and types, which no test looks at. Gives a sentence for each that does not pass. @param {string} node */
async function check(node) {
  const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);
  const checks = [
    { fr: 'Style', en: 'style', args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'] },
    { fr: 'Types', en: 'types', args: [bin('typescript', 'bin', 'tsc'), '--noEmit'] },
  ];
  const broken = [];
  for (const { fr, en, args } of checks) {
    const { ok, output } = await runStep({ fr, en }, node, args, { cwd: root, limit: 180_000 });
    if (ok) continue;
    say(lastLines(output, 80));
    broken.push(`${fr} / ${en}: échec, voir plus haut / failed, see above`);
  }
  return broken;
}

/** @param {unknown} error */
function sentence(error) {
  if (error instanceof Stop) return error.message;
  throw error;
}
