import type { Role } from '../../../../preload/contract/schema-mapping.ts';
import type { ColumnProfile } from './profile-column.ts';

/** How well the values of a column fit a role, from -1 (they cannot be that) to 1 (they look like it). */
export function contentScore(role: Role, profile: ColumnProfile): number {
  // Nothing to see speaks a little against it: beside a full column of the same name, an empty one is a leftover.
  if (profile.filled === 0) return role === 'password' ? -0.3 : -0.1;
  return judges[role](profile);
}

const judges: Readonly<Record<Role, (profile: ColumnProfile) => number>> = {
  id: ({ distinct, filled }) => (distinct === 1 && filled === 1 ? 0.5 : -1),
  login: ({ word, distinct, flag, date, hashed }) => {
    if (flag > 0.5 || date > 0.5 || hashed > 0.5 || word < 0.5) return -1;
    return distinct > 0.7 ? word : 0;
  },
  email: ({ email }) => email * 2 - 1,
  name: ({ words, email, hashed, flag, date }) => {
    if (email > 0.5 || hashed > 0.5 || flag > 0.5 || date > 0.5) return -1;
    return words > 0.6 ? words : 0;
  },
  status: ({ flag, vocabulary, distinct, rows }) => {
    if (flag > 0.9 || vocabulary === 1) return 1;
    return rows > 20 && distinct > 0.5 ? -1 : 0;
  },
  password: ({ hashed, flag, date, email, distinct, vocabulary }) => {
    if (hashed > 0.5) return 1;
    if (flag > 0.5 || date > 0.5 || email > 0.5 || vocabulary === 1) return -1;
    return distinct > 0.4 ? 0.6 : 0.2;
  },
  passwordChangedOn: ({ date }) => date * 2 - 1,
  mustChange: ({ flag }) => flag * 2 - 1,
  lastLogin: ({ date }) => date * 2 - 1,
};
