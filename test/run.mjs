// @ts-check
// npm test
import { explain } from '../main/start/say.mjs';
import { checkThisMachine } from '../main/start/versions.mjs';

/** What follows is loaded only now: an old Node could not even read it, and would say so in its own words. */
async function test() {
  checkThisMachine();
  const { runTests } = await import('./running/run-tests.mjs');
  return runTests(process.argv.slice(2));
}

process.exitCode = await test().catch(explain);
