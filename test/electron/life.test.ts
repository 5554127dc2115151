import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { closeBeforeQuit } from '../../main/electron/closing.ts';
import { desktopPowers } from '../../main/electron/dialogs.ts';
import { leaveTo } from '../../main/electron/leave.ts';
import { wordsFor } from '../../main/electron/words.ts';
import { soon } from '../shared/soon.ts';
import { job, type Tiny } from '../shared/tiny-router.ts';
import * as fake from './fake-electron.ts';
import { currentWindow, openFakeDesktop } from './open-desktop.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
beforeEach(fake.forget);

/** A job that runs until it is told to end. */
function work(): { tiny: Partial<Tiny>; end: () => void } {
  const done = Promise.withResolvers<void>();
  return {
    tiny: {
      async *jobs() {
        yield [job('running')];
        await done.promise;
        yield [job('done')];
      },
    },
    end: done.resolve,
  };
}

function answerWith(response: number): void {
  fake.dialog.showMessageBox.mockResolvedValueOnce({ response });
}

describe('the computer', () => {
  test.each(['suspend', 'lock-screen'])('locks the vault on %s', async (event) => {
    const { application } = await openFakeDesktop();
    fake.powerMonitor.emit(event);
    expect(application.lock).toHaveBeenCalledWith('idle');
  });

  test('that shuts down is not held up by a question', async () => {
    const { window } = await openFakeDesktop(work().tiny);
    fake.powerMonitor.emit('shutdown');
    expect(window.destroyed).toBe(true);
    expect(fake.dialog.showMessageBox).not.toHaveBeenCalled();
  });
});

describe('closing the window', () => {
  test('with nothing running quits without a word', async () => {
    const { window } = await openFakeDesktop();
    window.close();
    await expect.poll(() => fake.app.quit.mock.calls.length, soon).toBe(1);
    expect(window.destroyed).toBe(true);
    expect(fake.dialog.showMessageBox).not.toHaveBeenCalled();
  });

  test('over running work asks once, in the language of the volunteer, and may go back', async () => {
    const { window } = await openFakeDesktop({ ...work().tiny, locale: 'en' });
    answerWith(2);
    window.close();
    window.close();
    await expect.poll(() => fake.dialog.showMessageBox.mock.calls.length, soon).toBe(1);
    expect(fake.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
      message: 'Work is in progress.',
      buttons: ['Finish, then quit', 'Stop and quit', 'Go back'],
      defaultId: 0,
      cancelId: 2,
    });
    expect(window.destroyed).toBe(false);
    expect(fake.app.quit).not.toHaveBeenCalled();
  });

  test('over running work may let it end without a window, then quits', async () => {
    const { tiny, end } = work();
    const { window } = await openFakeDesktop(tiny);
    answerWith(0);
    window.close();
    await expect.poll(() => window.destroyed, soon).toBe(true);
    expect(fake.app.quit).not.toHaveBeenCalled();
    end();
    await expect.poll(() => fake.app.quit.mock.calls.length, soon).toBe(1);
  });

  test('and starting Ouvadesk again meanwhile brings a window back, which then stays', async () => {
    const { tiny, end } = work();
    const { window, desktop } = await openFakeDesktop(tiny);
    answerWith(0);
    window.close();
    await expect.poll(() => window.destroyed, soon).toBe(true);
    desktop.show();
    expect(currentWindow()).not.toBe(window);
    end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.app.quit).not.toHaveBeenCalled();
  });

  test('over running work may stop it and quit', async () => {
    const { window } = await openFakeDesktop(work().tiny);
    answerWith(1);
    window.close();
    await expect.poll(() => fake.app.quit.mock.calls.length, soon).toBe(1);
    expect(window.destroyed).toBe(true);
  });

  test('is not held up for ever by a question that cannot be put', async () => {
    const { window } = await openFakeDesktop(work().tiny);
    fake.dialog.showMessageBox.mockRejectedValueOnce(new Error('no display'));
    window.close();
    await expect.poll(() => window.destroyed, soon).toBe(true);
  });
});

