import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openingCommand } from '../../main/browser/open-in-browser.ts';
import { hostOptions } from '../../main/browser/options.ts';
import { onEnter } from '../../main/browser/terminal.ts';
import { dataOption, defaultDataFolder, prepareDataFolder } from '../../main/shared/data-folder.ts';
import { soon } from '../shared/soon.ts';

/** Each starts whole processes. */
const patient = { timeout: 90_000 };

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The browser shell as a process of its own. */
function start(args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, ['main/host.ts', '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      said += part;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const address = () => /^Ouvadesk: (http:\/\/127\.0\.0\.1:\d+\/\?ticket=[\w-]+)$/m.exec(said)?.[1];
  return { child, ended, said: () => said, address };
}

test('prints an address that lets in, hands a new one to a second start, and closes cleanly', patient, async () => {
  const data = join(dataFolder(), 'made', 'anew');
  const first = start(['--data', data]);
  await expect.poll(first.address, soon).toBeDefined();
  await expect.poll(first.said, soon).toContain('Entrée\u00a0: une autre adresse.');
  if (process.platform !== 'win32') expect(statSync(data).mode & 0o777).toBe(0o700);

  const second = start(['--data', data]);
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain('Ouvadesk est déjà lancé');
  expect(second.address()).not.toBe(first.address());
  const letsIn = async (address = '') => (await fetch(address, { redirect: 'manual' })).status;
  expect(await letsIn(first.address())).toBe(403);
  expect(await letsIn(second.address())).toBe(303);

  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.said()).toContain('Ouvadesk se ferme.');
});

test('after a kill, the folder is free again', patient, async () => {
  const data = dataFolder();
  const first = start(['--data', data]);
  await expect.poll(first.address, soon).toBeDefined();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start(['--data', data]);
  await expect.poll(second.address, soon).toBeDefined();
  expect(second.said()).not.toContain('déjà');
});

test('says so when it cannot start: port taken, option unknown, folder not to be had', patient, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const taken = start(['--data', dataFolder(), '--port', String(port)]);
  expect(await taken.ended).toBe(1);
  expect(taken.said()).toContain(`Le port ${port} est pris`);
  const unknown = start(['--prot', '1']);
  expect(await unknown.ended).toBe(2);
  expect(unknown.said()).toContain('Options\u00a0: --data <dossier>');
  const nowhere = start(['--data', join(process.execPath, 'x')]);
  expect(await nowhere.ended).toBe(1);
  expect(nowhere.said()).toMatch(/^Ouvadesk n’a pas pu démarrer \(ENOTDIR/);
});

test('reads its options', () => {
  expect(hostOptions([], '/d')).toEqual({ data: '/d', port: 0, open: true });
  expect(hostOptions(['--port=4000', '--no-open', '--data', '/e'], '/d')).toEqual({
    data: '/e',
    port: 4000,
    open: false,
  });
  for (const wrong of [['--port', '65536'], ['--port', '-1'], ['--port', 'x'], ['--data', ''], ['--data'], ['x']]) {
    expect(hostOptions(wrong, '/d')).toHaveProperty('wrong');
  }
  expect(dataOption(['electron', '.', '--no-sandbox', '--data', '/e'])).toBe('/e');
  expect(dataOption(['electron', '--data=/e'])).toBe('/e');
  expect(dataOption(['electron', '.'])).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('leaves the rights of a folder that was there alone', () => {
  const data = dataFolder();
  chmodSync(data, 0o755);
  expect(prepareDataFolder(data)).toBe(data);
  expect(statSync(data).mode & 0o777).toBe(0o755);
});

test('keeps its data where each system wants it', () => {
  expect(defaultDataFolder('linux', {}, '/home/ana')).toBe(join('/home/ana', '.local', 'share', 'ouvadesk'));
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ana')).toBe(join('/data', 'ouvadesk'));
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/ana')).toBe(
    join('/home/ana', '.local', 'share', 'ouvadesk'),
  );
  expect(defaultDataFolder('darwin', {}, '/Users/ana')).toBe(
    join('/Users/ana', 'Library', 'Application Support', 'Ouvadesk'),
  );
  expect(defaultDataFolder('win32', { APPDATA: 'C:\\Roaming' }, 'C:\\ana')).toBe(join('C:\\Roaming', 'Ouvadesk'));
});

test('opens the browser where there is a desktop', () => {
  expect(openingCommand('linux', {})).toBeUndefined();
  expect(openingCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
  expect(openingCommand('darwin', {})).toEqual(['open']);
  expect(openingCommand('win32', {})).toEqual(['rundll32', 'url.dll,FileProtocolHandler']);
});

test('listens to Enter only where somebody can press it', () => {
  const act = vi.fn();
  const pipe = new PassThrough();
  onEnter(pipe, act);
  expect(pipe.listenerCount('data')).toBe(0);
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  onEnter(terminal, act);
  terminal.emit('data', '\n');
  expect(act).toHaveBeenCalledOnce();
});
