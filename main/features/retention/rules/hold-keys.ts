/**
 * Keys of a person so that what looks the same is the same: without capitals, accents, spaces around it and zeros before it. A
 * hold rather keeps too much than too little.
 */
export function alikeKey(key: string): string {
  return key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/^0+/, '');
}
