const signs = '0o1i3e4a5s7t8b9g@a$s!i|l€e';
const signCodes = new Map<number, string>();
for (let i = 0; i < signs.length; i += 2) signCodes.set(signs.charCodeAt(i), signs.charAt(i + 1));
const asciiSigns = Array.from({ length: 128 }, (_, code) => signCodes.get(code));
const one = 49;

function read(folded: string, first: number, letterOfOne: string): string {
  let text = folded.slice(0, first);
  for (let i = first; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const letter = code === one ? letterOfOne : code < 128 ? asciiSigns[code] : signCodes.get(code);
    text += letter ?? folded[i];
  }
  return text;
}

/**
 * What a folded text says once digits and signs that stand for letters are read as letters ("p4ssw0rd", "m@rie"): no
 * reading where there is none, two where a 1 can be an i or an l. Positions stay the same.
 */
export function unleet(folded: string): readonly string[] {
  for (let i = 0; i < folded.length; i++) {
    if (!signCodes.has(folded.charCodeAt(i))) continue;
    const reading = read(folded, i, 'i');
    return folded.includes('1', i) ? [reading, read(folded, i, 'l')] : [reading];
  }
  return [];
}
