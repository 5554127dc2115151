import type { ActivityFields } from '../../../../preload/contract/data-inventory.ts';
import type { Words } from '../../../shared/spreadsheet/dataset.ts';

/** What an activity of this kind usually is in a cooperative that hosts sites: a beginning for the volunteer, who knows better. */
export interface ActivityTemplate {
  readonly key: string;
  readonly name: Words;
  readonly purpose: Words;
  readonly further: Words;
  readonly legalBasis: ActivityFields['legalBasis'];
  readonly people: Words;
  /** How long its data are kept, with the law where there is one. */
  readonly erasedAfter: Words;
  readonly recipients: readonly (Words & { readonly kind: 'internal' | 'processor' | 'authority' })[];
}

const volunteers = { fr: 'Bénévoles habilités', en: 'Entitled volunteers', kind: 'internal' } as const;
const host = { fr: 'Infogérant', en: 'Managed-hosting company', kind: 'processor' } as const;

/** Durations: product rules on retention (décret 2021-1362, code de commerce L. 123-22, code des postes L. 34-1). */
export const activityTemplates: readonly ActivityTemplate[] = [
  {
    key: 'hosting-customers',
    name: { fr: 'Gestion des clients de l’hébergement', en: 'Customers of the hosting' },
    purpose: { fr: 'Fournir l’hébergement et en gérer les contrats', en: 'Provide hosting and manage its contracts' },
    further: { fr: 'Répondre aux demandes\nPrévenir des incidents', en: 'Answer requests\nTell of incidents' },
    legalBasis: 'contract',
    people: {
      fr: 'Clients\nCoopérateurs\nContacts des organisations',
      en: 'Customers\nMembers\nContacts of organisations',
    },
    erasedAfter: {
      fr: 'Identité : 5 ans après la fin du contrat (décret 2021-1362). Autres données : 1 an',
      en: 'Identity: 5 years after the end of the contract (décret 2021-1362). Other data: 1 year',
    },
    recipients: [volunteers, host],
  },
  {
    key: 'accounts-access',
    name: { fr: 'Comptes et accès', en: 'Accounts and access' },
    purpose: {
      fr: 'Authentifier les personnes et protéger leurs accès',
      en: 'Authenticate people and protect their access',
    },
    further: { fr: 'Demander le changement des mots de passe faibles', en: 'Ask for the change of weak passwords' },
    legalBasis: 'contract',
    people: { fr: 'Titulaires de comptes', en: 'Holders of accounts' },
    erasedAfter: { fr: '1 an après la clôture du compte', en: '1 year after the account is closed' },
    recipients: [volunteers, host],
  },
  {
    key: 'mail-service',
    name: { fr: 'Service de courriel', en: 'Mail service' },
    purpose: { fr: 'Fournir des boîtes aux lettres', en: 'Provide mailboxes' },
    further: { fr: '', en: '' },
    legalBasis: 'contract',
    people: { fr: 'Titulaires de boîtes', en: 'Holders of mailboxes' },
    erasedAfter: { fr: '1 an après la clôture du compte', en: '1 year after the account is closed' },
    recipients: [volunteers, host],
  },
  {
    key: 'mailing-lists',
    name: { fr: 'Listes de discussion et lettres', en: 'Mailing lists and letters' },
    purpose: { fr: 'Distribuer les messages aux personnes abonnées', en: 'Deliver messages to subscribers' },
    further: { fr: '', en: '' },
    legalBasis: 'consent',
    people: { fr: 'Personnes abonnées', en: 'Subscribers' },
    erasedAfter: { fr: 'À la désinscription', en: 'When the person unsubscribes' },
    recipients: [volunteers, host],
  },
  {
    key: 'billing',
    name: { fr: 'Facturation et paiements', en: 'Billing and payments' },
    purpose: { fr: 'Facturer, encaisser et tenir la comptabilité', en: 'Bill, collect and keep the accounts' },
    further: { fr: '', en: '' },
    legalBasis: 'legal-obligation',
    people: { fr: 'Clients\nCoopérateurs\nDonateurs', en: 'Customers\nMembers\nDonors' },
    erasedAfter: {
      fr: 'Pièces comptables : 10 ans après la clôture de l’exercice. Données de paiement : 1 an après la fin du contrat',
      en: 'Accounting pieces: 10 years after the end of the financial year. Payment data: 1 year after the end of the contract',
    },
    recipients: [
      volunteers,
      { fr: 'Expert-comptable', en: 'Accountant', kind: 'processor' },
      { fr: 'Banque', en: 'Bank', kind: 'processor' },
    ],
  },
  {
    key: 'connection-logs',
    name: { fr: 'Journaux de connexion', en: 'Connection logs' },
    purpose: {
      fr: 'Sécuriser le service et répondre aux réquisitions',
      en: 'Secure the service and answer requisitions',
    },
    further: { fr: '', en: '' },
    legalBasis: 'legal-obligation',
    people: { fr: 'Utilisateurs des services', en: 'Users of the services' },
    erasedAfter: {
      fr: '1 an après la connexion (décret 2021-1362)',
      en: '1 year after the connection (décret 2021-1362)',
    },
    recipients: [
      volunteers,
      host,
      { fr: 'Autorité judiciaire, sur réquisition', en: 'Judicial authority, on requisition', kind: 'authority' },
    ],
  },
  {
    key: 'membership',
    name: { fr: 'Vie coopérative', en: 'Life of the cooperative' },
    purpose: {
      fr: 'Tenir le registre des sociétaires et préparer les assemblées',
      en: 'Keep the register of members and prepare the assemblies',
    },
    further: { fr: '', en: '' },
    legalBasis: 'legal-obligation',
    people: { fr: 'Sociétaires\nMandataires', en: 'Members\nOfficers' },
    erasedAfter: { fr: '5 ans après la perte de la qualité de sociétaire', en: '5 years after membership ends' },
    recipients: [volunteers, { fr: 'Greffe du tribunal', en: 'Registry of the court', kind: 'authority' }],
  },
  {
    key: 'surveys',
    name: { fr: 'Questionnaires', en: 'Surveys' },
    purpose: { fr: 'Connaître l’avis des membres', en: 'Learn what members think' },
    further: { fr: '', en: '' },
    legalBasis: 'consent',
    people: { fr: 'Membres et clients', en: 'Members and customers' },
    erasedAfter: { fr: 'Une fois les réponses analysées', en: 'Once the answers are analysed' },
    recipients: [volunteers],
  },
  {
    key: 'websites',
    name: { fr: 'Sites et commentaires', en: 'Sites and comments' },
    purpose: { fr: 'Publier et recevoir des commentaires', en: 'Publish and receive comments' },
    further: { fr: '', en: '' },
    legalBasis: 'legitimate-interest',
    people: { fr: 'Auteurs de commentaires', en: 'Authors of comments' },
    erasedAfter: { fr: 'À la demande de la personne', en: 'When the person asks' },
    recipients: [volunteers, host],
  },
  {
    key: 'staff',
    name: { fr: 'Gestion du personnel', en: 'Staff' },
    purpose: { fr: 'Gérer les contrats de travail et la paie', en: 'Manage employment contracts and pay' },
    further: { fr: '', en: '' },
    legalBasis: 'legal-obligation',
    people: { fr: 'Salariés', en: 'Employees' },
    erasedAfter: { fr: '5 ans après le départ', en: '5 years after the person leaves' },
    recipients: [volunteers, { fr: 'Organismes sociaux', en: 'Social bodies', kind: 'authority' }],
  },
];

export const usualMeasures: { readonly technical: Words; readonly organisational: Words } = {
  technical: {
    fr: 'Connexions chiffrées (TLS)\nMots de passe hachés (Argon2id)\nColonnes chiffrées (AES-256-GCM)\nSauvegardes chiffrées',
    en: 'Encrypted connections (TLS)\nHashed passwords (Argon2id)\nEncrypted columns (AES-256-GCM)\nEncrypted backups',
  },
  organisational: {
    fr: 'Accès réservé aux bénévoles habilités\nJournal de ce qui est lu, exporté et changé\nPurge selon des durées écrites',
    en: 'Access for entitled volunteers only\nJournal of what is read, exported and changed\nPurge by written durations',
  },
};
