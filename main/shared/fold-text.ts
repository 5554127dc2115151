const ascii = /^\p{ASCII}*$/u;
const markOrFormat = /[\p{M}\p{Cf}]+/gu;
const ligature = /[œæßøłđı]/g;
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** Whether every character is ASCII; such a text is its own NFC. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/** The text in lower case without accents, invisible marks and ligatures: "Élo\u200fïse" gives "eloise". */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(markOrFormat, '').toLowerCase();
  return plain.replace(ligature, (sign) => ligatures[sign] ?? sign);
}
