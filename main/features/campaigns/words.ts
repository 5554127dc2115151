import type { Standing, Unreachable } from '../../../preload/contract/campaigns.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';

/** The short words that an exported file carries; the screen has its own. */
export const standingWords: Readonly<Record<Standing, Words>> = {
  flagged: { fr: 'pas encore prévenu', en: 'not written to yet' },
  notified: { fr: 'prévenu', en: 'notified' },
  reminded: { fr: 'relancé', en: 'reminded' },
  'last-notified': { fr: 'dernier rappel reçu', en: 'last notice received' },
  verified: { fr: 'changé et vérifié', en: 'changed and verified' },
  'weak-again': { fr: 'changé, encore à revoir', en: 'changed, still to review' },
  unreachable: { fr: 'injoignable par message', en: 'unreachable by message' },
  excepted: { fr: 'excepté', en: 'excepted' },
  imposed: { fr: 'changement imposé', en: 'change imposed' },
  gone: { fr: 'plus de compte', en: 'no account any more' },
};

export const unreachableWords: Readonly<Record<Unreachable, Words>> = {
  'no-address': { fr: 'aucune adresse', en: 'no address' },
  'bad-address': { fr: 'adresse inutilisable', en: 'unusable address' },
  refused: { fr: 'adresse refusée par son serveur', en: 'address refused by its server' },
  bounced: { fr: 'messages revenus', en: 'messages came back' },
};

export const purposeWords: Readonly<Record<string, Words>> = {
  'campaign-follow-up': { fr: 'Suivre la campagne', en: 'Follow the campaign' },
  letters: { fr: 'Écrire par la poste', en: 'Write by post' },
  calls: { fr: 'Téléphoner', en: 'Call' },
  report: { fr: 'Rendre compte sans nommer personne', en: 'Report without naming anybody' },
};
