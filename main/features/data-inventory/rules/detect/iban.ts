const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const french = /^\d{10}[0-9A-Z]{11}\d{2}$/;

/** An IBAN (ISO 13616) whose key is right (ISO 7064, mod 97-10), however it is spaced. */
export function isIban(value: string): boolean {
  const bare = value.replace(/[\s.-]/g, '').toUpperCase();
  return shape.test(bare) && remainder(bare.slice(4) + bare.slice(0, 4)) === 1;
}

/** A French account number before IBAN (RIB): bank, desk, account and a key that is right. */
export function isRib(value: string): boolean {
  const bare = value.replace(/[\s.-]/g, '').toUpperCase();
  if (!french.test(bare)) return false;
  const digits = [...bare].map((sign) => (/\d/.test(sign) ? sign : String(ribDigit(sign)))).join('');
  const [bank, desk, account, key] = [digits.slice(0, 5), digits.slice(5, 10), digits.slice(10, 21), digits.slice(21)];
  return 97 - ((89 * Number(bank) + 15 * Number(desk) + 3 * Number(account)) % 97) === Number(key);
}

/** A letter stands for a digit in an account number: A and J are 1, B, K and S 2… */
const ribDigit = (letter: string) => {
  const place = letter.charCodeAt(0) - 65;
  return place < 18 ? (place % 9) + 1 : ((place - 18) % 9) + 2;
};

function remainder(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const worth = sign >= 'A' ? sign.charCodeAt(0) - 55 : Number(sign);
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97;
  }
  return rest;
}
