import type { Language } from '../../../../preload/contract/campaigns.ts';
import type { System } from '../../../../preload/contract/common.ts';
import type { Reason } from '../../../../preload/contract/password-campaigns.ts';
import type { Words } from '../../../shared/spreadsheet/dataset.ts';

/** How a member knows what the password opens. */
export const systemNames: Readonly<Record<System, Words>> = {
  account: { fr: 'Compte Ouvadmin', en: 'Ouvadmin account' },
  mailbox: { fr: 'Boîte mail', en: 'Mailbox' },
  ftp: { fr: 'Accès FTP', en: 'FTP access' },
  database: { fr: 'Base de données', en: 'Database' },
};

/** Each goes on from "the password…", in words that need no explaining. */
const clauses: Readonly<Record<Reason, Words>> = {
  'too-short': { fr: 'est trop court', en: 'is too short' },
  'too-long': { fr: 'est plus long que la règle ne le permet', en: 'is longer than the rule allows' },
  'no-lower': { fr: 'ne contient aucune lettre minuscule', en: 'has no lower-case letter' },
  'no-upper': { fr: 'ne contient aucune lettre majuscule', en: 'has no upper-case letter' },
  'no-digit': { fr: 'ne contient aucun chiffre', en: 'has no digit' },
  'no-special': { fr: 'ne contient aucun caractère spécial', en: 'has no special character' },
  'other-characters': {
    fr: 'contient des caractères que la règle n’admet pas',
    en: 'has characters that the rule does not allow',
  },
  entropy: { fr: 'n’est pas assez varié pour sa longueur', en: 'is not varied enough for its length' },
  empty: { fr: 'est vide', en: 'is empty' },
  'blocklist-common': {
    fr: 'fait partie des mots de passe les plus courants',
    en: 'is among the most common passwords',
  },
  'blocklist-french': {
    fr: 'fait partie des mots de passe les plus courants en français',
    en: 'is among the most common passwords in French',
  },
  'from-login': { fr: 'ressemble à l’identifiant', en: 'looks like the login' },
  'from-name': { fr: 'ressemble au nom du titulaire', en: 'looks like the name of its holder' },
  'from-email': { fr: 'ressemble à l’adresse électronique', en: 'looks like the e-mail address' },
  'from-domain': { fr: 'ressemble au nom de domaine', en: 'looks like the domain name' },
  'from-host': { fr: 'ressemble au nom de l’hébergeur', en: 'looks like the name of the host' },
  date: { fr: 'est une date', en: 'is a date' },
  keyboard: { fr: 'suit des touches voisines du clavier', en: 'follows neighbouring keys' },
  repeated: { fr: 'répète les mêmes caractères', en: 'repeats the same characters' },
  shared: { fr: 'est le même que celui d’un autre compte', en: 'is the same as that of another account' },
  guessed: { fr: 'a été trouvé par des essais automatiques', en: 'was found by trying automatically' },
  guessable: { fr: 'se devine en peu d’essais', en: 'can be guessed in a few attempts' },
  unchanged: { fr: 'n’a pas changé depuis des années', en: 'has not changed for years' },
};

const lists = {
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

/** "le mot de passe est trop court et ne contient aucun chiffre". */
export function sayReasons(reasons: readonly Reason[], language: Language): string {
  const subject = { fr: 'le mot de passe', en: 'the password' }[language];
  return `${subject} ${listReasons(reasons, language) || { fr: 'est à revoir', en: 'is to be reviewed' }[language]}`;
}

/** "est trop court et ne contient aucun chiffre". */
export function listReasons(reasons: readonly Reason[], language: Language): string {
  return lists[language].format(reasons.map((reason) => clauses[reason][language]));
}
