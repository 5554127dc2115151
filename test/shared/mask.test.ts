import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../main/shared/mask.ts';

describe('mask', () => {
  it.each([
    ['marie@ouvaton.fr', 'm••••@o••••••.fr'],
    ['01234', '0••••'],
    ['Jean-Luc Vaudrival', 'J•••-L•• V••••••••'],
    ['2017-03-02', '2•••-••-••'],
    ['1', '•'],
    ['été', 'é••'],
    ['', ''],
    ['\u202Egpj', '•g••'],
    ['<b>', '•••'],
  ])('%s is shown as %s', (value, shown) => expect(mask(value)).toBe(shown));

  it('keeps of a word at most its first letter, whatever the word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}!$#%*]{3,40}$/u), (word) => {
        const shown = [...mask(word)].filter((letter) => letter !== '•').join('');
        const runs = word
          .normalize('NFC')
          .split(/[!$#%*]+/)
          .filter(Boolean);
        expect([...shown].length).toBeLessThanOrEqual(runs.length);
      }),
    );
  });

  it('is never long', () => expect([...mask('x'.repeat(5_000))].length).toBeLessThan(70));
});
