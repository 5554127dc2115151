// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Something of the operating system that some tests need.
 * @typedef {object} Need
 * @property {string} name what is looked for
 * @property {string[]} packages Debian's names
 * @property {string} tests which tests do without it when it is missing
 * @property {() => boolean} there
 */

const besides = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/usr/libexec', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/** @param {string[]} names any of these programs */
const program =
  (...names) =>
  () =>
    [...(process.env.PATH ?? '').split(delimiter), ...besides].some((folder) =>
      names.some((name) => isExecutable(join(folder, name))),
    );

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
const file = (path) => () => existsSync(path);

/** The same places as in test/services/chromium.ts. */
const chromium = () =>
  existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium') ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path));

/** @param {string[]} extensions */
function phpHas(...extensions) {
  const { stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
  const loaded = (stdout ?? '').split('\n');
  return extensions.every((name) => loaded.includes(name));
}

const keychainLink = 'keychain through keytar';

/** @type {readonly Need[]} */
export const needs = [
  { name: 'openssl', packages: ['openssl'], tests: 'TLS', there: program('openssl') },
  {
    name: 'mariadbd',
    packages: ['mariadb-server'],
    tests: 'MariaDB',
    there: () => program('mariadbd', 'mysqld')() && program('mariadb-install-db', 'mysql_install_db')(),
  },
  { name: 'sshd', packages: ['openssh-server'], tests: 'SSH tunnel', there: program('sshd') },
  {
    name: 'ssh-keygen, ssh-agent',
    packages: ['openssh-client'],
    tests: 'SSH tunnel',
    there: () => program('ssh-keygen')() && program('ssh-agent')(),
  },
  { name: 'chromium', packages: ['chromium'], tests: 'components, e2e', there: chromium },
  {
    name: 'DejaVu fonts',
    packages: ['fonts-dejavu-core'],
    tests: 'components, e2e',
    there: file('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'),
  },
  { name: 'dbus-daemon', packages: ['dbus'], tests: 'keychain', there: program('dbus-daemon') },
  {
    name: 'gnome-keyring-daemon',
    packages: ['gnome-keyring'],
    tests: 'keychain',
    there: program('gnome-keyring-daemon'),
  },
  { name: 'secret-tool', packages: ['libsecret-tools'], tests: 'keychain', there: program('secret-tool') },
  {
    name: 'libsecret headers',
    packages: ['libsecret-1-dev'],
    tests: keychainLink,
    there: file('/usr/include/libsecret-1/libsecret/secret.h'),
  },
  {
    name: 'make, g++, python3, pkg-config',
    packages: ['make', 'g++', 'python3', 'pkg-config'],
    tests: keychainLink,
    there: () => ['make', 'g++', 'python3', 'pkg-config'].every((name) => program(name)()),
  },
  { name: 'dovecot', packages: ['dovecot-imapd'], tests: 'bounces in a mailbox', there: program('dovecot') },
  {
    name: 'php, pdo_mysql, pdo_sqlite',
    packages: ['php-cli', 'php-mysql', 'php-sqlite3'],
    tests: 'encrypted columns read and written by PHP',
    there: () => program('php')() && phpHas('pdo_mysql', 'pdo_sqlite'),
  },
  {
    name: 'soffice',
    packages: ['libreoffice-calc'],
    tests: 'spreadsheets read back',
    there: program('soffice', 'libreoffice'),
  },
];

/** @param {readonly Need[]} [from] */
export const missingNeeds = (from = needs) => from.filter((need) => !need.there());

/** "debian", "ubuntu" or another word; undefined where the system does not say. @param {string} [file] */
export function distribution(file = '/etc/os-release') {
  try {
    return /^ID="?([^"\n]*)"?$/m.exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
