import { EventEmitter } from 'node:events';
import type { MessagePort as NodePort } from 'node:worker_threads';
import { vi } from 'vitest';

/** What stands in for the module "electron": its events are real emitters, its ports real message ports, its windows inert. */

class App extends EventEmitter {
  isPackaged = false;
  ready = Promise.resolve();
  setName = vi.fn();
  setPath = vi.fn();
  enableSandbox = vi.fn();
  quit = vi.fn();
  exit = vi.fn();
  requestSingleInstanceLock = vi.fn(() => true);
  getLocale = vi.fn(() => 'fr-FR');
  getPath = vi.fn((name: string) => `/home/ana/${name}`);
  whenReady = () => this.ready;
}

export class FakeSession {
  handlers = new Map<string, (request: { url: string; method: string }) => Promise<Response>>();
  protocol = {
    handle: (scheme: string, handler: (request: { url: string; method: string }) => Promise<Response>) =>
      this.handlers.set(scheme, handler),
  };
  check: ((contents: unknown, permission: string, origin: string) => boolean) | undefined;
  request:
    | ((
        contents: unknown,
        permission: string,
        callback: (granted: boolean) => void,
        details: { requestingUrl: string },
      ) => void)
    | undefined;
  device: (() => boolean) | undefined;
  before: ((details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void) | undefined;
  events = new EventEmitter();
  setSpellCheckerEnabled = vi.fn();
  webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['before']>) => {
      this.before = listener;
    },
  };
  on(name: string, listener: (...args: unknown[]) => void) {
    this.events.on(name, listener);
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['check']>) {
    this.check = handler;
  }
  setPermissionRequestHandler(handler: NonNullable<FakeSession['request']>) {
    this.request = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<FakeSession['device']>) {
    this.device = handler;
  }
}

export class FakeContents extends EventEmitter {
  static count = 0;
  id = ++FakeContents.count;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  reload = vi.fn();
  setWindowOpenHandler(handler: NonNullable<FakeContents['openHandler']>) {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  webContents = new FakeContents();
  options: Record<string, unknown>;
  bounds = { x: 10, y: 20, width: 1300, height: 820 };
  loaded: string | undefined;
  destroyed = false;
  shown = 0;
  maximized = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string) {
    this.loaded = url;
  }
  show() {
    this.shown += 1;
  }
  focus() {}
  restore() {}
  isMinimized = () => false;
  isMaximized = () => this.maximized;
  maximize() {
    this.maximized = true;
  }
  isDestroyed = () => this.destroyed;
  getNormalBounds = () => this.bounds;
  /** As Electron: `close` may be prevented, otherwise the window is gone. */
  close() {
    let prevented = false;
    this.emit('close', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    this.destroyed = true;
    this.emit('closed');
    BrowserWindow.all = BrowserWindow.all.filter((other) => other !== this);
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}

/** A port of the main process: Node's own, with the events of Electron's MessagePortMain. */
export class FakePortMain extends EventEmitter {
  closed = false;
  readonly port: NodePort;
  constructor(port: NodePort) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(data: unknown) {
    this.port.postMessage(data);
  }
  close() {
    this.closed = true;
    this.port.close();
  }
}

export const app = new App();
export const ipcMain = new EventEmitter();
export const powerMonitor = new EventEmitter();
export const nativeTheme = { shouldUseDarkColors: false };
export const protocol = { registerSchemesAsPrivileged: vi.fn() };
export const sessions = new Map<string, FakeSession>();
export const session = {
  fromPartition: vi.fn((name: string) => {
    const made = new FakeSession();
    sessions.set(name, made);
    return made;
  }),
};
export const shell = { openExternal: vi.fn(async () => {}) };
export const dialog = {
  showErrorBox: vi.fn(),
  showMessageBox: vi.fn(async (..._asked: unknown[]) => ({ response: 0 })),
  showOpenDialog: vi.fn(async (..._asked: unknown[]) => ({
    canceled: false,
    filePaths: ['/home/ana/coffre.ouvadesk'],
  })),
  showSaveDialog: vi.fn(async (..._asked: unknown[]) => ({ canceled: false, filePath: '/home/ana/export.ods' })),
};
export const Menu = { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() };
export const screen = { getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }]) };

/** Who speaks when the preload posts: the window and the frame it runs in. */
export const speaker: { sender?: unknown; senderFrame?: unknown } = {};
export const ipcRenderer = {
  postMessage(channel: string, _message: unknown, ports: NodePort[]) {
    ipcMain.emit(channel, { ...speaker, ports: ports.map((port) => new FakePortMain(port)) });
  },
};

/** Forgets everything, between two tests. */
export function forget(): void {
  for (const emitter of [app, ipcMain, powerMonitor]) emitter.removeAllListeners();
  BrowserWindow.all = [];
  sessions.clear();
  app.isPackaged = false;
  nativeTheme.shouldUseDarkColors = false;
  vi.clearAllMocks();
}
