import type {
  ActivityColumn,
  ActivityFields,
  DataCategory,
  DataFamily,
  ProposedActivity,
  SensitiveKind,
} from '../../../../preload/contract/data-inventory.ts';
import { spell } from '../../../shared/spell-names.ts';
import { activityId } from '../kinds.ts';
import { type ActivityTemplate, activityTemplates, usualMeasures } from './activity-templates.ts';
import { categoryWords } from './words.ts';

type Locale = 'fr' | 'en';

const families: Partial<Readonly<Record<DataCategory, DataFamily>>> = {
  'clear-password': 'secrets',
  'password-hash': 'secrets',
  secret: 'secrets',
  iban: 'financial',
  'bank-card': 'financial',
  income: 'financial',
  login: 'connection',
  'online-account': 'connection',
  'ip-address': 'connection',
  'connection-trace': 'connection',
  geolocation: 'location',
  occupation: 'professional-life',
  'free-text': 'other',
  name: 'identity',
  email: 'identity',
  telephone: 'identity',
  'postal-address': 'identity',
  'birth-date': 'identity',
  'civil-status': 'identity',
  identifier: 'identity',
  image: 'identity',
};
const sensitive: Partial<Readonly<Record<DataCategory, SensitiveKind>>> = {
  health: 'health',
  opinion: 'politics',
  'national-id': 'national-id',
};

/** The first that fits a table decides where its columns are used, before what they hold does. */
const byTable: readonly (readonly [RegExp, string])[] = [
  [/survey|sondage|questionnaire|enquete|limesurvey/, 'surveys'],
  [/subscriber|abonne|mailing|newsletter|exclusion|netidmap|list_?table|listmaster/, 'mailing-lists'],
  [/mailbox|boite|courriel|(?:^|_)mails?(?:_|$)|alias/, 'mail-service'],
  [/factur|invoice|paiement|payment|reglement|(?:^|_)rib(?:_|$)|(?:^|_)dons?(?:_|$)|compta/, 'billing'],
  [/societaire|adherent|cooperateur|mandat|(?:^|_)parts?(?:_|$)|assemblee/, 'membership'],
  [/comment|(?:^|_)posts?(?:_|$)|article/, 'websites'],
  [/salarie|employee|paie|payroll|conges|holiday/, 'staff'],
];
const byCategory: Partial<Readonly<Record<DataCategory, string>>> = {
  'ip-address': 'connection-logs',
  'connection-trace': 'connection-logs',
  iban: 'billing',
  'bank-card': 'billing',
  income: 'staff',
  health: 'staff',
};
const access: ReadonlySet<string> = new Set(['clear-password', 'password-hash', 'secret', 'login']);

/** In which activity a column is most probably used: the key of a template. */
export function activityOf(table: string, category: DataCategory): string {
  const own = byCategory[category];
  if (own) return own;
  const named = byTable.find(([shape]) => shape.test(spell(table)))?.[1];
  return named ?? (access.has(category) ? 'accounts-access' : 'hosting-customers');
}

/** Kept columns that no activity names, gathered into activities; `existing` are the ids that stand in the register already. */
export function proposeActivities(
  columns: readonly ActivityColumn[],
  existing: ReadonlySet<string>,
  locale: Locale,
  today: string,
): ProposedActivity[] {
  const grouped = new Map<string, ActivityColumn[]>();
  for (const column of columns) {
    if (!column.category) continue;
    const key = activityOf(column.table, column.category);
    grouped.set(key, [...(grouped.get(key) ?? []), column]);
  }
  return activityTemplates.flatMap((template, at) => {
    const own = grouped.get(template.key);
    if (!own) return [];
    const id = activityId(template.key);
    const reference = `T-${String(at + 1).padStart(2, '0')}`;
    const fields = fieldsOf(template, own, locale, reference, today);
    return [{ key: template.key, fields, columns: own, ...(existing.has(id) ? { existing: id } : {}) }];
  });
}

function fieldsOf(
  template: ActivityTemplate,
  columns: readonly ActivityColumn[],
  locale: Locale,
  reference: string,
  createdOn: string,
): ActivityFields {
  const erasedAfter = template.erasedAfter[locale];
  const held = <Key extends string>(of: (category: DataCategory) => Key | undefined) => {
    const words = new Map<Key, Set<string>>();
    for (const { category } of columns) {
      const key = category && of(category);
      if (category && key) words.set(key, (words.get(key) ?? new Set()).add(categoryWords[category][locale]));
    }
    const parts = [...words].map(([key, said]) => [key, { what: [...said].join(', '), erasedAfter }] as const);
    return Object.fromEntries(parts) as Partial<Record<Key, { what: string; erasedAfter: string }>>;
  };
  return {
    name: template.name[locale],
    reference,
    purpose: template.purpose[locale],
    furtherPurposes: template.further[locale],
    legalBasis: template.legalBasis,
    people: template.people[locale],
    data: held((category) => families[category]),
    sensitive: held((category) => sensitive[category]),
    recipients: template.recipients.map(({ kind, ...name }) => ({ kind, name: name[locale] })),
    transfers: [],
    technicalMeasures: usualMeasures.technical[locale],
    organisationalMeasures: usualMeasures.organisational[locale],
    createdOn,
  };
}
