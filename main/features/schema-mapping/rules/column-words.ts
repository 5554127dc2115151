import type { System } from '../../../../preload/contract/common.ts';
import type { Role, Table } from '../../../../preload/contract/schema-mapping.ts';

/** Lower case, no accents, words apart by "_": "dateMotDePasse" and "DATE-MOT-DE-PASSE" give "date_mot_de_passe". */
export function spell(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** The names of a table's columns, spelled, without the beginning that all of them share ("user_", "cpt_"). */
export function spellColumns(table: Table): Map<string, string> {
  const spelled = table.columns.map(({ name }) => [name, spell(name)] as const);
  const heads = spelled.map(([, name]) => /^([a-z0-9]+_)(?=.)/.exec(name)?.[1]);
  const common = mostFrequent(heads);
  // Most, not all: WordPress has "ID" and "display_name" beside its "user_…".
  const share = heads.filter((head) => head === common).length / Math.max(1, heads.length);
  if (!common || share < 0.6) return new Map(spelled);
  return new Map(spelled.map(([name, text]) => [name, text.startsWith(common) ? text.slice(common.length) : text]));
}

const secret = '(?:mot_?s?_?de_?passes?|mdp|mpasse|pass_?words?|passwd|passw|pass|pwd|psw|passphrase)';
const secretWord = new RegExp(`(?:^|_)${secret}(?:_|\\d|$)`);
const bare = new RegExp(`^(?:user_?|usr_?|u_?|my_?|new_?)?${secret}$`);
/** What may stand beside the word without changing what the column is. */
const storedHow =
  /^(?:md5|sha|sha1|sha256|sha512|hash|hashed|crypt|crypte|crypted|encrypted|bcrypt|enc|clair|clear|plain|actuel|current|ftp|mail|email|pop|pop3|imap|smtp|sql|mysql|bdd|bd|db|base|ssh|web|unix|acces|compte|user|utilisateur|client|membre|admin|value|valeur|u|id)$/;
/** A column about a password that is not the password. */
const aboutSecret =
  /date|jour|_le$|_on$|_at$|time|maj|modif|chang|expir|reset|temp|tmp|question|indice|hint|reponse|answer|longueur|length|min$|max$|salt|sel$|encod|algo|forc|perdu|oubli|lost|forgot|valid|last|dern|ancien|old|prev|count|nb_|essai|tries|must|need|require|doit|token|url|policy|type|statut|status|ok$/;
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
  password: (name) => {
    if (bare.test(name)) return 1;
    if (!secretWord.test(name)) return /^(?:secret|hash|credential|code_secret)$/.test(name) ? 0.5 : 0;
    const rest = name.replace(new RegExp(secret), '').split('_').filter(Boolean);
    if (rest.every((word) => storedHow.test(word))) return 0.9;
    return aboutSecret.test(name) ? 0.1 : 0.6;
  },
  passwordChangedOn: (name) => {
    if (mustWord.test(name) || /expir|question|hint|salt|lost|perdu/.test(name)) return 0;
    if (secretWord.test(name)) return changeWord.test(name) ? 1 : 0;
    return /date\w*(?:pass|pwd|mdp)|(?:pass|pwd|mdp)\w*date/.test(name) ? 0.8 : 0;
  },
  mustChange: (name) => {
    if (secretWord.test(name) && mustWord.test(name) && !/date|_le$|_at$|token/.test(name)) return 1;
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

function mostFrequent(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
