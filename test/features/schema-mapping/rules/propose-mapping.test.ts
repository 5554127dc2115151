import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { profileColumn } from '../../../../main/features/schema-mapping/rules/profile-column.ts';
import {
  type Profiles,
  proposeMapping,
  worthReading,
} from '../../../../main/features/schema-mapping/rules/propose-mapping.ts';
import { recognise } from '../../../../main/shared/recognise-storage.ts';
import type { Table } from '../../../../preload/contract/schema-mapping.ts';
import { table } from '../table.ts';

const wordpress = [
  table(
    'wp_users',
    `ID bigint(20)!, user_login varchar(60), user_pass varchar(255), user_nicename varchar(50), user_email varchar(100),
     user_url varchar(100), user_registered datetime, user_activation_key varchar(255), user_status int(11),
     display_name varchar(250)`,
  ),
  table('wp_usermeta', 'umeta_id bigint(20)!, user_id bigint(20), meta_key varchar(255), meta_value longtext'),
  table(
    'wp_posts',
    `ID bigint(20)!, post_author bigint(20), post_date datetime, post_content longtext, post_title text,
     post_status varchar(20), post_password varchar(255), post_name varchar(200), post_modified datetime`,
    5_000,
  ),
  table('wp_options', 'option_id bigint(20)!, option_name varchar(191), option_value longtext, autoload varchar(20)'),
];

const dolibarr = [
  table(
    'llx_user',
    `rowid int(11)!, entity int(11), ref_employee varchar(50), admin smallint(6), employee tinyint(4),
     fk_establishment int(11), datec datetime, tms timestamp, login varchar(50), pass_encoding varchar(24),
     pass varchar(128), pass_crypted varchar(128), pass_temp varchar(128), api_key varchar(128), gender varchar(10),
     civility varchar(6), lastname varchar(50), firstname varchar(50), address varchar(255), job varchar(128),
     email varchar(255), signature text, datelastlogin datetime, datepreviouslogin datetime,
     datelastpassvalidation datetime, statut int(11), photo varchar(255)`,
  ),
  table('llx_facture', 'rowid int(11)!, ref varchar(30), fk_soc int(11), datec datetime, total_ttc double(24,8)'),
];

const postfix = [
  table(
    'mailbox',
    `username varchar(255)!, password varchar(255), name varchar(255), maildir varchar(255), quota bigint(20),
     local_part varchar(255), domain varchar(255), created datetime, modified datetime, active tinyint(1),
     phone varchar(30), email_other varchar(255), token varchar(255), token_validity datetime, password_expiry datetime`,
  ),
  table('alias', 'address varchar(255)!, goto text, domain varchar(255), created datetime, active tinyint(1)'),
  table('domain', 'domain varchar(255)!, description varchar(255), aliases int(10), created datetime'),
];

const nothingRead: Profiles = new Map();
const columnsOf = (tables: readonly Table[], profiles = nothingRead) =>
  Object.fromEntries(
    proposeMapping(tables, profiles).map(({ mapping }) => [
      mapping.system,
      { table: mapping.table, ...mapping.columns },
    ]),
  );

function read(name: string, columns: Readonly<Record<string, readonly (string | null)[]>>): Profiles {
  const profiles = Object.entries(columns).map(
    ([column, values]) => [column, profileColumn(values, recognise)] as const,
  );
  return new Map([[name, new Map(profiles)]]);
}

const many = <T>(value: (place: number) => T) => Array.from({ length: 40 }, (_, place) => value(place));

