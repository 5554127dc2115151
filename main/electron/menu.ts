import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from './words.ts';

/** The menu, in the volunteer's language. Roles bring the keys that each system expects. */
export function setMenu({ menu }: ShellWords): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const onMac: MenuItemConstructorOptions = {
    label: 'Ouvadesk',
    submenu: [
      { role: 'about', label: menu.about },
      separator,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.showAll },
      separator,
      { role: 'quit', label: menu.quit },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      separator,
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu.selectAll },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: menu.view,
    submenu: [
      { role: 'resetZoom', label: menu.actualSize },
      { role: 'zoomIn', label: menu.zoomIn },
      { role: 'zoomOut', label: menu.zoomOut },
      { role: 'togglefullscreen', label: menu.fullScreen },
      separator,
      { role: 'reload', label: menu.reload },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: menu.devTools } as const]),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: menu.window,
    submenu: [
      { role: 'minimize', label: menu.minimize },
      { role: 'close', label: menu.close },
      ...(process.platform === 'darwin' ? [] : [separator, { role: 'quit', label: menu.quit } as const]),
    ],
  };
  const onMacOnly = process.platform === 'darwin' ? [onMac] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...onMacOnly, edit, view, window]));
}
