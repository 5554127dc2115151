import { describe, expect, it } from 'vitest';
import { openHere } from '../application/open-application.ts';
import { startDoomed } from '../shared/kills.ts';
import { soon } from '../shared/soon.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

const script = new URL('./application-child.ts', import.meta.url);

describe('an application that is killed while a job runs', () => {
  it('says at its next opening what was interrupted and when it was last heard of, and can go on with it', async () => {
    const dataFolder = temporaryFolder();
    const doomed = startDoomed(script, { dataFolder });
    let line = await doomed.line();
    while (line !== undefined && !/^running [1-9]/.test(line)) line = await doomed.line();
    expect(line).toBeDefined();
    doomed.process.kill('SIGKILL');
    expect(await doomed.end).toMatchObject({ killed: true, complaint: '' });

    const { client, application } = await openHere({ dataFolder });
    await client.vault.openDemonstration();
    const watch = async () => {
      for await (const jobs of await client.shell.jobs()) return jobs;
      return [];
    };
    const [killed] = await watch();
    expect(killed).toMatchObject({
      kind: 'audit',
      state: 'interrupted',
      problem: { code: 'KILLED' },
      canResume: true,
    });
    expect((killed?.endedAt ?? '') >= (killed?.startedAt ?? 'z')).toBe(true);

    await client.shell.resumeJob({ id: killed?.id ?? '' });
    // The window that began it is gone, and nobody follows it: it goes on all the same.
    await expect.poll(async () => (await watch())[0]?.state, soon).toBe('running');
    const [running] = await watch();
    expect(running?.id).not.toBe(killed?.id);
    await application.lock('hand');
    await client.vault.openDemonstration();
    expect(await watch()).toMatchObject([
      { id: running?.id, state: 'interrupted', problem: { code: 'STOPPED' }, canResume: true },
      { id: killed?.id, state: 'interrupted', problem: { code: 'KILLED' } },
    ]);
    await client.shell.forgetJobs();
    expect(await watch()).toEqual([]);
  }, 120_000);
});
