import type { PublicSchema } from './public-schema.ts';

/** Two more, labelled before the rules were tried on them, and by which no rule was changed. */
export const roundcube: PublicSchema = {
  name: 'Roundcube',
  read: 'roundcube/roundcubemail: SQL/mysql.initial.sql',
  tables: {
    session: `
      sess_id! varchar(128) | token:32 | secret
      created datetime | instant | -
      changed datetime | instant | -
      ip varchar(40) | ip | ip-address
      vars mediumtext | token:200 | ?`,
    users: `
      user_id! int(10) | serial | -
      username varchar(128) | email | email login
      mail_host varchar(128) | domain | -
      created datetime | instant | -
      last_login datetime | instant | connection-trace
      language varchar(5) | pick:fr_FR,en_US | -
      preferences longtext | pick:a:0:{},a:1:{s:4:"skin";s:5:"larry";} | -`,
    cache: `
      user_id int(10) | int:300 | -
      cache_key varchar(128) | slug | -
      created datetime | instant | -
      expires datetime | instant | -
      data longtext | token:200 | -`,
    cache_index: `
      user_id! int(10) | int:300 | -
      mailbox! varchar(255) | slug | -
      expires datetime | instant | -
      valid tinyint(1) | flag | -
      data longtext | code:60 | -`,
    contacts: `
      contact_id! int(10) | serial | -
      changed datetime | instant | -
      del tinyint(1) | flag | -
      name varchar(128) | person | name
      email text | email | email
      firstname varchar(128) | given | name
      surname varchar(128) | family | name
      vcard longtext | header | free-text email
      words text | sparse:person | ?
      user_id int(10) | int:300 | -`,
    contactgroups: `
      contactgroup_id! int(10) | serial | -
      user_id int(10) | int:300 | -
      changed datetime | instant | -
      del tinyint(1) | flag | -
      name varchar(128) | label | -`,
    identities: `
      identity_id! int(10) | serial | -
      user_id int(10) | int:300 | -
      changed datetime | instant | -
      del tinyint(1) | flag | -
      standard tinyint(1) | flag | -
      name varchar(128) | person | name
      organization varchar(128) | sparse:organisation | name
      email varchar(128) | email | email
      reply-to varchar(128) | sparse:email | email
      bcc varchar(128) | sparse:email | email
      signature text | sparse:note | free-text
      html_signature tinyint(1) | flag | -`,
    dictionary: `
      user_id int(10) | int:300 | -
      language varchar(5) | pick:fr,en | -
      data longtext | prose | ?`,
    searches: `
      search_id! int(10) | serial | -
      user_id int(10) | int:300 | -
      type int(3) | flag | -
      name varchar(128) | label | -
      data text | sparse:slug | -`,
    system: `
      name! varchar(64) | slug | -
      value mediumtext | code:10 | -`,
  },
};

