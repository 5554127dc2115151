import type { CharacterClass, Policy } from '../../../preload/contract/password-campaigns.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';
import { specials } from './rules/composition.ts';

const listed = specials.split('').join(' ');
const classes: Readonly<Record<CharacterClass, Words>> = {
  lower: { fr: 'une minuscule', en: 'a lower-case letter' },
  upper: { fr: 'une majuscule', en: 'an upper-case letter' },
  digit: { fr: 'un chiffre', en: 'a digit' },
  special: { fr: `un caractère spécial parmi ${listed}`, en: `a special character among ${listed}` },
};
const lists = { fr: new Intl.ListFormat('fr'), en: new Intl.ListFormat('en') };

/** A policy as a member must know it: "de 8 à 14 caractères, avec au moins une minuscule, …". */
export function ruleInWords(policy: Policy, throttled: boolean): Words {
  const shortest = (throttled ? policy.whenThrottled?.minimumLength : undefined) ?? policy.minimumLength;
  const { maximumLength: longest } = policy;
  const length: Words =
    longest === undefined
      ? { fr: `${shortest} caractères au moins`, en: `at least ${shortest} characters` }
      : { fr: `de ${shortest} à ${longest} caractères`, en: `${shortest} to ${longest} characters` };
  if (policy.classes.length === 0) return length;
  const needed = (language: 'fr' | 'en') => lists[language].format(policy.classes.map((one) => classes[one][language]));
  return { fr: `${length.fr}, avec au moins ${needed('fr')}`, en: `${length.en}, with at least ${needed('en')}` };
}
