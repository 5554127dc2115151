import type { Because, DataCategory } from '../../../../preload/contract/data-inventory.ts';
import type { Look, ValueProfile } from './profile-values.ts';

/** The look that speaks for a category, and under which code the screen has its sentence. */
const spoken: Partial<
  Readonly<Record<DataCategory, readonly (readonly [Look | 'hashed' | 'personName' | 'age', string])[]>>
> = {
  'password-hash': [['hashed', 'hashes']],
  secret: [['token', 'drawn-by-machine']],
  iban: [
    ['iban', 'iban-key-right'],
    ['rib', 'rib-key-right'],
  ],
  'bank-card': [['bankCard', 'card-key-right']],
  'national-id': [['nationalId', 'nir-key-right']],
  name: [['personName', 'known-names']],
  email: [['email', 'emails']],
  telephone: [['telephone', 'telephones']],
  'postal-address': [
    ['street', 'streets'],
    ['postcode', 'postcodes'],
  ],
  'birth-date': [['age', 'ages']],
  'ip-address': [['ip', 'ip-addresses']],
  geolocation: [['coordinate', 'coordinates']],
  'connection-trace': [
    ['agent', 'browsers'],
    ['instant', 'instants'],
  ],
  'online-account': [['url', 'web-addresses']],
  'free-text': [
    ['emailInside', 'emails-inside'],
    ['ipInside', 'ip-inside'],
    ['street', 'streets-inside'],
    ['prose', 'sentences'],
  ],
};

/** A share under this is not worth a sentence. */
const least = 0.03;

/** What the values say for a category: shares of the values that were looked at, never a value. */
export function becauseOfContent(category: DataCategory, profile: ValueProfile | undefined): Because[] {
  if (!profile) return [{ kind: 'content', code: 'not-read', facts: {} }];
  if (profile.values === 0) return [{ kind: 'content', code: 'empty', facts: {} }];
  if (category === 'clear-password' && profile.hashed < 0.5)
    return [{ kind: 'content', code: 'not-hashed', facts: { of: profile.values } }];
  const [found] = (spoken[category] ?? []).filter(([look]) => profile[look] >= least);
  if (!found) return [];
  const [look, code] = found;
  const share = Math.round(profile[look] * 100);
  const family = code === 'hashes' ? { family: profile.family } : {};
  return [{ kind: 'content', code, facts: { share, of: profile.values, ...family } }];
}
