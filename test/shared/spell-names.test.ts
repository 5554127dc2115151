import { describe, expect, it } from 'vitest';
import { passwordName } from '../../main/shared/password-name.ts';
import { spell, spellAlike, spellColumnNames } from '../../main/shared/spell-names.ts';

describe('spell', () => {
  it.each([
    ['dateMotDePasse', 'date_mot_de_passe'],
    ['DATE-MOT-DE-PASSE', 'date_mot_de_passe'],
    ['Prénom', 'prenom'],
    ['comment_author_IP', 'comment_author_ip'],
    ['_x_', 'x'],
  ])('%s is %s', (name, spelled) => expect(spell(name)).toBe(spelled));
});

describe('names of one table or database', () => {
  it('lose the beginning that most of them share', () => {
    const names = spellAlike(['ID', 'user_login', 'user_pass', 'user_email']);
    expect([...names.values()]).toEqual(['id', 'login', 'pass', 'email']);
  });

  it('keep a beginning that few of them share', () => {
    const names = spellAlike(['user_login', 'adresse', 'ville', 'date_creation']);
    expect(names.get('user_login')).toBe('user_login');
  });

  it('of columns lose the end too', () => {
    const names = spellColumnNames(['email_user', 'gecos_user', 'password_user', 'last_login_date_user', 'user']);
    expect([...names.values()]).toEqual(['email', 'gecos', 'password', 'last_login_date', 'user']);
  });

  it('of columns lose an end of several words, and keep one that says what they are', () => {
    const tickets = ['ticket_one_time_ticket', 'email_one_time_ticket', 'remote_addr_one_time_ticket'];
    expect([...spellColumnNames(tickets).values()]).toEqual(['ticket', 'email', 'remote_addr']);
    expect([...spellColumnNames(['user_id', 'group_id']).values()]).toEqual(['user_id', 'group_id']);
  });

  it('stand apart where each is another', () => {
    expect([...spellColumnNames(['nom', 'prenom']).values()]).toEqual(['nom', 'prenom']);
    expect([...spellColumnNames([]).values()]).toEqual([]);
  });
});

describe('passwordName', () => {
  it.each([
    ['mot_de_passe', 1],
    ['pass_md5', 0.9],
    ['mdp_ftp', 0.9],
    ['date_mdp', 0.1],
    ['compass', 0],
    ['passage', 0],
    ['secret', 0.5],
  ])('%s is one by %d', (name, score) => expect(passwordName(name)).toBe(score));
});
