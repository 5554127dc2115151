import { spell } from '../../../shared/spell-names.ts';

/** What a table is about, as far as it can be told: a "nom" is a person's among people, and a product's among things. */
export type About = 'people' | 'things' | 'unknown';

const people =
  /(?:^|_)(?:users?|utilisateurs?|usagers?|comptes?|accounts?|members?|membres?|adherents?|clients?|customers?|contacts?|soc_?people|societes?|societaires?|cooperateurs?|personnes?|people|persons?|subscribers?|abonnes?|employees?|salaries|salarie|patients?|eleves?|students?|auteurs?|authors?|admins?|administrateurs?|titulaires?|candidats?|donateurs?|donors?|dons?|benevoles?|volunteers?|mandataires?|boites?|mailbox(?:es)?|mailing_cibles|profiles?|profils?|leads?|prospects?|address(?:es)?|adresses|recipients?|destinataires?|identit(?:y|ies|es?)|owners?|proprietaires?|rib)(?:_|$)/;
const things =
  /(?:^|_)(?:products?|produits?|articles?|terms?|taxonom(?:y|ies)|options?|settings?|conf|config\w*|parametres?|params?|links?|categor\w+|tags?|menus?|modules?|plugins?|templates?|modeles?|countr(?:y|ies)|pays|currenc\w+|devises?|taxe?s?|tva|stock|entrepots?|warehouses?|lists?|listes?|domaines?|domains?|pages?|medias?|files?|fichiers?|stats?|counters?|compteurs?|roles?|permissions?|groups?|groupes?|migrations?|versions?|bases?_donnees|languages?|langues?|types?|dictionar\w+|formes?|posts?)(?:_|$)/;
/** A table of things of people says so in its first word ("user_groups"); one of people of things too ("list_members"). */
const meta = /(?:^|_)(?:meta|relations?|relationships?|dets?|extrafields|types?|groups?|roles?|permissions?|stats?)$/;

/** By its name alone, without what all tables of the database share at their beginning. */
export function aboutTable(spelled: string): About {
  const name = spell(spelled).replace(/_table$/, '');
  if (meta.test(name) && !/extrafields|^user_?meta$/.test(name)) return 'things';
  if (people.test(name)) return 'people';
  return things.test(name) ? 'things' : 'unknown';
}
