import type { DataCategory, ProposedTreatment } from '../../../../preload/contract/data-inventory.ts';
import { typeKind } from './type-kind.ts';

const usual: Readonly<Record<DataCategory, ProposedTreatment>> = {
  'clear-password': { kind: 'hash' },
  'password-hash': { kind: 'leave', because: 'already-hashed' },
  secret: { kind: 'encrypt', index: 'text' },
  iban: { kind: 'encrypt', index: 'none' },
  'bank-card': { kind: 'purge' },
  'national-id': { kind: 'encrypt', index: 'text' },
  name: { kind: 'encrypt', index: 'text' },
  email: { kind: 'encrypt', index: 'email' },
  telephone: { kind: 'encrypt', index: 'telephone' },
  'postal-address': { kind: 'encrypt', index: 'none' },
  'birth-date': { kind: 'encrypt', index: 'none' },
  'civil-status': { kind: 'encrypt', index: 'none' },
  // What one signs in with is looked for at each sign-in, and is shown everywhere.
  login: { kind: 'leave', because: 'needed-clear' },
  identifier: { kind: 'leave', because: 'needed-clear' },
  'online-account': { kind: 'encrypt', index: 'none' },
  'ip-address': { kind: 'purge' },
  geolocation: { kind: 'encrypt', index: 'none' },
  'connection-trace': { kind: 'purge' },
  income: { kind: 'encrypt', index: 'none' },
  health: { kind: 'encrypt', index: 'none' },
  opinion: { kind: 'encrypt', index: 'none' },
  image: { kind: 'purge' },
  occupation: { kind: 'encrypt', index: 'none' },
  'free-text': { kind: 'encrypt', index: 'none' },
};

/** What one would do with a column of this category. A column of the primary key stays: rows are known by it. */
export function proposeTreatment(category: DataCategory, type: string, inKey: boolean): ProposedTreatment {
  const proposed = usual[category];
  if (proposed.kind === 'leave') return proposed;
  if (inKey) return { kind: 'leave', because: 'in-key' };
  if (proposed.kind === 'encrypt' && typeKind(type) === 'point') return { kind: 'leave', because: 'type-not-text' };
  return proposed;
}
