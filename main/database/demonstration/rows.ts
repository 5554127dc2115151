import { hash } from 'node:crypto';
import bcrypt from 'bcrypt';
import { type DemonstrationAccount, defaultAccounts, defaultSeed, demonstrationAccounts } from './accounts.ts';
import { openRandom, type Random } from './random.ts';

/** A row for the table of this name, its values in the order of the table's columns. */
export interface DemonstrationRow {
  readonly table: string;
  readonly values: readonly (string | number | null)[];
}

/** Every row of a synthetic Ouvadmin: the same rows for the same seed and count. Passwords are stored as the panel would. */
export function* demonstrationRows(seed = defaultSeed, count = defaultAccounts): Generator<DemonstrationRow, void> {
  const random = openRandom(seed, 'rows');
  const domains = new Set<string>();
  yield* parameters;
  let invoices = 0;
  for (const account of demonstrationAccounts(seed, count)) {
    yield { table: tables[account.system], values: valuesOf[account.system](account, random) };
    if (account.system !== 'account') continue;
    if (!domains.has(account.domain)) {
      domains.add(account.domain);
      yield { table: 'domaines', values: [account.domain, account.id, `2027-${account.createdOn.slice(5, 7)}-01`] };
    }
    if (random.chance(0.4)) {
      invoices += 1;
      const number = `F${account.createdOn.slice(0, 4)}-${String(invoices).padStart(6, '0')}`;
      yield { table: 'factures', values: [number, account.id, 12 + random.int(9000) / 100, account.createdOn, 1] };
    }
  }
}

const tables = { account: 'comptes', mailbox: 'boites_mail', ftp: 'acces_ftp', database: 'bases_donnees' } as const;
const states = { active: 'actif', suspended: 'suspendu', closed: 'resilie' } as const;

const parameters: readonly DemonstrationRow[] = [
  { table: 'parametres', values: ['version_schema', '42'] },
  { table: 'parametres', values: ['nom_hebergeur', 'Ouvaton (démonstration)'] },
  { table: 'parametres', values: ['mdp_longueur_min', '6'] },
];

type Values = (account: DemonstrationAccount, random: Random) => (string | number | null)[];

const valuesOf: Readonly<Record<DemonstrationAccount['system'], Values>> = {
  account: (account, random) => [
    account.id,
    account.login,
    account.password,
    account.name,
    account.email,
    account.domain,
    states[account.status],
    1 + random.int(10),
    account.createdOn,
    account.changedOn,
    Number(account.mustChange),
    account.lastLogin,
    random.chance(0.05) ? "Rappeler au sujet de l'hébergement" : null,
  ],
  mailbox: (account, random) => [
    Number(account.id),
    account.owner,
    account.login,
    account.name,
    // The newest boxes were made by a panel that already hashed; cost 4, so that the demonstration's audit stays short.
    Number(account.id) % 10 === 0 ? bcryptOf(account.password, random) : account.password,
    account.changedOn && `${account.changedOn} 12:00:00`,
    Number(account.mustChange),
    Number(account.status === 'active'),
    512 * (1 + random.int(8)),
    account.lastLogin,
  ],
  ftp: (account) => [
    Number(account.id),
    account.owner,
    account.login,
    account.name,
    account.email,
    account.password === null ? null : hash('md5', account.password, 'hex'),
    account.changedOn,
    Number(account.status === 'active'),
    `/home/${account.owner}/${account.domain}/www`,
    account.lastLogin,
  ],
  database: (account, random) => [
    Number(account.id),
    account.owner,
    `${account.login}_db`,
    account.login,
    account.name,
    account.email,
    mysqlNative(account.password),
    account.changedOn,
    states[account.status],
    random.int(900),
  ],
};

/** As MySQL's PASSWORD(): "*" and the SHA-1 of the SHA-1; the empty password stays empty. */
function mysqlNative(password: string | null): string | null {
  if (!password) return password;
  return `*${hash('sha1', hash('sha1', password, 'buffer'), 'hex').toUpperCase()}`;
}

const bcryptLetters = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function bcryptOf(password: string | null, random: Random): string | null {
  if (!password) return password;
  // The 22nd letter of a salt carries two bits only.
  const salt = Array.from({ length: 21 }, () => bcryptLetters.charAt(random.int(64))).join('');
  return bcrypt.hashSync(password, `$2b$04$${salt}${'.Oeu'.charAt(random.int(4))}`).replace('$2b$', '$2y$');
}
