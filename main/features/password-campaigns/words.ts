import type { System } from '../../../preload/contract/common.ts';
import type { Change, Outcome, Reason } from '../../../preload/contract/password-campaigns.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';

/** The short words that an exported file carries; the screen has its own, longer ones. */
export const systemWords: Readonly<Record<System, Words>> = {
  account: { fr: 'Compte Ouvadmin', en: 'Ouvadmin account' },
  mailbox: { fr: 'Boîte mail', en: 'Mailbox' },
  ftp: { fr: 'Accès FTP', en: 'FTP access' },
  database: { fr: 'Base de données', en: 'Database' },
};

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  weak: { fr: 'à revoir', en: 'to review' },
  conforming: { fr: 'conforme', en: 'conforming' },
  'not-found': { fr: 'non trouvé', en: 'not found' },
  none: { fr: 'sans mot de passe', en: 'no password' },
  unreadable: { fr: 'illisible', en: 'unreadable' },
};

export const reasonWords: Readonly<Record<Reason, Words>> = {
  'too-short': { fr: 'trop court', en: 'too short' },
  'too-long': { fr: 'trop long', en: 'too long' },
  'no-lower': { fr: 'sans minuscule', en: 'no lower case' },
  'no-upper': { fr: 'sans majuscule', en: 'no upper case' },
  'no-digit': { fr: 'sans chiffre', en: 'no digit' },
  'no-special': { fr: 'sans caractère spécial', en: 'no special character' },
  'other-characters': { fr: 'caractères hors de la règle', en: 'characters outside the rule' },
  entropy: { fr: 'trop peu varié pour sa longueur', en: 'too little variety for its length' },
  empty: { fr: 'mot de passe vide', en: 'empty password' },
  'blocklist-common': { fr: 'parmi les plus courants du monde', en: 'among the most common in the world' },
  'blocklist-french': { fr: 'parmi les plus courants en français', en: 'among the most common in French' },
  'from-login': { fr: 'tiré de l’identifiant', en: 'made from the login' },
  'from-name': { fr: 'tiré du nom', en: 'made from the name' },
  'from-email': { fr: 'tiré de l’adresse', en: 'made from the e-mail address' },
  'from-domain': { fr: 'tiré du domaine', en: 'made from the domain' },
  'from-host': { fr: 'tiré du nom de l’hébergeur', en: 'made from the name of the host' },
  date: { fr: 'une date', en: 'a date' },
  keyboard: { fr: 'des touches voisines', en: 'neighbouring keys' },
  repeated: { fr: 'une répétition', en: 'a repetition' },
  shared: { fr: 'le même sur plusieurs comptes', en: 'the same on several accounts' },
  guessed: { fr: 'trouvé par essais', en: 'found by trying' },
  guessable: { fr: 'se devine vite', en: 'quickly guessed' },
  unchanged: { fr: 'inchangé depuis longtemps', en: 'unchanged for long' },
};

export const changeWords: Readonly<Record<Change, Words>> = {
  first: { fr: 'premier audit', en: 'first audit' },
  new: { fr: 'nouveau compte', en: 'new account' },
  same: { fr: 'inchangé', en: 'unchanged' },
  'changed-weak': { fr: 'changé, encore à revoir', en: 'changed, still to review' },
  stronger: { fr: 'changé, conforme', en: 'changed, conforming' },
  changed: { fr: 'changé, force inconnue', en: 'changed, strength unknown' },
};
