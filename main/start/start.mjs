// @ts-check
// npm start
import { explain } from './say.mjs';
import { checkThisMachine } from './versions.mjs';

/** What follows is loaded only now: an old Node could not even read it, and would say so in its own words. */
async function start() {
  checkThisMachine();
  const { startOuvadesk } = await import('./start-ouvadesk.mjs');
  return startOuvadesk(process.argv.slice(2));
}

process.exitCode = await start().catch(explain);
