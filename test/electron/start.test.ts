import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { claimOnlyInstance } from '../../main/shared/only-instance.ts';
import { soon } from '../shared/soon.ts';
import * as fake from './fake-electron.ts';
import { currentWindow, loadPage, ourFrame } from './open-desktop.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
// The process and the keychain are those of whoever runs the tests.
vi.mock('../../main/shared/process-defects.ts', () => ({ logProcessDefects: () => {} }));
vi.mock('../../main/keychain/open-keychain.ts', () => ({ openKeychain: async () => undefined }));

beforeEach(fake.forget);
afterEach(() => void vi.unstubAllGlobals());

/** Runs main/index.ts as Electron would, on a data folder of its own. */
async function startOn(data: string) {
  const argv = process.argv;
  process.argv = ['electron', '.', '--data', data];
  onTestFinished(() => {
    process.argv = argv;
  });
  vi.resetModules();
  vi.doMock('electron', () => fake);
  await import('../../main/index.ts');
}

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the desktop shell opens the whole application in its window, and closes it when it quits', async () => {
  const data = dataFolder();
  await startOn(data);
  expect(fake.app.enableSandbox).toHaveBeenCalledOnce();
  await expect.poll(() => fake.BrowserWindow.all.length, soon).toBe(1);
  const window = currentWindow();
  Object.assign(fake.speaker, { sender: window.webContents, senderFrame: ourFrame() });
  const { client } = await loadPage();
  expect(await client.vault.state()).toEqual({ kind: 'absent' });
  expect(await client.shell.info()).toMatchObject({ kind: 'desktop' });

  // Another start, of either shell, brings the window to the front.
  window.shown = 0;
  fake.app.emit('second-instance');
  expect(window.shown).toBe(1);
  const other = await claimOnlyInstance(data, () => ({ shell: 'browser' }));
  expect(other).toEqual({ kind: 'taken', by: { shell: 'desktop' } });
  expect(window.shown).toBe(2);

  fake.app.emit('will-quit', { preventDefault: () => {} });
  await expect.poll(() => fake.app.exit.mock.calls, soon).toEqual([[0]]);
  if (process.platform !== 'win32') expect(existsSync(join(data, 'instance.sock'))).toBe(false);
});

test('a second desktop shell opens nothing', async () => {
  fake.app.requestSingleInstanceLock.mockReturnValueOnce(false);
  await startOn(dataFolder());
  expect(fake.app.quit).toHaveBeenCalledOnce();
  expect(fake.BrowserWindow.all).toEqual([]);
});

test('with the folder held by the browser shell, goes there instead', async () => {
  const data = dataFolder();
  const address = 'http://127.0.0.1:4000/?ticket=t';
  const claim = await claimOnlyInstance(data, () => ({ shell: 'browser', address }));
  await startOn(data);
  await expect.poll(() => fake.shell.openExternal.mock.calls, soon).toEqual([[address]]);
  expect(fake.app.quit).toHaveBeenCalledOnce();
  expect(fake.BrowserWindow.all).toEqual([]);
  if (claim.kind === 'only') await claim.release();
});

test('what keeps it from starting is written down, and said', async () => {
  fake.session.fromPartition.mockImplementationOnce(() => {
    throw new Error('no session today');
  });
  const data = dataFolder();
  await startOn(data);
  await expect.poll(() => fake.dialog.showErrorBox.mock.calls, soon).toHaveLength(1);
  expect(fake.dialog.showErrorBox.mock.lastCall?.[1]).toContain(join(data, 'logs'));
  expect(fake.app.exit).toHaveBeenCalledWith(1);
});
