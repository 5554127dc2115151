// @ts-check
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from './say.mjs';

/** What may follow `npm start --`. */
const usage = {
  fr: `npm start -- [--browser] [--no-open] [--port numéro] [--data dossier] [--fetch-electron]
  --browser         dans le navigateur, même si Electron est là
  --no-open         affiche l’adresse sans ouvrir le navigateur
  --port numéro     le port de cette adresse (sinon, un port libre)
  --data dossier    garde les données dans ce dossier
  --fetch-electron  essaie à nouveau de télécharger Electron`,
  en: `
npm start -- [--browser] [--no-open] [--port number] [--data folder] [--fetch-electron]
  --browser         in the browser, even if Electron is there
  --no-open         prints the address without opening the browser
  --port number     the port of that address (otherwise a free one)
  --data folder     keeps the data in this folder
  --fetch-electron  tries again to fetch Electron`,
};

/**
 * @typedef {object} Options
 * @property {boolean} browser the browser shell, even if Electron is there
 * @property {boolean} fetchElectron a remembered refusal does not count
 * @property {string[]} desktop what the desktop shell is told
 * @property {string[]} host what the browser shell is told
 */

/**
 * Reads the options; stops with the list of them at one it does not know.
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const values = parsed(args);
  if (values.help) throw new Stop(usage);
  // Whole, because a shell may run in another folder.
  const data = values.data === undefined ? [] : ['--data', resolve(values.data)];
  const port = values.port === undefined ? [] : ['--port', values.port];
  return {
    browser: values.browser === true,
    fetchElectron: values['fetch-electron'] === true,
    desktop: data,
    host: [...(values['no-open'] ? ['--no-open'] : []), ...port, ...data],
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        'fetch-electron': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Stop({ fr: `${message}\n\n${usage.fr}`, en: usage.en });
  }
}
