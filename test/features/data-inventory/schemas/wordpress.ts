import type { PublicSchema } from './public-schema.ts';

export const wordpress: PublicSchema = {
  name: 'WordPress',
  read: 'WordPress/WordPress: wp-admin/includes/schema.php',
  tables: {
    wp_users: `
      ID! bigint(20) | serial | -
      user_login varchar(60) | login | login
      user_pass varchar(64) | phpass | password-hash
      user_nicename varchar(50) | login | login
      user_email varchar(100) | email | email
      user_url varchar(100) | sparse:url | online-account
      user_registered datetime | instant | ?
      user_activation_key varchar(60) | sparse:token:40 | secret
      user_status int(11) | zero | -
      display_name varchar(250) | person | name`,
    wp_usermeta: `
      umeta_id! bigint(20) | serial | -
      user_id bigint(20) | int:300 | -
      meta_key varchar(255) | pick:nickname,first_name,session_tokens,wp_capabilities,rich_editing | -
      meta_value longtext | mixed | free-text`,
    wp_comments: `
      comment_ID! bigint(20) | serial | -
      comment_post_ID bigint(20) | int:90 | -
      comment_author tinytext | person | name
      comment_author_email varchar(100) | email | email
      comment_author_url varchar(200) | sparse:url | online-account
      comment_author_IP varchar(100) | ip | ip-address
      comment_date datetime | instant | -
      comment_date_gmt datetime | instant | -
      comment_content text | note | free-text
      comment_karma int(11) | zero | -
      comment_approved varchar(20) | pick:1,0,spam | -
      comment_agent varchar(255) | agent | connection-trace
      comment_type varchar(20) | pick:comment,pingback | -
      comment_parent bigint(20) | zero | -
      user_id bigint(20) | int:300 | -`,
    wp_posts: `
      ID! bigint(20) | serial | -
      post_author bigint(20) | int:9 | -
      post_date datetime | instant | -
      post_date_gmt datetime | instant | -
      post_content longtext | prose | -
      post_title text | label | -
      post_excerpt text | sparse:prose | -
      post_status varchar(20) | pick:publish,draft,private | -
      comment_status varchar(20) | pick:open,closed | -
      ping_status varchar(20) | pick:open,closed | -
      post_password varchar(20) | sparse:password | clear-password
      post_name varchar(200) | slug | -
      to_ping text | null | -
      pinged text | null | -
      post_modified datetime | instant | -
      post_modified_gmt datetime | instant | -
      post_content_filtered text | null | -
      post_parent bigint(20) | zero | -
      guid varchar(255) | url | -
      menu_order int(11) | zero | -
      post_type varchar(20) | pick:post,page,attachment | -
      post_mime_type varchar(100) | sparse:pick:image/jpeg,image/png | -
      comment_count bigint(20) | int:40 | -`,
    wp_postmeta: `
      meta_id! bigint(20) | serial | -
      post_id bigint(20) | int:90 | -
      meta_key varchar(255) | pick:_edit_last,_thumbnail_id,_wp_page_template | -
      meta_value longtext | int:900 | -`,
    wp_terms: `
      term_id! bigint(20) | serial | -
      name varchar(200) | label | -
      slug varchar(200) | slug | -
      term_group bigint(10) | zero | -`,
    wp_term_taxonomy: `
      term_taxonomy_id! bigint(20) | serial | -
      term_id bigint(20) | int:90 | -
      taxonomy varchar(32) | pick:category,post_tag | -
      description longtext | sparse:prose | -
      parent bigint(20) | zero | -
      count bigint(20) | int:50 | -`,
    wp_links: `
      link_id! bigint(20) | serial | -
      link_url varchar(255) | url | -
      link_name varchar(255) | label | -
      link_image varchar(255) | sparse:url | -
      link_target varchar(25) | pick:_blank,_top | -
      link_description varchar(255) | sparse:label | -
      link_visible varchar(20) | pick:Y,N | -
      link_owner bigint(20) | int:9 | -
      link_rating int(11) | zero | -
      link_updated datetime | instant | -
      link_rel varchar(255) | null | -
      link_notes mediumtext | null | -
      link_rss varchar(255) | sparse:url | -`,
    wp_options: `
      option_id! bigint(20) | serial | -
      option_name varchar(64) | slug | -
      option_value longtext | pick:1,0,,open,closed,a:0:{} | -
      autoload varchar(20) | pick:yes,no | -`,
  },
};
