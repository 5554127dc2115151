import { domainToASCII } from 'node:url';

// Quoted local parts, comments and address literals are lawful and useless: nobody of ours has one, attacks do.
const local = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
// What is between is looked at before the library of addresses does: it drops line breaks and undoes "%61".
const letters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/i;

/** The address as a mail server is told it (domain without accents); undefined where it cannot be one. Accented local parts stay. */
export function wireAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at).normalize('NFC');
  const given = address.slice(at + 1);
  const host = letters.test(given) ? domainToASCII(given) : '';
  if (at < 1 || !local.test(name) || !domain.test(host)) return undefined;
  return Buffer.byteLength(name) > 64 || host.length > 253 ? undefined : `${name}@${host}`;
}

/** Whether a server must announce SMTPUTF8 to take this address: its local part has other letters than ASCII. */
export const needsUtf8 = (address: string): boolean => /[^\x20-\x7e]/.test(address);

/** A name or a subject in one line: control characters and line breaks, of whatever alphabet, become spaces, and nothing in it is read as encoded. */
export function inOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .toWellFormed()
    .trim();
}
