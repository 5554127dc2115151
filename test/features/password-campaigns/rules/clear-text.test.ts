import { expect, it } from 'vitest';
import { clearText } from '../../../../main/features/password-campaigns/rules/clear-text.ts';

it('reads clear and reversible passwords, and no hash', () => {
  expect(clearText('clear', ' soleil ')).toBe(' soleil ');
  // A clear password that looks like a hash is one all the same, once the column is known to be clear.
  expect(clearText('clear', '5f4dcc3b5aa765d61d8327deb882cf99')).toBe('5f4dcc3b5aa765d61d8327deb882cf99');
  expect(clearText('reversible', Buffer.from('Été-2018').toString('base64'))).toBe('Été-2018');
  expect(clearText('reversible', Buffer.from('soleil').toString('hex'))).toBe('soleil');
  expect(clearText('reversible', '{PLAIN}soleil')).toBe('soleil');
  expect(clearText('reversible', 'pas du base64')).toBe('pas du base64');
  for (const family of ['md5', 'bcrypt', 'unknown', 'empty', 'none'] as const)
    expect(clearText(family, 'x')).toBeUndefined();
});
