// @ts-check
// npm start
import { browserSentence, chooseShell, endedAtOnce, thisMachine } from './choose-shell.mjs';
import { projectNode } from './node.mjs';
import { openDesktop, openInBrowser } from './open-shell.mjs';
import { readOptions } from './options.mjs';
import { endWithNpm } from './orphan.mjs';

import { root } from './root.mjs';
import { explain, tell } from './say.mjs';
import { setUp } from './set-up.mjs';

async function start() {
  endWithNpm();
  const options = readOptions(process.argv.slice(2));
  await setUp(root);
  const node = projectNode(root);
  let shell = await chooseShell(root, options, thisMachine(), node);
  if (shell.kind === 'desktop') {
    const { code, atOnce } = await openDesktop(root, shell.binary, options.desktop);
    if (!atOnce) return code;
    shell = endedAtOnce(code);
  }
  tell(browserSentence(shell.why));
  const { code } = await openInBrowser(root, node, options.host);
  return code;
}

process.exitCode = await start().catch(explain);
