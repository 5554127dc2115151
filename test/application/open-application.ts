import { createRouterClient } from '@orpc/server';
import { afterEach } from 'vitest';
import { type ApplicationOptions, openApplication } from '../../main/compose.ts';
import { silentLog } from '../../main/shared/log.ts';
import { shellTo } from '../shared/shell-to.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

const open: { close(): Promise<void> }[] = [];

/** The whole application without a shell, called through its contract; exports go into its folder. */
export async function openHere(change: Partial<ApplicationOptions> = {}) {
  const dataFolder = change.dataFolder ?? temporaryFolder();
  const application = await openApplication({
    dataFolder,
    shellPowers: shellTo(dataFolder),
    log: silentLog,
    clock: () => new Date(),
    info: { version: '0.0.0', platform: 'test' },
    ...change,
  });
  open.push(application);
  return { client: createRouterClient(application.router, { context: {} }), dataFolder, application };
}

afterEach(async () => {
  for (const application of open.splice(0)) await application.close();
});

/** What a stream ends in. */
export async function resultOf<Step, Result>(stream: AsyncGenerator<Step, Result, unknown>): Promise<Result> {
  let next = await stream.next();
  while (!next.done) next = await stream.next();
  return next.value;
}
