import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises';
import { type Downloads, openDownloads } from './browser/downloads.ts';
import { openInBrowser } from './browser/open-in-browser.ts';
import { type HostOptions, hostOptions } from './browser/options.ts';
import { type BrowserShell, openBrowserShell } from './browser/server.ts';
import { onEnter, onStop, say, sayAddress } from './browser/terminal.ts';
import { terminalWords } from './browser/words.ts';
import { builtFolder } from './shared/built-folder.ts';
import { systemClock as clock } from './shared/clock.ts';
import { defaultDataFolder, prepareDataFolder } from './shared/data-folder.ts';
import { type Log, openLog } from './shared/log.ts';
import { type Claim, claimOnlyInstance } from './shared/only-instance.ts';
import { logProcessDefects } from './shared/process-defects.ts';
import { version } from './shared/version.ts';

const words = terminalWords(process.env);
/** Milliseconds after which a browser that was asked to open has come, or is itself being loaded. */
const browserStarts = 1_000;

/** The browser shell, from start to end. */
async function run({ data, port, open }: HostOptions): Promise<void> {
  const dataFolder = prepareDataFolder(data);
  const log = openLog(join(dataFolder, 'logs'));
  logProcessDefects(log);

  let shell: BrowserShell | undefined;
  const claim = await claimOnlyInstance(dataFolder, () => {
    const address = shell?.newAddress();
    return { shell: 'browser', ...(address ? { address } : {}) };
  });
  if (claim.kind !== 'only') return leave(claim, dataFolder, open);

  const downloads = openDownloads(join(dataFolder, 'downloads'), clock);
  const behind = Promise.withResolvers<Behind>();
  shell = await openBrowserShell({
    calls: behind.promise.then(({ calls }) => calls),
    pageFolder: builtFolder('renderer', import.meta.url),
    downloads,
    clock,
    log,
    port,
  });
  const address = shell.newAddress();
  sayAddress(address);
  say(words.howToGoOn);
  if (open) openInBrowser(address);
  onEnter(process.stdin, () => shell && sayAddress(shell.newAddress()));
  onStop(async () => {
    say(words.stopping);
    await shell?.close();
    await (await behind.promise).application.close();
    await claim.release();
  });
  // What is compiled once is read back at the next start. Beside the built files, so that whoever may write the ones may
  // write the others; where nobody may, nothing is kept.
  enableCompileCache(builtFolder('compiled', import.meta.url));
  // The page gets its files first, and works on them while the application is loaded; a browser that has yet to start does not
  // keep it waiting.
  await Promise.race([shell.pageServed, pause(browserStarts)]);
  behind.resolve(openBehind(dataFolder, downloads, log));
  await behind.promise;
}

type Behind = Awaited<ReturnType<typeof openBehind>>;

/**
 * What stands behind the door: the application and the calls that reach it. Loaded piece by piece, the largest libraries
 * first, so that between two pieces the browser gets the page and the files it asks for.
 */
async function openBehind(dataFolder: string, downloads: Downloads, log: Log) {
  for (const load of [() => import('zod'), () => import('better-sqlite3')]) {
    await load();
    await breath();
  }
  const { openCalls } = await import('./browser/calls.ts');
  await breath();
  const { openKeychain } = await import('./keychain/open-keychain.ts');
  await breath();
  const { openApplication } = await import('./compose.ts');
  const application = await openApplication({
    dataFolder,
    shellPowers: downloads.powers,
    log,
    clock,
    keychain: await openKeychain(log),
    info: { version, platform: process.platform },
  });
  return { application, calls: openCalls(application.router, log) };
}

/** Another Ouvadesk has the folder: hands its address on, or says what is the matter. */
function leave(claim: Exclude<Claim, { kind: 'only' }>, dataFolder: string, open: boolean): void {
  if (claim.kind === 'silent') {
    say(words.silent(dataFolder));
    process.exitCode = 1;
  } else if (claim.by.address) {
    say(words.alreadyRunning);
    sayAddress(claim.by.address);
    if (open) openInBrowser(claim.by.address);
  } else {
    say(claim.by.shell === 'desktop' ? words.windowShown : words.starting);
  }
}

const options = hostOptions(process.argv.slice(2), defaultDataFolder(process.platform, process.env, homedir()));
if ('wrong' in options) {
  say(words.usage(options.wrong));
  process.exit(2);
}
run(options).catch((error: NodeJS.ErrnoException) => {
  say(error.code === 'EADDRINUSE' ? words.portTaken(options.port) : words.failed(error.message));
  process.exit(1);
});
