/** The origin of our own page in the desktop shell. */
export const desktopOrigin = 'app://main';

/** The one message that our page may send to the desktop shell: "take this port". */
export const openPort = 'ouvadesk:open-port';

/** Where the browser shell takes the WebSocket of calls. */
export const rpcPath = '/rpc';

/** Answers 204 while the browser session holds, 403 once it does not; a page cannot read why its WebSocket was refused. */
export const sessionPath = '/session';
