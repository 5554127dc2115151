// @ts-check
import { electronBinary, fetchElectron, recalledElectronRefusal, stalled } from './electron.mjs';

/**
 * @typedef {import('./say.mjs').Words} Words
 * @typedef {{ kind: 'desktop', binary: string }} Desktop
 * @typedef {{ kind: 'browser', why: Words }} Browser
 *
 * @typedef {object} Machine what decides besides Electron itself
 * @property {boolean} root whether the person is root on a system where Electron's sandbox then refuses to work
 * @property {boolean} display whether there is a screen to open a window on
 *
 * @typedef {object} Wishes
 * @property {boolean} browser the browser shell was asked for
 * @property {boolean} fetchElectron a remembered refusal does not count
 */

/**
 * This machine. @param {NodeJS.ProcessEnv} [env] @returns {Machine}
 */
export function thisMachine(env = process.env) {
  const linux = process.platform === 'linux';
  return {
    root: linux && process.getuid?.() === 0,
    display: !linux || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY),
  };
}

/**
 * The desktop shell where it can run, otherwise the browser shell and why. Fetches Electron at most once.
 * @param {string} root
 * @param {Wishes} wishes
 * @param {Machine} machine
 * @param {string} node
 * @param {typeof fetchElectron} [fetch]
 * @returns {Promise<Desktop | Browser>}
 */
export async function chooseShell(root, wishes, machine, node, fetch = fetchElectron) {
  if (wishes.fetchElectron && !electronBinary(root)) await fetch(root, node);
  if (wishes.browser) return browser(reasons.asked);
  if (machine.root) return browser(reasons.root);
  if (!machine.display) return browser(reasons.noDisplay);
  const there = electronBinary(root);
  if (there) return { kind: 'desktop', binary: there };
  const refusal = recalledElectronRefusal(root) ?? (await fetch(root, node));
  const fetched = electronBinary(root);
  return fetched ? { kind: 'desktop', binary: fetched } : browser(refused(refusal));
}

/** @param {Words} why @returns {Browser} */
const browser = (why) => ({ kind: 'browser', why });

const reasons = {
  asked: { fr: 'c’est ce qui a été demandé', en: 'as asked' },
  root: {
    fr: 'le bac à sable d’Electron ne fonctionne pas pour l’utilisateur root, et Ouvadesk ne s’en passe pas',
    en: "Electron's sandbox does not work for the user root, and Ouvadesk does not do without it",
  },
  noDisplay: { fr: 'il n’y a pas d’écran où ouvrir une fenêtre', en: 'there is no display to open a window on' },
};

/** @param {import('./memory.mjs').Refusal | undefined} refusal @returns {Words} */
function refused(refusal) {
  const day = refusal?.on.slice(0, 10) ?? '';
  const reason = inWords(refusal?.reason ?? '');
  return {
    fr: `Electron n’a pas pu être téléchargé le ${day.split('-').reverse().join('/')} (${reason.fr}) ; « npm start -- --fetch-electron » essaie à nouveau`,
    en: `Electron could not be fetched on ${day} (${reason.en}); "npm start -- --fetch-electron" tries again`,
  };
}

const network = /fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|socket hang up/;

/** What the reason means to the person; one we know nothing about is given as it is. @param {string} reason @returns {Words} */
function inWords(reason) {
  if (network.test(reason)) return { fr: 'son serveur est injoignable', en: 'its server cannot be reached' };
  if (reason === stalled) return { fr: 'rien n’arrivait plus', en: 'nothing arrived any more' };
  if (/ENOSPC/.test(reason)) return { fr: 'le disque est plein', en: 'the disk is full' };
  return { fr: reason, en: reason };
}

/** The browser shell after a desktop shell that did not get as far as a window. @param {number} code */
export const endedAtOnce = (code) =>
  browser({
    fr: `Electron s’est arrêté aussitôt ouvert (code ${code}, voir ci-dessus)`,
    en: `Electron ended as soon as it was opened (code ${code}, see above)`,
  });

/** The one sentence that says which shell opens, and why it is not the other. @param {Words} why @returns {Words} */
export const browserSentence = ({ fr, en }) => ({
  fr: `Ouvadesk s’ouvre dans votre navigateur : ${fr}.`,
  en: `Ouvadesk opens in your browser: ${en}.`,
});