export const prestashop: PublicSchema = {
  name: 'PrestaShop',
  read: 'PrestaShop/PrestaShop: install-dev/data/db_structure.sql',
  tables: {
    ps_address: `
      id_address! int(10) | serial | -
      id_country int(10) | int:200 | -
      id_state int(10) | null | -
      id_customer int(10) | int:300 | -
      id_manufacturer int(10) | zero | -
      id_supplier int(10) | zero | -
      id_warehouse int(10) | zero | -
      alias varchar(32) | pick:Domicile,Bureau | -
      company varchar(255) | sparse:organisation | name
      lastname varchar(255) | family | name
      firstname varchar(255) | given | name
      address1 varchar(128) | address | postal-address
      address2 varchar(128) | sparse:address | postal-address
      postcode varchar(12) | zip | postal-address
      city varchar(64) | town | postal-address
      other text | sparse:note | free-text
      phone varchar(32) | phone | telephone
      phone_mobile varchar(32) | phone | telephone
      vat_number varchar(32) | null | ?
      dni varchar(16) | null | national-id
      date_add datetime | instant | -
      date_upd datetime | instant | -
      active tinyint(1) | flag | -
      deleted tinyint(1) | flag | -`,
    ps_attachment_lang: `
      id_attachment! int(10) | serial | -
      id_lang! int(10) | int:3 | -
      name varchar(32) | label | -
      description text | prose | -`,
    ps_carrier: `
      id_carrier! int(10) | serial | -
      name varchar(64) | pick:Poste,Relais | -
      url varchar(255) | url | -
      active tinyint(1) | flag | -
      shipping_handling tinyint(1) | flag | -
      external_module_name varchar(64) | null | -
      position int(10) | int:9 | -
      max_weight decimal(20,6) | money | -`,
    ps_cart: `
      id_cart! int(10) | serial | -
      id_customer int(10) | int:300 | -
      id_guest int(10) | int:300 | -
      secure_key varchar(32) | md5 | secret
      recyclable tinyint(1) | flag | -
      gift_message text | sparse:note | free-text
      date_add datetime | instant | -
      checkout_session_data mediumtext | null | ?`,
    ps_category_lang: `
      id_category! int(10) | serial | -
      id_lang! int(10) | int:3 | -
      name varchar(128) | label | -
      description text | prose | -
      link_rewrite varchar(128) | slug | -
      meta_title varchar(255) | label | -
      meta_keywords varchar(255) | null | -
      meta_description varchar(512) | prose | -`,
    ps_cms_lang: `
      id_cms! int(10) | serial | -
      id_lang! int(10) | int:3 | -
      meta_title varchar(255) | label | -
      meta_description varchar(512) | prose | -
      content longtext | prose | -
      link_rewrite varchar(128) | slug | -`,
    ps_configuration: `
      id_configuration! int(10) | serial | -
      name varchar(254) | slug | -
      value text | pick:0,1,fr | -
      date_add datetime | instant | -
      date_upd datetime | instant | -`,
    ps_connections: `
      id_connections! int(10) | serial | -
      id_guest int(10) | int:300 | -
      id_page int(10) | int:90 | -
      ip_address bigint | epoch | ip-address
      date_add datetime | instant | -
      http_referer varchar(255) | sparse:url | ?`,
    ps_contact: `
      id_contact! int(10) | serial | -
      email varchar(255) | email | email
      customer_service tinyint(1) | flag | -
      position tinyint(2) | int:9 | -`,
    ps_contact_lang: `
      id_contact! int(10) | serial | -
      id_lang! int(10) | int:3 | -
      name varchar(255) | label | -
      description text | prose | -`,
    ps_country_lang: `
      id_country! int(10) | serial | -
      id_lang! int(10) | int:3 | -
      name varchar(64) | pick:France,Belgique,Suisse | -`,
    ps_customer: `
      id_customer! int(10) | serial | -
      id_gender int(10) | int:3 | ?
      id_default_group int(10) | int:3 | -
      id_risk int(10) | zero | -
      company varchar(255) | sparse:organisation | name
      siret varchar(14) | sparse:code:14 | ?
      ape varchar(6) | null | -
      firstname varchar(255) | given | name
      lastname varchar(255) | family | name
      email varchar(255) | email | email
      passwd varchar(255) | bcrypt | password-hash
      last_passwd_gen timestamp | instant | -
      birthday date | birth | birth-date
      newsletter tinyint(1) | flag | -
      ip_registration_newsletter varchar(15) | sparse:ip | ip-address
      newsletter_date_add datetime | sparse:instant | -
      optin tinyint(1) | flag | -
      website varchar(128) | sparse:url | online-account
      outstanding_allow_amount decimal(20,6) | money | -
      show_public_prices tinyint(1) | flag | -
      max_payment_days int(10) | int:60 | -
      secure_key varchar(32) | md5 | secret
      note text | sparse:note | free-text
      active tinyint(1) | flag | -
      is_guest tinyint(1) | flag | -
      date_add datetime | instant | -
      date_upd datetime | instant | -
      reset_password_token varchar(40) | sparse:token:40 | secret
      reset_password_validity datetime | null | -`,
    ps_customer_message: `
      id_customer_message! int(10) | serial | -
      id_customer_thread int(11) | int:300 | -
      id_employee int(10) | int:9 | -
      message mediumtext | note | free-text
      file_name varchar(18) | null | -
      ip_address varchar(16) | ip | ip-address
      user_agent varchar(128) | agent | connection-trace
      date_add datetime | instant | -
      private tinyint | flag | -
      read tinyint(1) | flag | -`,
    ps_customer_thread: `
      id_customer_thread! int(11) | serial | -
      id_contact int(10) | int:9 | -
      id_customer int(10) | int:300 | -
      status enum('open','closed') | pick:open,closed | -
      email varchar(255) | email | email
      token varchar(12) | token:12 | secret
      date_add datetime | instant | -`,
  },
};
