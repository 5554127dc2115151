import { ipcRenderer } from 'electron';
import { openPort } from './contract/wire.ts';

// The bridge carries nothing of its own: it hands one port of our page to the main process, which asks who is speaking
// (main/electron/port.ts). Nothing is exposed to the page, so a hostile script in it finds no power here to misuse.
window.addEventListener('message', function hand(event) {
  const isOurPage = event.source === window && event.origin === location.origin;
  if (!isOurPage || event.data !== openPort || event.ports.length !== 1) return;
  window.removeEventListener('message', hand);
  ipcRenderer.postMessage(openPort, null, [...event.ports]);
});
