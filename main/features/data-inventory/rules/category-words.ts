import type { DataCategory } from '../../../../preload/contract/data-inventory.ts';
import { passwordName } from '../../../shared/password-name.ts';
import type { About } from './table-words.ts';

/** How much the name of a column says of each category, 0 to 1. `name` without what all columns of its table share; `whole` with it. */
export function namedScores(name: string, whole: string, about: About): ReadonlyMap<DataCategory, number> {
  const scores = new Map<DataCategory, number>();
  for (const [category, words] of Object.entries(lists) as [DataCategory, readonly Word[]][]) {
    const score = Math.max(best(words, name, about), best(words, whole, about));
    if (score > 0) scores.set(category, score);
  }
  const password = passwordName(name);
  if (password >= 0.5) scores.set('clear-password', password).set('password-hash', password);
  return scores;
}

type Score = number | Readonly<Record<About, number>>;
type Word = readonly [RegExp, Score];

function best(words: readonly Word[], name: string, about: About): number {
  const score = words.find(([shape]) => shape.test(name))?.[1] ?? 0;
  return typeof score === 'number' ? score : score[about];
}

/** What a name says of a person only where its table is about people. */
const ofPeople = (people: number, unknown: number, things = 0): Score => ({ people, unknown, things });

/** A word that stands alone or between others. */
const word = (text: string) => new RegExp(`(?:^|_)(?:${text})(?:_|\\d|$)`);
const alone = (text: string) => new RegExp(`^(?:${text})$`);

/** About a thing of a person, and not the thing: when it changed, how many there are, whether it was verified. */
const besides = (text: string): Word => [
  new RegExp(
    `^(?=.*(?:${text})).*(?:subject|objet|sujet|msg|template|modele|count|verif|valid|confirm|date|status|statut|type|token|optin|opt_in|newsletter|body|contenu|server|host$|port$|quota|prefix|country|pays|option|lang|_id$|^id_|^no_|^nb_|^is_|^has_|visib|hidden|public$)`,
  ),
  0.05,
];

