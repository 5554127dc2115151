import { homedir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from './compose.ts';
import { isFirstDesktop, prepareElectron, whenReady } from './electron/before-ready.ts';
import { closeBeforeQuit } from './electron/closing.ts';
import { type Desktop, openDesktop } from './electron/desktop.ts';
import { desktopPowers } from './electron/dialogs.ts';
import { leaveFailed, leaveTo } from './electron/leave.ts';
import { wordsNow } from './electron/words.ts';
import { openKeychain } from './keychain/open-keychain.ts';
import { builtFolder } from './shared/built-folder.ts';
import { systemClock as clock } from './shared/clock.ts';
import { dataOption, defaultDataFolder, prepareDataFolder } from './shared/data-folder.ts';
import { openLog } from './shared/log.ts';
import { claimOnlyInstance } from './shared/only-instance.ts';
import { logProcessDefects } from './shared/process-defects.ts';
import { version } from './shared/version.ts';

const dataFolder = prepareDataFolder(
  dataOption(process.argv) ?? defaultDataFolder(process.platform, process.env, homedir()),
);
const logFolder = join(dataFolder, 'logs');
const log = openLog(logFolder);
let desktop: Desktop | undefined;

/** The desktop shell, from the moment that Electron is ready. */
async function start(): Promise<void> {
  const claim = await claimOnlyInstance(dataFolder, () => {
    desktop?.show();
    return { shell: 'desktop' };
  });
  if (claim.kind !== 'only') return leaveTo(claim);

  const application = await openApplication({
    dataFolder,
    shellPowers: desktopPowers(
      () => desktop?.window(),
      () => wordsNow(application.router),
    ),
    log,
    clock,
    keychain: await openKeychain(log),
    info: { version, platform: process.platform },
  });
  closeBeforeQuit(async () => {
    await application.close();
    await claim.release();
  });
  desktop = await openDesktop({
    application,
    log,
    dataFolder,
    pageFolder: builtFolder('renderer', import.meta.url),
    preloadFolder: builtFolder('preload', import.meta.url),
  });
}

logProcessDefects(log);
prepareElectron(dataFolder);
if (isFirstDesktop(() => desktop?.show())) {
  whenReady(start, (error) => {
    log.fatal({ err: error }, 'the desktop shell could not start');
    leaveFailed(logFolder);
  });
}
