/** A table of the synthetic Ouvadmin. Types are written so that MySQL and SQLite both read them. */
export interface DemonstrationTable {
  readonly name: string;
  /** Name and type, in order. */
  readonly columns: readonly (readonly [string, string])[];
}

const table = (name: string, columns: Readonly<Record<string, string>>): DemonstrationTable => ({
  name,
  columns: Object.entries(columns),
});

/** The four systems, and what stands around them in any hosting panel. */
export const demonstrationTables = [
  table('comptes', {
    id_compte: 'CHAR(5) NOT NULL PRIMARY KEY',
    login: 'VARCHAR(32) NOT NULL',
    mot_de_passe: 'VARCHAR(128)',
    titulaire: 'VARCHAR(255)',
    courriel: 'VARCHAR(255)',
    domaine_principal: 'VARCHAR(120)',
    etat: "VARCHAR(16) NOT NULL DEFAULT 'actif'",
    nb_parts: 'INTEGER NOT NULL DEFAULT 1',
    date_creation: 'DATE',
    date_mdp: 'DATE',
    forcer_changement: 'TINYINT(1) NOT NULL DEFAULT 0',
    derniere_connexion: 'DATETIME',
    commentaire: 'TEXT',
  }),
  table('boites_mail', {
    id_boite: 'INTEGER NOT NULL PRIMARY KEY',
    id_compte: 'CHAR(5) NOT NULL',
    adresse: 'VARCHAR(255) NOT NULL',
    nom_affiche: 'VARCHAR(255)',
    mdp: 'VARCHAR(255)',
    mdp_modifie_le: 'DATETIME',
    mdp_a_changer: 'TINYINT(1) NOT NULL DEFAULT 0',
    actif: 'TINYINT(1) NOT NULL DEFAULT 1',
    quota_mo: 'INTEGER NOT NULL DEFAULT 512',
    derniere_releve: 'DATETIME',
  }),
  table('acces_ftp', {
    id_ftp: 'INTEGER NOT NULL PRIMARY KEY',
    id_compte: 'CHAR(5) NOT NULL',
    utilisateur: 'VARCHAR(64) NOT NULL',
    proprietaire: 'VARCHAR(255)',
    email_contact: 'VARCHAR(255)',
    pass_md5: 'CHAR(32)',
    date_pass: 'DATE',
    actif: 'TINYINT(1) NOT NULL DEFAULT 1',
    repertoire: 'VARCHAR(255) NOT NULL',
    dernier_acces: 'DATETIME',
  }),
  table('bases_donnees', {
    id_base: 'INTEGER NOT NULL PRIMARY KEY',
    id_compte: 'CHAR(5) NOT NULL',
    nom_base: 'VARCHAR(64) NOT NULL',
    utilisateur_sql: 'VARCHAR(32) NOT NULL',
    responsable: 'VARCHAR(255)',
    courriel_contact: 'VARCHAR(255)',
    mot_de_passe_sql: 'CHAR(41)',
    date_maj_mdp: 'DATE',
    etat: "VARCHAR(16) NOT NULL DEFAULT 'actif'",
    taille_mo: 'INTEGER NOT NULL DEFAULT 0',
  }),
  table('domaines', {
    nom_domaine: 'VARCHAR(120) NOT NULL PRIMARY KEY',
    id_compte: 'CHAR(5) NOT NULL',
    expire_le: 'DATE',
  }),
  table('factures', {
    num_facture: 'VARCHAR(16) NOT NULL PRIMARY KEY',
    id_compte: 'CHAR(5) NOT NULL',
    montant_ttc: 'DECIMAL(8,2) NOT NULL',
    date_emission: 'DATE NOT NULL',
    reglee: 'TINYINT(1) NOT NULL DEFAULT 0',
  }),
  table('parametres', {
    cle: 'VARCHAR(64) NOT NULL PRIMARY KEY',
    valeur: 'VARCHAR(255)',
  }),
] as const;

/** The statement that makes a table, with `after` at its end (engine and character set of MySQL). */
export function createTable({ name, columns }: DemonstrationTable, after = ''): string {
  const lines = columns.map(([column, type]) => `  \`${column}\` ${type}`);
  return `CREATE TABLE \`${name}\` (\n${lines.join(',\n')}\n)${after}`;
}
