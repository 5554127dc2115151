import { type Finding, findings, type Policy } from '../../../../preload/contract/password-campaigns.ts';

const checkedOn = '2026-11-24';

/** What anybody who guesses tries first, whoever wrote the policy. */
const blocklists: Finding[] = ['blocklist-common', 'blocklist-french', 'guessed'];
const personal: Finding[] = ['from-login', 'from-name', 'from-email', 'from-domain'];

/** The meeting asked for "the accounts whose password is too weak": every finding of the audit is a reason. */
const decided: Policy = {
  id: 'ouvaton-2018-01-26',
  title: { fr: 'Règle du 26 janvier 2018', en: 'Rule of 26 January 2018' },
  kind: 'decided',
  source: {
    title: {
      fr: 'Ouvaton, compte rendu de la réunion du 26 janvier 2018',
      en: 'Ouvaton, minutes of the meeting of 26 January 2018',
    },
    checkedOn,
  },
  remark: {
    fr:
      'Un maximum de 14 caractères et l’obligation de mêler quatre sortes de caractères vont contre les recommandations du NIST et de l’OWASP\u202f: ' +
      'elles demandent de la longueur, sans maximum sous 64 ni composition imposée. La coopérative peut décider d’une deuxième version.',
    en:
      'A maximum of 14 characters and compulsory classes go against the recommendations of NIST and OWASP, which ask for length, ' +
      'with no maximum under 64 and no composition rule. The cooperative can decide a second version.',
  },
  validFrom: '2018-01-26',
  minimumLength: 8,
  maximumLength: 14,
  classes: ['lower', 'upper', 'digit', 'special'],
  otherCharacters: 'tolerated',
  refuses: [...findings],
};

const cnil: Policy = {
  id: 'cnil-2022-100',
  title: { fr: 'CNIL, 80 bits (50 si les essais sont freinés)', en: 'CNIL, 80 bits (50 when attempts are throttled)' },
  kind: 'comparison',
  source: {
    title: {
      fr: 'CNIL, délibération n°\u00a02022-100 du 21 juillet 2022',
      en: 'CNIL, deliberation no. 2022-100 of 21 July 2022',
    },
    url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000046432885',
    checkedOn,
  },
  remark: {
    fr:
      'Seule l’entropie de composition est comptée (longueur × log2 du nombre de symboles)\u202f: un mot de passe courant peut l’atteindre. ' +
      'La CNIL compte 37 caractères spéciaux, la règle de la coopérative huit.',
    en:
      'Only the entropy of composition is counted (length × log2 of the number of symbols): a common password can reach it. ' +
      'CNIL counts 37 special characters, the rule of the cooperative eight.',
  },
  validFrom: '2022-10-17',
  minimumLength: 1,
  minimumEntropy: 80,
  whenThrottled: { minimumEntropy: 50 },
  classes: [],
  otherCharacters: 'welcome',
  refuses: ['guessed'],
};

const anssiSource = {
  title: {
    fr: 'ANSSI, MonServiceSécurisé, contraintes de longueur et de complexité',
    en: 'ANSSI, MonServiceSécurisé, constraints of length and complexity',
  },
  url: 'https://aide.monservicesecurise.cyber.gouv.fr/fr/article/fixer-des-contraintes-de-longueur-et-de-complexite-des-mots-de-passe-14lmvzy',
  checkedOn,
};
const anssiRefuses: Finding[] = [...blocklists, ...personal, 'date', 'keyboard', 'repeated'];
const anssiRemark = {
  fr: 'L’ANSSI a sa propre liste de caractères spéciaux\u202f: tout caractère qui n’est ni lettre simple ni chiffre compte ici pour l’un d’eux.',
  en: 'ANSSI has its own list of special characters: here any character that is neither a plain letter nor a digit counts as one.',
};

const anssiUsers: Policy = {
  id: 'anssi-users',
  title: { fr: 'ANSSI, utilisateurs', en: 'ANSSI, users' },
  kind: 'comparison',
  source: anssiSource,
  remark: anssiRemark,
  minimumLength: 12,
  classes: ['lower', 'upper', 'digit', 'special'],
  otherCharacters: 'welcome',
  refuses: anssiRefuses,
};

const anssiAdministrators: Policy = {
  ...anssiUsers,
  id: 'anssi-administrators',
  title: { fr: 'ANSSI, administrateurs', en: 'ANSSI, administrators' },
  minimumLength: 16,
};

const nist: Policy = {
  id: 'nist-800-63b-4',
  title: { fr: 'NIST SP 800-63B, révision 4', en: 'NIST SP 800-63B revision 4' },
  kind: 'comparison',
  source: {
    title: {
      fr: 'NIST SP 800-63B-4, section 3.1.1 (2025), en anglais',
      en: 'NIST SP 800-63B-4, section 3.1.1 (2025)',
    },
    url: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
    checkedOn,
  },
  remark: {
    fr:
      '15 caractères quand le mot de passe est seul, 8 s’il s’ajoute à un second facteur. Au moins 64 doivent être permis, ' +
      'aucune composition ni changement périodique imposés, une liste de mots de passe interdits.',
    en:
      '15 characters when the password is alone, 8 within multi-factor authentication. At least 64 must be permitted, ' +
      'no composition rule, no periodic change, and a blocklist.',
  },
  validFrom: '2025-08-01',
  minimumLength: 15,
  classes: [],
  otherCharacters: 'welcome',
  refuses: [...blocklists, 'from-login', 'from-host'],
};

const asvs: Policy = {
  id: 'owasp-asvs-5.0',
  title: { fr: 'OWASP ASVS 5.0', en: 'OWASP ASVS 5.0' },
  kind: 'comparison',
  source: {
    title: { fr: 'OWASP ASVS 5.0, chapitre V6.2 (2025), en anglais', en: 'OWASP ASVS 5.0, chapter V6.2 (2025)' },
    url: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0',
    checkedOn,
  },
  remark: {
    fr:
      '8 caractères au moins, 15 vivement recommandés, aucune composition imposée, pas de maximum sous 64. Les 3\u202f000 mots de passe ' +
      'les plus courants sont interdits\u202f: les listes d’Ouvadesk en contiennent davantage.',
    en:
      'At least 8 characters, 15 strongly recommended, no composition rule, no maximum under 64. The 3,000 most common passwords ' +
      'are forbidden: the lists of Ouvadesk hold more.',
  },
  validFrom: '2025-05-30',
  minimumLength: 8,
  classes: [],
  otherCharacters: 'welcome',
  refuses: [...blocklists, 'from-host'],
};

/** The policies shipped: the decided one first, then those it is compared with. */
export const policies: readonly Policy[] = [decided, cnil, anssiUsers, anssiAdministrators, nist, asvs];

/** The policy of this id; throws for one that was never shipped. */
export function policyById(id: string): Policy {
  const policy = policies.find((one) => one.id === id);
  if (!policy) throw new Error(`No policy ${id}`);
  return policy;
}
