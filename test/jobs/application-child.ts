import { createRouterClient } from '@orpc/server';
import { openApplication } from '../../main/compose.ts';
import { silentLog } from '../../main/shared/log.ts';
import { shellTo } from '../shared/shell-to.ts';

/** The whole application, with an audit of the demonstration under way: to be killed. */
const { dataFolder } = JSON.parse(process.argv[2] ?? '') as { dataFolder: string };
const application = await openApplication({
  dataFolder,
  shellPowers: shellTo(dataFolder),
  log: silentLog,
  clock: () => new Date(),
  info: { version: '0.0.0', platform: 'test' },
});
const client = createRouterClient(application.router, { context: {} });
await client.vault.openDemonstration();
const [connection] = await client.connections.list();
await client.passwordCampaigns.start({
  connectionId: connection?.id ?? '',
  options: { guessability: true, slowGuesses: 1000, unchangedYears: 5 },
});
for await (const jobs of await client.shell.jobs()) process.stdout.write(`${jobs[0]?.state} ${jobs[0]?.done}\n`);
