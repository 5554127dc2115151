import type { Outcome, Registered } from '../../../preload/contract/register.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';

/** What an exported register calls things; the screen has its own words. */
export const whatWords: Readonly<Record<Registered, Words>> = {
  audit: { fr: 'Audit des mots de passe', en: 'Audit of passwords' },
  export: { fr: 'Export', en: 'Export' },
  'export-deleted': { fr: 'Fichier exporté supprimé', en: 'Exported file deleted' },
  'campaign-started': { fr: 'Campagne lancée', en: 'Campaign started' },
  'campaign-closed': { fr: 'Campagne close', en: 'Campaign closed' },
  send: { fr: 'Envoi aux membres', en: 'Send to members' },
  'forced-change': { fr: 'Changement imposé', en: 'Imposed change' },
  inventory: { fr: 'Inventaire des données', en: 'Inventory of data' },
  encryption: { fr: 'Chiffrement', en: 'Encryption' },
  'key-delivery': { fr: 'Clés remises au serveur', en: 'Keys delivered to the server' },
  'right-of-access': { fr: 'Droit d’accès', en: 'Right of access' },
  purge: { fr: 'Purge', en: 'Purge' },
  'legal-hold': { fr: 'Gel de données', en: 'Legal hold' },
  'volunteer-admitted': { fr: 'Bénévole admis', en: 'Volunteer admitted' },
  'volunteer-removed': { fr: 'Bénévole retiré', en: 'Volunteer removed' },
  backup: { fr: 'Sauvegarde du coffre', en: 'Backup of the vault' },
  restore: { fr: 'Restauration du coffre', en: 'Restoration of the vault' },
  'hand-over': { fr: 'Passation', en: 'Hand-over' },
};

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  done: { fr: 'terminé', en: 'done' },
  cancelled: { fr: 'arrêté', en: 'cancelled' },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
  failed: { fr: 'échoué', en: 'failed' },
};

/** Facts by their keys; one that is not here is told by its key. */
export const factWords: Readonly<Record<string, Words>> = {
  policies: { fr: 'règles', en: 'rules' },
  accounts: { fr: 'comptes', en: 'accounts' },
  weak: { fr: 'à revoir', en: 'to review' },
  conforming: { fr: 'conformes', en: 'conforming' },
  startedAt: { fr: 'commencé', en: 'started' },
  dataset: { fr: 'données', en: 'data' },
  purpose: { fr: 'usage', en: 'purpose' },
  note: { fr: 'note', en: 'note' },
  columns: { fr: 'colonnes', en: 'columns' },
  format: { fr: 'format', en: 'format' },
  rows: { fr: 'lignes', en: 'rows' },
  fileName: { fr: 'fichier', en: 'file' },
  people: { fr: 'personnes', en: 'people' },
  bytes: { fr: 'octets', en: 'bytes' },
  until: { fr: 'jusqu’au', en: 'until' },
  table: { fr: 'table', en: 'table' },
  withThem: { fr: 'lignes parties avec elles', en: 'rows that went with them' },
  passed: { fr: 'laissées', en: 'left' },
  undone: { fr: 'remises', en: 'put back' },
  notUndone: { fr: 'non remises', en: 'not put back' },
  run: { fr: 'numéro de la purge', en: 'number of the purge' },
  held: { fr: 'motif du gel', en: 'reason for the hold' },
  lifted: { fr: 'motif de la levée', en: 'reason for lifting it' },
  column: { fr: 'colonne', en: 'column' },
  treatment: { fr: 'traitement', en: 'treatment' },
  deed: { fr: 'sens', en: 'direction' },
  from: { fr: 'depuis l’état', en: 'from the state' },
  state: { fr: 'état', en: 'state' },
  pending: { fr: 'en attente', en: 'pending' },
  stale: { fr: 'd’une autre valeur', en: 'of another value' },
  corrupt: { fr: 'abîmées', en: 'damaged' },
  tables: { fr: 'tables', en: 'tables' },
  proposed: { fr: 'colonnes proposées', en: 'columns proposed' },
};
