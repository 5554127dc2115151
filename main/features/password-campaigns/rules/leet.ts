const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
};
const sign = /[013457890@$!|€]/;
const everySign = new RegExp(sign, 'g');

/**
 * What a folded text says once digits and signs that stand for letters are read as letters ("p4ssw0rd", "m@rie"): no
 * reading where there is none, two where a 1 can be an i or an l. Positions stay the same.
 */
export function unleet(folded: string): readonly string[] {
  if (!sign.test(folded)) return [];
  const first = folded.replace(everySign, (found) => signs[found] ?? found);
  return folded.includes('1') ? [first, folded.replaceAll('1', 'l').replace(everySign, (f) => signs[f] ?? f)] : [first];
}