describe('a proposal', () => {
  it('reads a WordPress', () => {
    expect(columnsOf(wordpress)).toEqual({
      account: {
        table: 'wp_users',
        ...{ id: 'ID', login: 'user_login', email: 'user_email', name: 'display_name' },
        ...{ status: 'user_status', password: 'user_pass' },
      },
    });
  });

  it('reads a Dolibarr, whose clear column is empty beside the crypted one', () => {
    const profiles = read('llx_user', {
      pass: many(() => null),
      pass_crypted: many((place) => bcryptLike(place)),
      login: many((place) => `login${place}`),
    });
    expect(columnsOf(dolibarr, profiles)).toEqual({
      account: {
        table: 'llx_user',
        ...{ id: 'rowid', login: 'login', email: 'email', name: 'lastname', status: 'statut' },
        ...{ password: 'pass_crypted', passwordChangedOn: 'datelastpassvalidation', lastLogin: 'datelastlogin' },
      },
    });
  });

  it('reads a table of Postfix and Dovecot, where the address is identifier, login and e-mail', () => {
    const profiles = read('mailbox', {
      username: many((place) => `boite${place}@ruche.example`),
      email_other: many(() => ''),
      local_part: many((place) => `boite${place}`),
      modified: many(() => '2017-03-02 10:00:00'),
    });
    expect(columnsOf(postfix, profiles)).toEqual({
      mailbox: {
        table: 'mailbox',
        ...{ id: 'username', login: 'username', email: 'username', name: 'name', status: 'active' },
        password: 'password',
      },
    });
  });

  it('finds the systems in tables of their own and in one wide table', () => {
    const wide = table(
      'clients',
      'num_client char(5)!, nom varchar(80), mel varchar(80), mdp varchar(32), login_ftp varchar(32), mdp_ftp varchar(32)',
    );
    const sql = table('mysql_users', 'id int!, db_user varchar(16), db_pass varchar(41)');
    expect(columnsOf([wide, sql])).toMatchObject({
      account: { table: 'clients', id: 'num_client', password: 'mdp', email: 'mel', name: 'nom' },
      ftp: { table: 'clients', password: 'mdp_ftp', login: 'login_ftp' },
      database: { table: 'mysql_users', password: 'db_pass', login: 'db_user' },
    });
  });

  it('knows a password by its hashes and an e-mail by its shape where names say nothing', () => {
    const unnamed = table('utilisateurs', 'a int!, b varchar(64), c varchar(255), d varchar(255)');
    const profiles = read('utilisateurs', {
      b: many((place) => `mot ${place}`),
      c: many((place) => bcryptLike(place)),
      d: many((place) => `x${place}@y.example`),
    });
    expect(worthReading([unnamed])).toEqual([unnamed]);
    const [proposal] = proposeMapping([unnamed], profiles);
    expect(proposal?.mapping.columns).toMatchObject({ id: 'a', password: 'c', email: 'd' });
    expect(proposal?.confidence.password?.because).toEqual(['content']);
  });

  it.each([
    'date_mdp date',
    'mdp_expire datetime',
    'password_reset_token varchar(64)',
    'forcer_mdp tinyint(1)',
    'mdp_longueur int',
    'question_mot_de_passe varchar(80)',
    'passage varchar(10)',
    'compass varchar(10)',
  ])('does not take %s for a password', (column) => {
    expect(columnsOf([table('comptes', `id int!, ${column}`)])).toEqual({});
  });

  it.each([
    'mot_de_passe',
    'MotDePasse',
    'MOT_DE_PASSE',
    'motdepasse',
    'mdp',
    'user_pwd',
    'passwd',
    'pass',
    'password_hash',
    'mdp_md5',
    'cpt_mdp',
    'Mot de passé',
  ])('takes %s for a password', (name) => {
    const plain = table('comptes', 'id int!, login varchar(20)');
    const columns = [...plain.columns, { name, type: 'varchar(64)', nullable: true }];
    expect(columnsOf([{ ...plain, columns }])).toMatchObject({ account: { password: name } });
  });

  it('says why it is sure', () => {
    const [proposal] = proposeMapping(wordpress, nothingRead);
    expect(proposal?.confidence.id).toEqual({ score: 0.98, because: ['key', 'name'] });
    expect(proposal?.confidence.email?.score).toBeGreaterThan(0.85);
  });

  it('proposes nothing where nothing looks like accounts', () => {
    expect(proposeMapping([table('factures', 'num int!, montant decimal(8,2)')], nothingRead)).toEqual([]);
    expect(proposeMapping([], nothingRead)).toEqual([]);
  });
});

function bcryptLike(place: number): string {
  return `${bcrypt.genSaltSync(4)}${'x'.repeat(29)}${String(place).padStart(2, '0')}`;
}
