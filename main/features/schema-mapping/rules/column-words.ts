import type { System } from '../../../../preload/contract/common.ts';
import type { Role, Table } from '../../../../preload/contract/schema-mapping.ts';
import { passwordName, passwordWord } from '../../../shared/password-name.ts';
import { spellAlike } from '../../../shared/spell-names.ts';

/** The names of a table's columns, spelled, without the beginning that all of them share ("user_", "cpt_"). */
export const spellColumns = (table: Table) => spellAlike(table.columns.map(({ name }) => name));

const changeWord = /date|maj|modif|chang|updat|last|dern|_le$|_on$|_at$|time|set|defini|since|depuis|valid/;
const mustWord = /forc|must|doit|oblig|need|requir|a_chang|a_modif|expire$|expired|reset|impos|next/;
const past = /(?:dern|last|recent|ult)/;
const visit =
  /(?:connex|connect|log_?in|logon|log$|acces|access|visit|releve|seen|auth|session|activit|activity|vue?$|used|usage)/;

/** How much a column's name says that it plays a role, 0 to 1. `name` is spelled. */
export function nameScore(role: Role, name: string): number {
  return rules[role](name);
}

const table: Readonly<Record<'login' | 'email' | 'name' | 'status', readonly (readonly [RegExp, number])[]>> = {
  login: [
    [/^(?:login|user_?login|user_?name|username|identifiant|pseudo|pseudonyme|nom_?d?_?utilisateur|utilisateur)$/, 1],
    [/^(?:utilisateur|user|usr|login|identifiant)_(?:sql|mysql|ftp|mail|bdd|bd|db|name|nom|id|acces)$/, 0.95],
    [/^(?:ftp|sql|mysql|mail|db|bdd|nom)_(?:login|user|username|utilisateur|identifiant)$/, 0.95],
    [/^(?:user|usr|userid|user_?id|uid|account|compte|nick|nickname|screenname|nom_compte|code_acces)$/, 0.75],
    [/^(?:adresse|address|local_part|boite|bal|mailbox)$/, 0.6],
    [/^(?:e_?mail|courriel|nicename)$/, 0.4],
    [/login|username|identifiant/, 0.5],
  ],
  email: [
    [/^(?:e_?mail|courriel|mel|mail|adresse_?(?:e_?mail|mail|courriel|mel|electronique)|user_email)$/, 1],
    [/^(?:e_?mail|mail|courriel|mel)_(?:contact|client|compte|perso|principal|adresse|address|1|user|membre)$/, 0.95],
    [/^(?:contact|adr|adresse|perso)_(?:e_?mail|mail|courriel|mel)$/, 0.95],
    [/^(?:adresse|address|username|user|login|destination)$/, 0.35],
    [/e_?mail|courriel/, 0.55],
  ],
  name: [
    [
      /^(?:nom_?complet|full_?name|display_?name|nom_?prenom|prenom_?nom|nom_?affiche|real_?name|titulaire|gecos|cn)$/,
      1,
    ],
    [/^(?:proprietaire|responsable|raison_?sociale|nom_?usuel|owner|holder|contact_?name|nom_?contact|societe)$/, 0.85],
    [/^(?:nom|name|last_?name|surname|nom_famille|nom_client|nom_membre)$/, 0.8],
    [/^(?:prenom|first_?name|libelle|nickname|nicename|organisation|association|contact|description|comment)$/, 0.5],
  ],
  status: [
    [/^(?:etat|statut|status|state|user_status|etat_compte|statut_compte|account_status)$/, 1],
    [/^(?:actif|active|is_active|enabled|enable|disabled|suspendu|suspended|bloque|blocked|locked|actif_?\w*)$/, 0.9],
    [/^(?:etat|statut|status|state)_|_(?:etat|statut|status|state|actif|active)$/, 0.6],
    [/^(?:valide|ferme|closed|resilie|deleted|supprime|is_\w*)$/, 0.5],
  ],
};

const byTable = (role: keyof typeof table) => (name: string) =>
  table[role].find(([shape]) => shape.test(name))?.[1] ?? 0;

const rules: Readonly<Record<Role, (name: string) => number>> = {
  id: (name) => {
    if (/^(?:id|rowid|uid|uuid|num|numero|code|ref|reference|matricule|identifiant|key)$/.test(name)) return 1;
    return /^(?:id|num|numero|code)_|_(?:id|num|numero|code|rowid)$|^id[a-z]/.test(name) ? 0.7 : 0;
  },
  login: byTable('login'),
  email: byTable('email'),
  name: byTable('name'),
  status: byTable('status'),
  password: passwordName,
  passwordChangedOn: (name) => {
    if (mustWord.test(name) || /expir|question|hint|salt|lost|perdu/.test(name)) return 0;
    if (passwordWord.test(name)) return changeWord.test(name) ? 1 : 0;
    return /date\w*(?:pass|pwd|mdp)|(?:pass|pwd|mdp)\w*date/.test(name) ? 0.8 : 0;
  },
  mustChange: (name) => {
    if (passwordWord.test(name) && mustWord.test(name) && !/date|_le$|_at$|token/.test(name)) return 1;
    return /^(?:forc\w*|must|doit|oblig\w*|imposer)_?(?:chang\w*|modif\w*|reset)/.test(name) ? 0.95 : 0;
  },
  lastLogin: (name) => {
    if (past.test(name) && visit.test(name)) return /prev|avant_dern|ip|count|nb_/.test(name) ? 0.3 : 1;
    return /^(?:accessed|last_used|lastlog|date_connexion|date_acces|connected_at)$/.test(name) ? 0.7 : 0;
  },
};

const systemWords: Readonly<Record<System, readonly (readonly [RegExp, number])[]>> = {
  ftp: [[/(?:^|_|pro|pure)ftp/, 1]],
  database: [
    [/(?:^|_)(?:bases?_?(?:de_?)?donnees?|bdds?|databases?|mysql|sql|pgsql|postgres|db_?users?|dbs)(?:_|$)/, 1],
    [/(?:^|_)(?:bases?|db|bd)(?:_|$)/, 0.8],
  ],
  mailbox: [
    [/(?:mailbox|boite|popbox|vpopmail|virtual_users|imap|pop3|messagerie|courriel|dovecot|postfix)/, 1],
    [/(?:^|_)(?:e?mails?|bal|bals|mail_?users?|mailusers?|pop|comptes?_mail)(?:_|$)/, 0.9],
  ],
  account: [
    [/(?:^|_)(?:comptes?|accounts?|ouvadmin)(?:_|$)/, 1],
    [/(?:^|_)(?:users?|utilisateurs?|membres?|members?|clients?|customers?|adherents?|societaires?)(?:_|$)/, 0.9],
    [/(?:^|_)(?:personnes?|coordonnees|contacts?|admins?|administrateurs?|coop\w*|people|person|usr)(?:_|$)/, 0.6],
  ],
};

/** How much the name of a table, or of one of its columns, says that it is of a system, 0 to 1. `name` is spelled. */
export function systemScore(system: System, name: string): number {
  return systemWords[system].find(([shape]) => shape.test(name))?.[1] ?? 0;
}
