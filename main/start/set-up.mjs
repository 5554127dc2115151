// @ts-check
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { compileKeytar, keytarWaits } from './keytar.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

/**
 * All that must be done before the application can run, each part only when it is needed: libraries, keychain, build.
 * Says nothing and changes nothing when all is there.
 * @param {string} root
 */
export async function setUp(root) {
  const ready = isInstalled(root) && !keytarWaits(root) && isBuilt(root);
  if (ready) return;
  await oneAtATime(root, async () => {
    if (!isInstalled(root)) await install(root);
    if (keytarWaits(root)) await compileKeytar(root);
    if (!isBuilt(root)) await build(root);
  });
}
