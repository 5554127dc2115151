import type { DataCategory, DataFamily, SensitiveKind } from '../../../../preload/contract/data-inventory.ts';
import type { Words } from '../../../shared/spreadsheet/dataset.ts';

/** What the register and its export call things; the screen has its own words. */
export const categoryWords: Readonly<Record<DataCategory, Words>> = {
  'clear-password': { fr: 'mot de passe en clair', en: 'password in the clear' },
  'password-hash': { fr: 'empreinte de mot de passe', en: 'password hash' },
  secret: { fr: 'jeton ou secret', en: 'token or secret' },
  iban: { fr: 'coordonnées bancaires', en: 'bank details' },
  'bank-card': { fr: 'carte bancaire', en: 'payment card' },
  'national-id': {
    fr: 'numéro de sécurité sociale ou de pièce d’identité',
    en: 'social security or identity paper number',
  },
  name: { fr: 'nom, prénom', en: 'name' },
  email: { fr: 'adresse électronique', en: 'e-mail address' },
  telephone: { fr: 'téléphone', en: 'telephone' },
  'postal-address': { fr: 'adresse postale', en: 'postal address' },
  'birth-date': { fr: 'date de naissance', en: 'date of birth' },
  'civil-status': { fr: 'état civil', en: 'civil status' },
  login: { fr: 'identifiant de connexion', en: 'login' },
  identifier: { fr: 'numéro de client ou de membre', en: 'customer or member number' },
  'online-account': { fr: 'compte en ligne ou site personnel', en: 'online account or personal site' },
  'ip-address': { fr: 'adresse IP', en: 'IP address' },
  geolocation: { fr: 'position géographique', en: 'geographical position' },
  'connection-trace': { fr: 'trace de connexion', en: 'trace of connection' },
  image: { fr: 'photo', en: 'photo' },
  occupation: { fr: 'fonction', en: 'occupation' },
  income: { fr: 'revenu', en: 'income' },
  health: { fr: 'santé', en: 'health' },
  opinion: { fr: 'opinion ou appartenance', en: 'opinion or membership' },
  'free-text': { fr: 'texte libre', en: 'free text' },
};

export const familyWords: Readonly<Record<DataFamily, Words>> = {
  identity: { fr: 'État civil, identité, coordonnées, images', en: 'Civil status, identity, contact details, images' },
  'personal-life': { fr: 'Vie personnelle', en: 'Personal life' },
  'professional-life': { fr: 'Vie professionnelle', en: 'Professional life' },
  financial: { fr: 'Informations d’ordre économique et financier', en: 'Economic and financial information' },
  connection: { fr: 'Données de connexion', en: 'Connection data' },
  location: { fr: 'Données de localisation', en: 'Location data' },
  secrets: { fr: 'Mots de passe et secrets', en: 'Passwords and secrets' },
  other: { fr: 'Autres données', en: 'Other data' },
};

export const sensitiveWords: Readonly<Record<SensitiveKind, Words>> = {
  origin: { fr: 'Origine raciale ou ethnique', en: 'Racial or ethnic origin' },
  politics: { fr: 'Opinions politiques', en: 'Political opinions' },
  religion: { fr: 'Convictions religieuses ou philosophiques', en: 'Religious or philosophical beliefs' },
  union: { fr: 'Appartenance syndicale', en: 'Trade union membership' },
  genetic: { fr: 'Données génétiques', en: 'Genetic data' },
  biometric: { fr: 'Données biométriques', en: 'Biometric data' },
  health: { fr: 'Santé', en: 'Health' },
  sexual: { fr: 'Vie ou orientation sexuelle', en: 'Sex life or orientation' },
  offences: { fr: 'Condamnations et infractions', en: 'Convictions and offences' },
  'national-id': { fr: 'Numéro de sécurité sociale (NIR)', en: 'Social security number (NIR)' },
};

export const basisWords: Readonly<Record<string, Words>> = {
  contract: { fr: 'Contrat', en: 'Contract' },
  'legal-obligation': { fr: 'Obligation légale', en: 'Legal obligation' },
  'legitimate-interest': { fr: 'Intérêt légitime', en: 'Legitimate interest' },
  consent: { fr: 'Consentement', en: 'Consent' },
  'public-interest': { fr: 'Mission d’intérêt public', en: 'Public interest' },
  'vital-interest': { fr: 'Intérêts vitaux', en: 'Vital interests' },
};

export const recipientWords: Readonly<Record<string, Words>> = {
  internal: { fr: 'interne', en: 'internal' },
  processor: { fr: 'sous-traitant', en: 'processor' },
  partner: { fr: 'partenaire', en: 'partner' },
  authority: { fr: 'autorité', en: 'authority' },
};
