import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { inOneLine, wireAddress } from '../../main/mail/address.ts';
import { BadAddress, composeMime } from '../../main/mail/compose-mime.ts';
import { aMessage } from './mails.ts';

const read = async (change: Parameters<typeof aMessage>[0]) => {
  const mime = await composeMime(aMessage(change));
  return { mime, mail: await PostalMime.parse(mime.bytes), raw: mime.bytes.toString('latin1') };
};
const usual = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'];

describe('a message as it travels', () => {
  test('holds what it was given, in order, in UTF-8', async () => {
    const { mime, mail } = await read({ replyTo: 'aide@ouvaton.example', messageId: '<a@b>' });
    expect(mime.envelope).toMatchObject({ from: 'campagnes@ouvaton.example', to: ['zoe@exemple.fr'] });
    expect(mail).toMatchObject({
      ...{ subject: 'Votre mot de passe Ouvaton', messageId: '<a@b>', date: '2026-11-24T10:00:00.000Z' },
      from: { name: 'Ouvaton, coopérative', address: 'campagnes@ouvaton.example' },
      to: [{ name: 'Zoé Müller', address: 'zoe@exemple.fr' }],
      replyTo: [{ address: 'aide@ouvaton.example' }],
    });
    expect(mail.text?.replaceAll('\r\n', '\n')).toContain('Bonjour Zoé,\n\nvotre mot de passe est à changer.\n.\n');
    expect(mail.html).toContain('<p>Bonjour Zoé,</p>');
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  const attacks = [
    'Zoé\r\nBcc: thief@exemple.fr',
    'Zoé\nBcc: thief@exemple.fr',
    'Zoé\rX: y',
    'Zoé\r\n\r\nAnother body',
    'Zoé\u2028Bcc: a@b.fr',
    'Zoé\u0085Bcc: a@b.fr',
    'Zoé\0',
    'a@b.fr, thief@exemple.fr',
    '"Zoé" <thief@exemple.fr>, x',
    'Zoé <thief@exemple.fr>',
    'group: thief@exemple.fr;',
    '=?UTF-8?Q?=0D=0ABcc=3A_thief=40exemple.fr?=',
    '\u202Eefas',
  ];
  test.each(attacks)('%j as a name or a subject adds no header and no recipient', async (text) => {
    const { mime, mail, raw } = await read({
      ...{ subject: text, to: { name: text, address: 'zoe@exemple.fr' } },
      from: { name: text, address: 'campagnes@ouvaton.example' },
    });
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(usual);
    expect(mime.envelope.to).toEqual(['zoe@exemple.fr']);
    expect(mail.to).toEqual([{ address: 'zoe@exemple.fr', name: expect.not.stringMatching(/[\r\n]/) }]);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|x):/im);
  });

  test('whatever a name and a subject hold, the same headers leave', async () => {
    const nasty = fc.string({
      unit: fc.oneof(fc.constantFrom('\r', '\n', '\r\n', ':', '<', '>', ',', '"', '\\', '=?', '?='), fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (name, subject) => {
        const { mime, mail } = await read({ subject, to: { name, address: 'zoe@exemple.fr' } });
        // A subject of nothing but breaks has no header at all.
        const keys = inOneLine(subject) === '' ? usual.filter((key) => key !== 'subject') : usual;
        expect(mail.headers.map(({ key }) => key).sort()).toEqual(keys);
        expect(mime.envelope.to).toEqual(['zoe@exemple.fr']);
        expect(mail.to?.map(({ address }) => address)).toEqual(['zoe@exemple.fr']);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ...['', 'zoe', '@exemple.fr', 'zoe@', 'zoe@localhost', 'zoe@exemple.fr\r\nBcc: a@b.fr', 'zoe@exem\nple.fr'],
    ...[
      'zo\r\ne@exemple.fr',
      'zoe@exemple.fr, a@b.fr',
      'zoe@exemple.fr> SIZE=1',
      '<zoe@exemple.fr>',
      '"a b"@exemple.fr',
    ],
    ...['zoe@ex%61mple.fr', 'zoe@[127.0.0.1]', 'zoe@127.0.0.1', 'zoe@@exemple.fr', 'a@b@exemple.fr', 'zoe @exemple.fr'],
    ...[
      '.zoe@exemple.fr',
      'zo..e@exemple.fr',
      `${'z'.repeat(65)}@exemple.fr`,
      'zoe@-exemple.fr',
      'zoé\u2028@exemple.fr',
    ],
  ])('%j is written to by nobody', async (address) => {
    expect(wireAddress(address)).toBeUndefined();
    await expect(composeMime(aMessage({ to: { name: '', address } }))).rejects.toThrow(BadAddress);
    await expect(composeMime(aMessage({ from: { name: '', address } }))).rejects.toMatchObject({ fault: 'sender' });
    await expect(composeMime(aMessage({ replyTo: address }))).rejects.toMatchObject({ fault: 'sender' });
  });

  test('accents of a domain are written as servers know them, those of a name stay', () => {
    expect(wireAddress('zoe@exemplé.fr')).toBe('zoe@xn--exempl-gva.fr');
    expect(wireAddress('zoé+liste@Exemple.FR')).toBe('zoé+liste@exemple.fr');
    // The same letters, composed otherwise.
    expect(wireAddress('zoe\u0301@exemple.fr')).toBe(wireAddress('zoé@exemple.fr'));
    expect(wireAddress("o'brien.d+a_b@sous.exemple.co")).toBe("o'brien.d+a_b@sous.exemple.co");
  });

  test('a Message-ID of another shape is our own mistake', async () => {
    await expect(composeMime(aMessage({ messageId: '<a@b>\r\nBcc: a@b.fr' }))).rejects.toThrow('malformed');
  });
});
