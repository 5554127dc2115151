import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeStandInProject, type StandInProject } from './stand-in-project.ts';
import { takeTerminal } from './terminal.ts';

let project: StandInProject;
let terminal: ReturnType<typeof takeTerminal>;
beforeEach(() => {
  project = makeStandInProject();
  terminal = takeTerminal();
});
afterEach(() => {
  terminal.give();
  project.remove();
});

const lockStamp = 'node_modules/.ouvadesk-lock';

test('a fresh copy is installed, built and opened; the second start does neither and says only what it opens', async () => {
  const first = await project.start('--no-open', '--data', project.path('données'));
  expect(first.code).toBe('exit 0');
  expect(first.said).toContain(`host --no-open --data ${project.path('données')}`);
  expect(project.deeds()).toEqual(['npm-ci', 'build']);

  const second = await project.start();
  expect(second.code).toBe('exit 0');
  expect(project.deeds()).toEqual(['npm-ci', 'build']);
  expect(second.said.trim().split('\n')).toEqual([
    'Ouvadesk s’ouvre dans votre navigateur\u00a0: c’est ce qui a été demandé.',
    'Ouvadesk opens in your browser: as asked.',
    'host',
  ]);
});

test('a changed lock file installs and builds again, a changed source only builds', async () => {
  await project.setUp();
  project.write('package-lock.json', '{ "lockfileVersion": 3, "packages": {} }');
  await project.setUp();
  expect(project.deeds()).toEqual(['npm-ci', 'build', 'npm-ci', 'build']);
  project.write('renderer/app.tsx', 'export {};');
  await project.setUp();
  expect(project.deeds().slice(4)).toEqual(['build']);
});

test('what the build does not read builds nothing', async () => {
  await project.setUp();
  project.write('README.md', 'changed');
  project.write('test/a.test.ts', 'changed');
  project.write('main/start/note.mjs', 'changed');
  await project.setUp();
  expect(project.deeds()).toEqual(['npm-ci', 'build']);
});

test('a failed installation says what npm said, leaves no stamp and is tried again', async () => {
  await project.setUp();
  project.write('package-lock.json', '{}');
  project.write('npm-fails', '');
  const failed = await project.start();
  expect(failed.code).toBe('exit 1');
  expect(failed.said).toContain('npm error network');
  expect(failed.said).toContain('Les bibliothèques n’ont pas pu être installées');
  expect(failed.said).toContain('The libraries could not be installed');
  expect(failed.said).not.toContain('    at ');
  expect(existsSync(project.path(lockStamp))).toBe(false);

  rmSync(project.path('npm-fails'));
  expect(await project.setUp()).toBeUndefined();
  expect(existsSync(project.path(lockStamp))).toBe(true);
});

test('a failed build leaves nothing that a later start would take for built', async () => {
  await project.setUp();
  project.write('main/broken', '');
  expect(await project.setUp()).toContain('L’application n’a pas pu être construite');
  expect(terminal.said()).toContain('error during build: broken');
  expect(existsSync(project.path('out/.ouvadesk-sources'))).toBe(false);

  rmSync(project.path('main/broken'));
  expect(await project.setUp()).toBeUndefined();
  expect(project.deeds()).toEqual(['npm-ci', 'build', 'build', 'build']);
});

test('two first starts at once install once', async () => {
  expect(await Promise.all([project.setUp(), project.setUp()])).toEqual([undefined, undefined]);
  expect(project.deeds()).toEqual(['npm-ci', 'build']);
});

test('libraries taken along from another kind of machine are installed again', async () => {
  await project.setUp();
  const stamp = readFileSync(project.path(lockStamp), 'utf8');
  project.write(lockStamp, stamp.replace(process.arch, 'otherarch'));
  await project.setUp();
  expect(project.deeds().slice(2)).toEqual(['npm-ci']);
});

test('an option that does not exist is answered by the list of those that do', async () => {
  const { code, said } = await project.start('--nopen');
  expect(code).toBe('exit 1');
  expect(said).toContain("Unknown option '--nopen'");
  expect(said).toContain('--no-open         affiche l’adresse');
  expect(said).toContain('--no-open         prints the address');
  expect(existsSync(project.path('deeds'))).toBe(false);
});
