import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Invitation, readInvitation, writeInvitation } from '../../main/keys/invitation.ts';
import { openJoinRequest, sealJoinRequest } from '../../main/keys/join-request.ts';
import { at, someone, team } from './people.ts';

const [ada, bob, eve] = await Promise.all([someone('Ada'), someone('Bob'), someone('Eve')]);
const invitation: Invitation = {
  id: '0199f3a0-0000-7000-8000-0000000000aa',
  teamId: team,
  root: 'ab'.repeat(32),
  secret: new Uint8Array(randomBytes(16)),
  expiresAt: Date.parse('2026-12-01T10:00:00.000Z'),
  box: ada.person.box,
  sign: ada.person.sign,
  team: 'Ouvaton',
  inviter: 'Ada',
  name: 'Bénédicte',
  role: 'member',
  address: {
    server: { kind: 'direct', host: 'sql.ouvaton.coop', port: 3306, tls: { kind: 'system' } },
    ouvadmin: 'ouvadmin',
    journal: 'ouvadesk',
  },
};
const code = writeInvitation(invitation);

test('an invitation is read back from its code, in a mail, in capitals, or broken into lines', () => {
  expect(readInvitation(code)).toEqual(invitation);
  expect(readInvitation(`Bonjour,\n\nvoici le code :\n\n${code}\n\nÀ bientôt`)).toEqual(invitation);
  expect(readInvitation(code.toUpperCase())).toEqual(invitation);
  expect(readInvitation(code.replace(/(.{60})/g, '$1\n'))).toEqual(invitation);
  expect(readInvitation(`${code.replace(/(.{60})/g, '$1\r\n')}\r\n\r\nAda`)).toEqual(invitation);
  expect(code.length).toBeLessThan(600);
});

test('any letter mistyped is noticed', () => {
  const letters = [...'023456789acdefghjklmnpqrstuvwxyz'];
  fc.assert(
    fc.property(fc.integer({ min: 11, max: code.length - 1 }), fc.constantFrom(...letters), (place, letter) => {
      fc.pre(code[place] !== letter);
      expect(readInvitation(code.slice(0, place) + letter + code.slice(place + 1))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('what is no invitation is none, whatever it is', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => readInvitation(text) === undefined));
  for (const text of [
    '',
    'ouvainvite1',
    `ouvainvite1${'q'.repeat(500)}`,
    code.slice(0, -1),
    code.replace('ouvainvite1', 'ouvapart1'),
  ])
    expect(readInvitation(text)).toBeUndefined();
});

const body = { team, invitation: invitation.id, person: bob.person, at };

test('a join request is opened by the inviter alone, and proves who made it', async () => {
  const sealed = await sealJoinRequest(body, invitation.secret, bob.identity, ada.person.box);
  const opened = await openJoinRequest(sealed, ada.identity);
  expect(opened?.body).toEqual(body);
  expect(opened?.isProvedBy(invitation.secret)).toBe(true);
  expect(opened?.isProvedBy(randomBytes(16))).toBe(false);
  expect(await openJoinRequest(sealed, eve.identity)).toBeUndefined();
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('Bob');
});

test('a request in the name of keys that one does not hold is refused', async () => {
  const sealed = await sealJoinRequest(body, invitation.secret, eve.identity, ada.person.box);
  expect(await openJoinRequest(sealed, ada.identity)).toBeUndefined();
});

test('what is altered, too long, or no request is refused', async () => {
  const sealed = await sealJoinRequest(body, invitation.secret, bob.identity, ada.person.box);
  const altered = sealed.map((byte, place) => (place === sealed.length - 5 ? byte ^ 1 : byte));
  for (const bytes of [altered, new Uint8Array(), new Uint8Array(20_000), sealed.slice(0, 100)])
    expect(await openJoinRequest(bytes, ada.identity)).toBeUndefined();
});
