const secret = '(?:mot_?s?_?de_?passes?|mdp|mpasse|pass_?words?|passwd|passw|pass|pwd|psw|passphrase)';
/** A name, spelled, that has a word for a password in it. */
export const passwordWord = new RegExp(`(?:^|_)${secret}(?:_|\\d|$)`);
const bare = new RegExp(`^(?:user_?|usr_?|u_?|my_?|new_?)?${secret}$`);
/** What may stand beside the word without changing what the column is. */
const storedHow =
  /^(?:md5|sha|sha1|sha256|sha512|hash|hashed|crypt|crypte|crypted|encrypted|bcrypt|enc|clair|clear|plain|actuel|current|ftp|mail|email|pop|pop3|imap|smtp|sql|mysql|bdd|bd|db|base|ssh|web|unix|acces|compte|user|utilisateur|client|membre|admin|value|valeur|u|id)$/;
/** A column about a password that is not the password. */
const about =
  /date|jour|_le$|_on$|_at$|time|maj|modif|chang|expir|reset|temp|tmp|question|indice|hint|reponse|answer|longueur|length|min$|max$|salt|sel$|encod|algo|forc|perdu|oubli|lost|forgot|valid|last|dern|ancien|old|prev|count|nb_|essai|tries|must|need|require|doit|token|url|policy|type|statut|status|ok$/;

/** How much the name of a column, as spell-names spells it, says that it holds a password, 0 to 1. */
export function passwordName(name: string): number {
  if (bare.test(name)) return 1;
  if (!passwordWord.test(name)) return /^(?:secret|hash|credential|code_secret)$/.test(name) ? 0.5 : 0;
  const rest = name.replace(new RegExp(secret), '').split('_').filter(Boolean);
  if (rest.every((word) => storedHow.test(word))) return 0.9;
  return about.test(name) ? 0.1 : 0.6;
}
