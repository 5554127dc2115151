// @ts-check
import { browserSentence, chooseShell, endedAtOnce, thisMachine } from './choose-shell.mjs';
import { projectNode } from './node.mjs';
import { openDesktop, openInBrowser } from './open-shell.mjs';
import { readOptions } from './options.mjs';
import { endWithNpm } from './orphan.mjs';
import { root } from './root.mjs';
import { tell } from './say.mjs';
import { setUp } from './set-up.mjs';

/**
 * Sets up what is not yet set up, opens the shell that can be opened and stays until it is closed. Gives the exit code.
 * @param {readonly string[]} args what follows `npm start --`
 */
export async function startOuvadesk(args) {
  endWithNpm();
  const options = readOptions(args);
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
