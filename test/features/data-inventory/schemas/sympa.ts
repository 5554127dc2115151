import type { PublicSchema } from './public-schema.ts';

/** varchar(100) for an address, varchar(50) for a list and varchar(80) for a robot, as Sympa::Constants has them. */
export const sympa: PublicSchema = {
  name: 'Sympa',
  read: 'sympa-community/sympa: src/lib/Sympa/DatabaseDescription.pm',
  tables: {
    subscriber_table: `
      user_subscriber! varchar(100) | email | email
      list_subscriber! varchar(50) | list | -
      robot_subscriber! varchar(80) | domain | -
      reception_subscriber varchar(20) | pick:mail,digest,nomail | -
      suspend_subscriber int(1) | flag | -
      suspend_start_date_subscriber int(11) | sparse:epoch | -
      suspend_end_date_subscriber int(11) | sparse:epoch | -
      bounce_subscriber varchar(35) | null | -
      bounce_score_subscriber smallint(6) | int:60 | -
      bounce_address_subscriber varchar(100) | sparse:email | email
      date_epoch_subscriber int(11) | epoch | -
      update_epoch_subscriber int(11) | epoch | -
      comment_subscriber varchar(150) | person | name
      number_messages_subscriber int(5) | int:99 | -
      visibility_subscriber varchar(20) | pick:noconceal,conceal | -
      topics_subscriber varchar(200) | null | -
      subscribed_subscriber int(1) | flag | -
      included_subscriber int(1) | flag | -
      include_sources_subscriber varchar(50) | null | -
      custom_attribute_subscriber text | sparse:attributes | free-text`,
    user_table: `
      email_user! varchar(100) | email | email
      gecos_user varchar(150) | person | name
      password_user varchar(64) | md5 | password-hash
      last_login_date_user int(11) | epoch | connection-trace
      last_login_host_user varchar(60) | ip | ip-address
      wrong_login_count_user int(11) | int:9 | ?
      last_active_date_user int(11) | epoch | connection-trace
      cookie_delay_user int(11) | int:60 | -
      lang_user varchar(10) | pick:fr,en-US,es | -
      attributes_user text | null | ?
      data_user text | null | ?`,
    exclusion_table: `
      list_exclusion! varchar(57) | list | -
      robot_exclusion! varchar(80) | domain | -
      user_exclusion! varchar(100) | email | email
      family_exclusion! varchar(50) | null | -
      date_exclusion int(11) | epoch | -`,
    inclusion_table: `
      target_inclusion! varchar(131) | list | -
      role_inclusion! enum('member','owner','editor') | pick:member,owner,editor | -
      source_inclusion! varchar(131) | list | -
      update_epoch_inclusion int(11) | epoch | -`,
    session_table: `
      id_session! varchar(30) | code:14 | secret
      prev_id_session varchar(30) | code:14 | secret
      start_date_session int(11) | epoch | -
      date_session int(11) | epoch | -
      refresh_date_session int(11) | epoch | -
      remote_addr_session varchar(60) | ip | ip-address
      robot_session varchar(80) | domain | -
      email_session varchar(100) | email | email
      hit_session int(11) | int:99 | -
      data_session text | null | ?`,
    one_time_ticket_table: `
      ticket_one_time_ticket! varchar(30) | code:14 | secret
      email_one_time_ticket varchar(100) | email | email
      robot_one_time_ticket varchar(80) | domain | -
      date_one_time_ticket int(11) | epoch | -
      data_one_time_ticket varchar(200) | pick:home,info/annonces,review/debat | -
      remote_addr_one_time_ticket varchar(60) | ip | ip-address
      status_one_time_ticket varchar(60) | pick:open,closed | -`,
    notification_table: `
      pk_notification! bigint(20) | serial | -
      message_id_notification varchar(100) | message | -
      recipient_notification varchar(100) | email | email
      reception_option_notification varchar(20) | pick:mail,digest | -
      status_notification varchar(100) | pick:delivered,failed | -
      arrival_date_notification varchar(80) | instant | -
      arrival_epoch_notification int(11) | epoch | -
      type_notification enum('DSN','MDN') | pick:DSN,MDN | -
      list_notification varchar(50) | list | -
      robot_notification varchar(80) | domain | -
      date_notification int(11) | epoch | -`,
    logs_table: `
      user_email_logs varchar(100) | email | email
      date_logs int(11) | epoch | -
      usec_logs int(6) | int:999999 | -
      robot_logs varchar(80) | domain | -
      list_logs varchar(50) | list | -
      action_logs varchar(50) | pick:login,subscribe,signoff,arc | -
      parameters_logs varchar(100) | sparse:list | ?
      target_email_logs varchar(100) | sparse:email | email
      msg_id_logs varchar(255) | sparse:message | -
      status_logs varchar(10) | pick:success,error | -
      error_type_logs varchar(150) | sparse:pick:authorization,no_list | -
      client_logs varchar(100) | ip | ip-address
      daemon_logs varchar(10) | pick:wwsympa,sympa | -`,
    stat_table: `
      date_stat int(11) | epoch | -
      email_stat varchar(100) | email | email
      operation_stat varchar(50) | pick:login,logout,send_mail | -
      list_stat varchar(50) | list | -
      daemon_stat varchar(20) | pick:wwsympa,sympa | -
      user_ip_stat varchar(100) | ip | ip-address
      robot_stat varchar(80) | domain | -
      parameter_stat varchar(50) | sparse:int:9999 | -
      read_stat tinyint(1) | flag | -`,
    stat_counter_table: `
      beginning_date_counter int(11) | epoch | -
      end_date_counter int(11) | epoch | -
      data_counter varchar(50) | pick:login,send_mail | -
      robot_counter varchar(80) | domain | -
      list_counter varchar(50) | list | -
      count_counter int | int:99 | -`,
    admin_table: `
      user_admin! varchar(100) | email | email
      list_admin! varchar(50) | list | -
      robot_admin! varchar(80) | domain | -
      role_admin! enum('listmaster','owner','editor') | pick:owner,editor | -
      profile_admin enum('privileged','normal') | pick:privileged,normal | -
      date_epoch_admin int(11) | epoch | -
      update_epoch_admin int(11) | epoch | -
      reception_admin varchar(20) | pick:mail,nomail | -
      visibility_admin varchar(20) | pick:noconceal,conceal | -
      comment_admin varchar(150) | sparse:person | name
      subscribed_admin int(1) | flag | -
      included_admin int(1) | flag | -
      include_sources_admin varchar(50) | null | -
      info_admin varchar(150) | sparse:note | free-text`,
    netidmap_table: `
      netid_netidmap! varchar(100) | login | login identifier
      serviceid_netidmap! varchar(100) | pick:cas,shibboleth | -
      robot_netidmap! varchar(80) | domain | -
      email_netidmap varchar(100) | email | email`,
    conf_table: `
      robot_conf! varchar(80) | domain | -
      label_conf! varchar(80) | slug | -
      value_conf varchar(300) | pick:on,off,30,fr | -`,
    list_table: `
      name_list! varchar(50) | list | -
      robot_list! varchar(80) | domain | -
      family_list varchar(50) | null | -
      status_list enum('open','closed','pending') | pick:open,closed | -
      creation_email_list varchar(100) | email | email
      creation_epoch_list int(11) | epoch | -
      update_email_list varchar(100) | email | email
      update_epoch_list int(11) | epoch | -
      searchkey_list varchar(255) | label | -
      web_archive_list tinyint(1) | flag | -
      topics_list varchar(255) | pick:,art/musique,sport | -
      total_list int(7) | int:900 | -`,
  },
};
