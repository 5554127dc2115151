import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankCard } from '../../../../main/features/data-inventory/rules/detect/bank-card.ts';
import { yearOfDay } from '../../../../main/features/data-inventory/rules/detect/birth-date.ts';
import { holdsEmail, isEmail } from '../../../../main/features/data-inventory/rules/detect/email.ts';
import { isIban, isRib } from '../../../../main/features/data-inventory/rules/detect/iban.ts';
import { isIpAddress, isPlainIpAddress } from '../../../../main/features/data-inventory/rules/detect/ip-address.ts';
import { isNationalId } from '../../../../main/features/data-inventory/rules/detect/national-id.ts';
import { isPostcode, isStreet } from '../../../../main/features/data-inventory/rules/detect/postal-address.ts';
import { isTelephone, isWrittenTelephone } from '../../../../main/features/data-inventory/rules/detect/telephone.ts';
import { isToken } from '../../../../main/features/data-inventory/rules/detect/token.ts';

/** What each recognises and what it must not; the numbers are those that standards and their makers publish as examples. */
const cases: readonly (readonly [string, (value: string) => boolean, readonly string[], readonly string[]])[] = [
  [
    'IBAN',
    isIban,
    ['FR14 2004 1010 0505 0001 3M02 606', 'GB82WEST12345698765432'],
    ['FR14 2004 1010 0505 0001 3M02 607', 'FR76', ''],
  ],
  ['RIB', isRib, ['20041 01005 0500013M026 06'], ['20041 01005 0500013M026 07', '20041']],
  ['card', isBankCard, ['4111 1111 1111 1111', '378282246310005'], ['4111 1111 1111 1112', '1234567890123456', '4111']],
  ['NIR', isNationalId, ['2 55 08 14 168 025 38'], ['2 55 08 14 168 025 39', '9 55 08 14 168 025 38', '12345']],
  [
    'telephone',
    isTelephone,
    ['01 23 45 67 89', '+33123456789', '0033 1 23 45 67 89', '+33 (0)1 23 45 67 89'],
    ['2018-01-26', '0123', '00 12', '1234567890', 'x'],
  ],
  ['written telephone', isWrittenTelephone, ['01.23.45.67.89', '+33123456789'], ['0123456789']],
  [
    'e-mail',
    isEmail,
    ['marie@ouvaton.coop', 'A B <a.b@exemple.fr>, c@exemple.fr'],
    ['<12.34@exemple.fr>', 'a@b', 'marie', '@x.fr', ''],
  ],
  ['e-mail inside', holdsEmail, ['écrire à marie@exemple.fr vite'], ['<12.34@exemple.fr>', 'à 12 h @ la gare']],
  ['IP', isIpAddress, ['192.0.2.17', '2001:db8::1', '192.0.2.17, 10.0.0.1'], ['256.1.1.1', '1.2.3', 'localhost']],
  ['IP that is no version', isPlainIpAddress, ['192.0.2.17', '::1'], ['2.4.1.10']],
  [
    'street',
    isStreet,
    ['12 bis, rue des Lilas', '3 Allée Jean-Moulin', 'BP 12', '10 Downing Street'],
    ['la rue', 'Rennes', 'version 3 route'],
  ],
  ['postcode', isPostcode, ['35000', '01000', '97400'], ['00000', '99000', '3500']],
  [
    'token',
    isToken,
    ['9f86d081884c7d659a2feaa0c55ad015', 'q7Zx1Lk9Tt3RwYv8Bn2M'],
    ['configuration-generale', 'mot de passe', 'aaaaaaaaaaaaaaaaaa1'],
  ],
];

describe.each(cases)('%s', (_name, judge, right, wrong) => {
  it.each(right)('is %s', (value) => expect(judge(value)).toBe(true));
  it.each(wrong)('is not %s', (value) => expect(judge(value)).toBe(false));
});

describe('keys', () => {
  it('of an IBAN: one changed digit is never right', () => {
    const iban = 'FR1420041010050500013M02606';
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 26 }), fc.integer({ min: 0, max: 9 }), (place, digit) => {
        const changed = iban.slice(0, place) + digit + iban.slice(place + 1);
        expect(isIban(changed)).toBe(changed === iban);
      }),
    );
  });

  it('of a card: two neighbours exchanged are never right, but for 0 and 9', () => {
    const card = '4012888888881881';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), (place) => {
        const [one = '', other = ''] = [card[place], card[place + 1]];
        const changed = card.slice(0, place) + other + one + card.slice(place + 2);
        expect(isBankCard(changed)).toBe(one === other);
      }),
    );
  });

  it('whatever the text, no detector throws or takes long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1_000, unit: 'binary' }), (text) => {
        for (const [, judge] of cases) expect(typeof judge(text)).toBe('boolean');
      }),
    );
  });
});

it('reads the year of a day without an hour', () => {
  expect([yearOfDay('1971-04-12'), yearOfDay('12/04/1971'), yearOfDay('1971-04-12 00:00:00')]).toEqual([
    1971, 1971, 1971,
  ]);
  expect([yearOfDay('1971-04-12 14:02:00'), yearOfDay('40/13/1971'), yearOfDay('x')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