test('quitting waits for the application to be closed, once', async () => {
  const closed = Promise.withResolvers<void>();
  const close = vi.fn(() => closed.promise);
  closeBeforeQuit(close);
  const preventDefault = vi.fn();
  fake.app.emit('will-quit', { preventDefault });
  fake.app.emit('will-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledOnce();
  expect(fake.app.exit).not.toHaveBeenCalled();
  closed.resolve();
  await expect.poll(() => fake.app.exit.mock.calls, soon).toEqual([[0]]);
});

describe('a page whose process died', () => {
  test('is offered again; the log knows why', async () => {
    const { window, lines } = await openFakeDesktop();
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 });
    await expect.poll(() => window.webContents.reload.mock.calls.length, soon).toBe(1);
    expect(lines.join('')).toContain('oom');
    expect(fake.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
      buttons: ['Recharger la page', 'Quitter Ouvadesk'],
    });
  });

  test('may be left for good', async () => {
    const { window } = await openFakeDesktop();
    answerWith(1);
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    await expect.poll(() => fake.app.quit.mock.calls.length, soon).toBe(1);
    expect(window.webContents.reload).not.toHaveBeenCalled();
  });
});

describe('the powers of the desktop shell', () => {
  const words = async () => wordsFor('fr');

  test('ask where to save, over the window, with the kind of file in words', async () => {
    const { window } = await openFakeDesktop();
    const powers = desktopPowers(() => window as never, words);
    expect(await powers.chooseSaveTarget('Mots de passe.ods')).toEqual({ path: '/home/ana/export.ods' });
    expect(fake.dialog.showSaveDialog).toHaveBeenCalledWith(window, {
      title: 'Enregistrer l’export',
      defaultPath: join('/home/ana/documents', 'Mots de passe.ods'),
      filters: [{ name: 'Tableur ODS (LibreOffice)', extensions: ['ods'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
  });

  test('ask for a backup by its kind, and give its place', async () => {
    const { window } = await openFakeDesktop();
    const powers = desktopPowers(() => window as never, words);
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/usb/coffre.ouvadesk'] });
    expect(await powers.chooseOpenSource('ouvadesk')).toEqual({ path: '/media/usb/coffre.ouvadesk' });
    expect(fake.dialog.showOpenDialog).toHaveBeenCalledWith(window, {
      title: 'Choisir une sauvegarde',
      defaultPath: '/home/ana/documents',
      filters: [{ name: 'Coffre Ouvadesk', extensions: ['ouvadesk'] }],
      properties: ['openFile', 'dontAddToRecent'],
    });
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await powers.chooseOpenSource('ouvadesk')).toBeUndefined();
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/a.eml', '/b.mbox'] });
    const choice = { also: ['mbox'], several: true };
    expect(await powers.chooseOpenSource('eml', choice)).toEqual({ path: '/a.eml', others: ['/b.mbox'] });
    expect(fake.dialog.showOpenDialog).toHaveBeenLastCalledWith(
      window,
      expect.objectContaining({
        title: 'Choisir les messages revenus',
        filters: [{ name: 'Messages (EML, MBOX)', extensions: ['eml', 'mbox'] }],
        properties: ['openFile', 'dontAddToRecent', 'multiSelections'],
      }),
    );
    await powers.chooseSaveTarget('Coffre.ouvadesk');
    expect(fake.dialog.showSaveDialog).toHaveBeenCalledWith(
      window,
      expect.objectContaining({ title: 'Enregistrer le coffre' }),
    );
  });

  test('take no for an answer, and work without a window', async () => {
    const powers = desktopPowers(() => undefined, words);
    fake.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await powers.chooseSaveTarget('a.csv')).toBeUndefined();
    expect(fake.dialog.showSaveDialog.mock.lastCall).toHaveLength(1);
  });
});

describe('when another Ouvadesk has the data folder', () => {
  test('the browser shell is opened where it is', async () => {
    await leaveTo({ kind: 'taken', by: { shell: 'browser', address: 'http://127.0.0.1:4000/?ticket=x' } });
    expect(fake.shell.openExternal).toHaveBeenCalledWith('http://127.0.0.1:4000/?ticket=x');
    expect(fake.app.quit).toHaveBeenCalledOnce();
  });

  test('an address that is not on this computer is not followed', async () => {
    for (const address of ['http://evil.example/', 'http://127.0.0.1:1@evil.example/', 'file://127.0.0.1/x', 'x']) {
      await leaveTo({ kind: 'taken', by: { shell: 'browser', address } });
    }
    expect(fake.shell.openExternal).not.toHaveBeenCalled();
    expect(fake.dialog.showErrorBox).toHaveBeenCalledTimes(4);
  });

  test('the desktop shell has shown its window; one that does not answer is told of', async () => {
    await leaveTo({ kind: 'taken', by: { shell: 'desktop' } });
    expect(fake.dialog.showErrorBox).not.toHaveBeenCalled();
    await leaveTo({ kind: 'silent' });
    expect(fake.dialog.showErrorBox.mock.lastCall?.[0]).toBe('Ouvadesk est déjà lancé');
    expect(fake.app.quit).toHaveBeenCalledTimes(2);
  });
});
