import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageFacts } from '../../../main/features/campaigns/messages/compose-message.ts';
import { defaultTemplate, templatePlaces } from '../../../main/features/campaigns/messages/default-templates.ts';
import { sayReasons } from '../../../main/features/campaigns/messages/reason-clauses.ts';
import { checkTemplate, renderTemplate } from '../../../main/features/campaigns/messages/render-template.ts';
import { toHtml } from '../../../main/features/campaigns/messages/to-html.ts';
import { reasons } from '../../../preload/contract/password-campaigns.ts';

const facts: MessageFacts = {
  kind: 'notice',
  languages: 'fr',
  template: (language) => defaultTemplate('notice', language),
  name: 'Léa Martin',
  accounts: [
    { system: 'account', login: 'lea', accountId: '00001', reasons: ['too-short', 'no-digit'] },
    { system: 'mailbox', login: 'lea@exemple.fr', accountId: '12', reasons: ['guessed'] },
  ],
  panel: 'tapez ouvaton.coop dans votre navigateur',
  contact: '',
  imposedOn: '2027-02-01',
  rule: { fr: 'de 8 à 14 caractères', en: '8 to 14 characters' },
};

describe('a message', () => {
  it('names the person and each account with its reasons in plain words, and how to get there by hand', () => {
    const { subject, text, html } = composeMessage(facts);
    expect(subject).toBe('Votre mot de passe Ouvaton est à changer');
    expect(text).toContain('Bonjour Léa Martin,');
    expect(text).toContain(
      '- Compte Ouvadmin «\u00a0lea\u00a0»\u00a0: le mot de passe est trop court et ne contient aucun chiffre.\n' +
        '- Boîte mail «\u00a0lea@exemple.fr\u00a0»\u00a0: le mot de passe a été trouvé par des essais automatiques.',
    );
    expect(text).toContain('Comment faire\u00a0: tapez ouvaton.coop dans votre navigateur');
    expect(text).toContain('Répondez simplement à ce message.');
    expect(html).toContain('<ul>\n<li>Compte Ouvadmin');
    expect(html).not.toMatch(/<a\b|<img|href|http|style=/i);
  });

  it('comes in both languages, French first', () => {
    const { subject, text, html } = composeMessage({ ...facts, languages: 'both' });
    expect(subject).toBe('Votre mot de passe Ouvaton est à changer / Your Ouvaton password needs to be changed');
    expect(text.indexOf('English version below.')).toBe(0);
    expect(text.indexOf('Bonjour')).toBeLessThan(text.indexOf('Hello Léa Martin,'));
    expect(text).toContain('the password is too short and has no digit.');
    expect(html).toContain('<div lang="en">');
  });

  it('greets nobody by a name that is not known, and says the day of the last notice', () => {
    const last = { ...facts, kind: 'last' as const, template: () => defaultTemplate('last', 'fr'), name: '' };
    const { text } = composeMessage(last);
    expect(text).toContain('Bonjour,\n');
    expect(text).toContain('Le 1 février 2027, la coopérative imposera ce changement.');
    expect(() => composeMessage({ ...last, imposedOn: undefined })).toThrow('TEMPLATE_FIELD_LACKS');
  });

  it('takes what members are called for text: no markup, no field, no line of its own', () => {
    const odd = {
      ...facts,
      name: '<b>{contact}</b>\r\nBcc: x',
      accounts: [{ ...facts.accounts[0], login: '</li>\n- {rule}' }],
    };
    const { text, html } = composeMessage(odd as MessageFacts);
    expect(text).toContain('Bonjour <b>{contact}</b> Bcc: x,');
    expect(text).toContain('«\u00a0</li> - {rule}\u00a0»');
    expect(html).toContain('&lt;b&gt;{contact}&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    const { subject } = composeMessage({
      ...odd,
      template: () => ({ subject: 'À {name}', body: '{accounts}' }),
    } as MessageFacts);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('has no link, be it in the words of the sender', () => {
    expect(() => composeMessage({ ...facts, panel: 'ouvrez https://ouvaton.coop' })).toThrow('TEMPLATE_HAS_LINK');
    expect(() => composeMessage({ ...facts, contact: 'mailto:contact@ouvaton.test' })).toThrow('TEMPLATE_HAS_LINK');
  });
});

describe('a template', () => {
  it.each(templatePlaces)('begins with words that may go out ($kind, $language)', ({ kind, language }) => {
    const template = defaultTemplate(kind, language);
    checkTemplate(template, kind);
    expect(template.body).toContain('{panel}');
    expect(template.body).toContain('{contact}');
    if (language === 'fr') expect(template.body + template.subject).not.toMatch(/[^\u202f\u00a0][;!?]|[^\u00a0]:/);
  });

  it.each([
    ['{accounts} {motdepasse}', 'TEMPLATE_FIELD_UNKNOWN', { fields: ['motdepasse'] }],
    ['{accounts} {}', 'TEMPLATE_FIELD_UNKNOWN', { fields: [''] }],
    ['{accounts} voir HTTPS://ouvaton.coop/x ici', 'TEMPLATE_HAS_LINK', { found: 'HTTPS://ouvaton.coop/x' }],
    ['{accounts} www.ouvaton.coop', 'TEMPLATE_HAS_LINK', { found: 'www.ouvaton.coop' }],
    ['{accounts} < a href=x>', 'TEMPLATE_HAS_LINK', { found: '<' }],
    ['Bonjour', 'TEMPLATE_FIELD_LACKS', { field: 'accounts' }],
  ])('%j is refused', (body, code, data) => {
    expect(() => checkTemplate({ subject: 'Bonjour', body }, 'notice')).toThrow(
      expect.objectContaining({ code, data }),
    );
  });

  it('of a last notice must say the day', () => {
    const template = { subject: 'Bonjour', body: '{accounts}' };
    expect(() => checkTemplate(template, 'last')).toThrow('TEMPLATE_FIELD_LACKS');
    expect(() => checkTemplate({ ...template, subject: '{x}' }, 'notice')).toThrow('TEMPLATE_FIELD_UNKNOWN');
  });

  it('puts a value in its place once', () => {
    const values = { name: '{rule}', accounts: '$&', panel: 'p', contact: 'c', deadline: 'd', rule: 'r' };
    expect(renderTemplate('{ name } {accounts}, {rule}', values)).toBe('{rule} $&, r');
  });
});

it('says every reason, in both languages', () => {
  for (const reason of reasons) {
    expect(sayReasons([reason], 'fr')).toMatch(/^le mot de passe .{6,}/);
    expect(sayReasons([reason], 'en')).toMatch(/^the password .{6,}/);
  }
});

it('makes paragraphs, breaks and lists of plain text', () => {
  expect(toHtml('Un\nDeux\n\n- a\n- b & c\n\n\n')).toBe(
    '<p>Un<br>\nDeux</p>\n<ul>\n<li>a</li>\n<li>b &amp; c</li>\n</ul>',
  );
});
