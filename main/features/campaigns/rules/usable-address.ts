export type AddressJudgement =
  /** In the one spelling by which the person is known. */
  | { readonly kind: 'usable'; readonly contact: string }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'bad-address' };

const longest = 254;
/** RFC 5321 and 6531: letters of any alphabet are usable; quotes, commas, brackets and spaces only hide something. */
const localPart = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** Whether a message can be written to an address as Ouvadmin has it. Two spellings of one address give one contact. */
export function judgeAddress(stored: string): AddressJudgement {
  const address = stored.trim().normalize('NFC').toLowerCase();
  if (address === '') return { kind: 'no-address' };
  const [local = '', domain = '', ...more] = address.split('@');
  const labels = domain.split('.');
  const usable =
    more.length === 0 &&
    address.isWellFormed() &&
    Buffer.byteLength(address) <= longest &&
    Buffer.byteLength(local) <= 64 &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((one) => label.test(one)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return usable ? { kind: 'usable', contact: address } : { kind: 'bad-address' };
}

const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const longestName = 200;

/** A name in one line, without what could hide or turn round what stands beside it. */
export function flatName(stored: string): string {
  return stored.toWellFormed().replace(unprintable, ' ').replace(/\s+/gu, ' ').trim().slice(0, longestName).trim();
}