/** The first word of a list that fits decides. Names are as spell-names spells them. */
const lists: Partial<Readonly<Record<DataCategory, readonly Word[]>>> = {
  secret: [
    [/(?:^|_)(?:pass|mdp|pwd)_?te?mp$|^te?mp_?(?:pass|mdp|pwd)/, 0.9],
    [/^(?:.*_)?(?:date|time|expir\w*|count|nb|epoch)(?:_.*)?$/, 0.05],
    [
      word(
        'token|jeton|api_?key|cle_?api|secret|totp|otp|activation_?key|cle_?activation|reset_?(?:key|code)|private_?key|auth_?key|access_?key|webservices?_?key|preapproval_?key|salt|nonce|recovery_?codes?|secret_?answer|reponse_?secrete|(?:confirm\\w*|validation)_?(?:key|code)',
      ),
      0.9,
    ],
    [alone('(?:prev_|old_)?(?:id_session|session_?id|sess_?id|sid|session_?(?:key|data))'), 0.85],
    [alone('ticket|cookie|tracker|session|cle|hash'), 0.6],
  ],
  iban: [
    [/country|pays|label|default|defaut|date|type|nom_|name/, 0],
    [
      word(
        'iban|rib|bic|swift|code_?banque|code_?guichet|cle_?rib|cle_?iban|compte_?bancaire|bank_?account|sort_?code',
      ),
      0.9,
    ],
    [alone('numero_compte|num_compte|account_number'), 0.6],
  ],
  'bank-card': [[word('card_?num\\w*|num\\w*_?carte|carte_?bancaire|cvv|cvc|cvn|last_?four|card_?ref|pan'), 0.9]],
  'national-id': [
    [
      word(
        'nir|num\\w*_?secu\\w*|secu\\w*_?sociale|ssn|nss|passeport|passport|cni|carte_?identite|id_?card|permis_?(?:de_?)?conduire',
      ),
      0.95,
    ],
  ],
  name: [
    [
      /(?:^|_)(?:user|file|fichier|nom_de_|host|domain|domaine|table|base|db|list|liste|page|site|server|display_mode|short_?code|country|pays|option|field|template|model|role|group|robot|service|bank|banque|card|menu|role)_?(?:nom|name)$|^nom_(?:base|domaine|fichier|table|liste|hote|page|site|utilisateur)$/,
      0,
    ],
    [
      alone(
        'prenoms?|first_?name|last_?name|surname|family_?name|given_?name|nom_?(?:de_?)?(?:famille|naissance|usage|jeune_?fille)|nom_?(?:complet|prenom|affiche)|prenom_?nom|full_?name|display_?name|real_?name|gecos|maiden_?name|middle_?name',
      ),
      1,
    ],
    [/(?:^|_)(?:prenom|firstname|lastname|first_name|last_name)(?:_|$)/, 0.95],
    [
      alone(
        'titulaire|nom_?(?:client|membre|adherent|contact|titulaire|abonne)|contact_?name|customer_?name|member_?name|owner_?name|proprio|proprietaire|responsable|signataire|destinataire|author|auteur|author_?name|holder|cn',
      ),
      0.8,
    ],
    [alone('nom|name|noms|name_alias'), ofPeople(0.9, 0.45, 0.1)],
    [
      alone('raison_?sociale|denomination|societe|company|company_?name|entreprise|organisation|association'),
      ofPeople(0.7, 0.45, 0.15),
    ],
    [alone('owner|contact|label_contact|representant|referent|parrain|conjoint'), ofPeople(0.6, 0.4, 0.3)],
    [/_name$|^nom_/, ofPeople(0.6, 0.2)],
  ],
  email: [
    besides('mail|courriel'),
    [
      alone('e_?mail|courriel|mel|mail|adresse_?(?:e_?mail|mail|courriel|mel|electronique)|(?:e_?mail|mail)_?address'),
      1,
    ],
    [
      /(?:^|_)(?:e_?mail|courriel|mel)(?:_?\d|_(?:to|from|cc|bcc|tocc|tobcc|sender|perso\w*|pro|principal\w*|secours|contact|client|membre|adresse))?$/,
      0.95,
    ],
    [/^(?:e_?mail|courriel|mail)_|_(?:e_?mails?|mail)$/, 0.6],
    [alone('recipient|sender|errors_to|reply_to|destinataire|expediteur|bounce_address|replyto|return_path'), 0.5],
    [alone('adresse|address|username|user|login'), 0.3],
  ],
  telephone: [
    besides('tel|phone|mobile|fax'),
    [word('tel|telephones?|phones?|mobile|gsm|fax|telecopie|cell_?phone|num\\w*_?tel\\w*|tel_?\\w{1,8}'), 0.95],
    [word('portable|whatsapp|cell'), 0.5],
  ],
  'postal-address': [
    [/mail|courriel|remote|(?:^|_)ip(?:_|$)|mac_|bounce|url|web|(?:^|_)(?:nb|is|has|fk|id)_/, 0],
    [
      alone(
        '(?:.*_)?(?:adresse|address|addr)(?:_?\\d|_?(?:ligne|line)_?\\d|_(?:postale|facturation|livraison|perso|complement|suite))?',
      ),
      0.9,
    ],
    [alone('rue|street|voie|num\\w*_(?:rue|voie)|complement_?adresse|domicile'), 0.9],
    [alone('(?:.*_)?(?:code_?postal|cp|zip|zip_?code|post_?code|postal_?code)'), 0.9],
    [alone('(?:.*_)?(?:ville|town|city|commune|localite|municipality)'), ofPeople(0.9, 0.6, 0.3)],
  ],
  'birth-date': [
    [/lieu|place|ville|city|pays|country|name|nom/, 0],
    [/naissance|birth|(?:^|_)(?:dob|nee?_le|anniversaire)(?:_|$)/, 1],
  ],
  'civil-status': [
    [
      alone(
        'genre|gender|sexe|sex|civilite|civility|situation_?(?:familiale|maritale|matrimoniale)|marital_?status|nationalite|nationality|(?:lieu|ville|pays)_?(?:de_?)?naissance|birth_?(?:place|city|country)|nb_?enfants|salutation|honorific',
      ),
      0.95,
    ],
    [alone('titre|title'), ofPeople(0.45, 0.1)],
  ],
  login: [
    [/last|dern|prev|date|count|fail|attempt|wrong|time|nb_|_at$|_le$|enabled|allow/, 0],
    [
      alone(
        'login|user_?login|user_?name|username|identifiant|pseudo|pseudonyme|nice_?name|nick_?name|nick|screen_?name|utilisateur(?:_\\w+)?|nom_?(?:d_?)?utilisateur|netid|login_\\w+|\\w+_login|logon',
      ),
      0.95,
    ],
    [alone('user|usr|userid|uid|account|compte|local_part|serviceid'), ofPeople(0.5, 0.35, 0.1)],
  ],
  identifier: [
    [
      alone(
        'matricule|(?:num|numero|no|code|ref)_?(?:client|adherent|membre|societaire|cooperateur|salarie|etudiant|abonne|patient|dossier|contrat|badge)|(?:client|customer|member|membership|employee|student|patient|badge)_?(?:number|no|num|code|ref)|ldap_?\\w+|netid|id_?(?:compte|client|adherent|membre|societaire|personne)',
      ),
      0.85,
    ],
  ],
  'online-account': [
    [
      word(
        'skype|twitter|facebook|linkedin|instagram|snapchat|google_?plus|youtube|whatsapp|jabber|jabber_?id|xmpp|icq|msn|aim|yim|mastodon|telegram|viber|discord|social_?networks?|reseaux?_?sociaux?|openid|gravatar',
      ),
      0.9,
    ],
    [alone('(?:.*_)?(?:url|website|web_?site|site_?web|site_?internet|homepage|page_?perso)'), ofPeople(0.7, 0.2)],
  ],
  'ip-address': [
    [/zip|ship|tip|recip|count|pays|country/, 0],
    [word('ip|ipv4|ipv6|ip_?addr\\w*|ipaddress|adresse_?ip|remote_?addr|remote_?host|login_?host|client_?ip'), 0.9],
    [/^ip(?:last|prev|creat|regist|conn)\w*/, 0.9],
  ],
  geolocation: [
    [/platform|translat|template|late|plat/, 0],
    [
      word('latitude|longitude|geo_?lat|geo_?long?|geolat|geolong|geo_?point|gps|gps_?\\w+|coordonnees_?gps'),
      ofPeople(0.9, 0.8, 0.55),
    ],
    [alone('lat|lng|lon|position|localisation|location'), ofPeople(0.7, 0.5, 0.3)],
  ],
  'connection-trace': [
    [
      /(?:last|dern|prev|latest|recent)\w*_?(?:\w*_)?(?:log_?in|logon|connex|connect|acces|visit|seen|activ|relev|auth)|(?:date|time)_?(?:de_?)?(?:connexion|last_?login|dernier)|^(?:lastlogin|last_used|lastlog)/,
      0.9,
    ],
    [word('user_?agent|useragent|navigateur|browser'), 0.9],
    [alone('agent'), 0.6],
  ],
  income: [
    [
      /^(?:salaire|salary|salaries|revenus?|income|remuneration|quotient_?familial|paie)(?:_|$)|^salary\w*|_(?:salaire|salary|income|revenus?)$/,
      0.85,
    ],
  ],
  health: [
    [
      word(
        'sante|health|maladies?|disease|handicap\\w*|allerg\\w*|medical\\w*|medicaments?|groupe_?sanguin|blood_?(?:type|group)|pathologies?|grossesse|vaccin\\w*|regime_?alimentaire',
      ),
      0.9,
    ],
  ],
  opinion: [
    [
      word(
        'religion\\w*|syndicat|syndical\\w*|trade_?union|opinions?_?politiques?|parti_?politique|political_?\\w+|orientation_?sexuelle|sexual\\w*|ethnie|ethnic\\w*|origine_?ethnique',
      ),
      0.9,
    ],
  ],
  image: [
    [
      alone('(?:.*_)?(?:photo|avatar|portrait|photo_?identite)|profile_?(?:image|picture|photo)|trombi\\w*'),
      ofPeople(0.9, 0.5, 0.1),
    ],
  ],
  occupation: [
    [
      alone('job|poste|fonction|profession|metier|job_?title|emploi|occupation|employeur|employer'),
      ofPeople(0.9, 0.4, 0.1),
    ],
  ],
  'free-text': [
    [/date|count|nb_|_id$|^id_|status|statut|type|model|karma|approved|parent|url|format/, 0],
    [word('notes?|commentaires?|remarques?|remarks?|observations?|memo|bio|biographie'), ofPeople(0.85, 0.6, 0.2)],
    [alone('comments?|(?:.*_)?comment'), ofPeople(0.8, 0.6, 0.2)],
    [
      alone('(?:.*_)?(?:message|messages|content|contenu|body|motif|signature|infos?|reponse|answer|resume|texte?)'),
      ofPeople(0.65, 0.4, 0.1),
    ],
    [alone('description|details?|autres?|other|custom_?attributes?|attributes|data'), ofPeople(0.45, 0.2)],
  ],
};
