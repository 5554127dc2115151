import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type FlatSheet, readFlatOds } from './read-flat-ods.ts';

const run = promisify(execFile);

/** Whether LibreOffice is here; tests that compare with it say so when it is not. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/**
 * Has LibreOffice open files in a time zone, with a profile in `home`, and reads what it holds of each. `filter` tells it
 * how to read a CSV. Its first start in a new home takes seconds: the files of one test share one.
 */
export async function openedByLibreOffice(
  paths: readonly string[],
  { home, timeZone, filter }: { home: string; timeZone: string; filter?: string },
): Promise<FlatSheet[][]> {
  await run(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(home, 'profile'))}`,
      '--headless',
      '--norestore',
      ...(filter ? [`--infilter=CSV:${filter}`] : []),
      '--convert-to',
      'fods',
      '--outdir',
      home,
      ...paths,
    ],
    { env: { ...process.env, TZ: timeZone, HOME: home }, timeout: 120_000 },
  );
  return Promise.all(
    paths.map(async (path) => readFlatOds(await readFile(join(home, `${basename(path, extname(path))}.fods`), 'utf8'))),
  );
}
