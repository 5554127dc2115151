import { minimumPassphraseLength } from '../../../preload/contract/passphrase.ts';
import { refusal } from '../../shared/refusal.ts';

/** Code points after NFC: what a person would count. */
export function lengthOf(passphrase: string): number {
  return [...passphrase.normalize('NFC')].length;
}

/** Refuses PASSPHRASE_TOO_SHORT under the minimum; nothing is trimmed and there is no maximum. */
export function requireLength(passphrase: string): void {
  if (lengthOf(passphrase) < minimumPassphraseLength) {
    throw refusal('PASSPHRASE_TOO_SHORT', { minimum: minimumPassphraseLength });
  }
}
