/** First digits and lengths of the great networks (ISO/IEC 7812): Visa, Mastercard, Amex, Diners, Discover, Maestro, UnionPay. */
const networks =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|(?:5018|5020|5038|6304|6759|676[1-3])\d{12}|62\d{14})$/;
const written = /^\d(?:[ -]?\d){12,18}$/;

/** The number of a payment card: known network, right length, right key (Luhn). */
export function isBankCard(value: string): boolean {
  const text = value.trim();
  if (!written.test(text)) return false;
  const digits = text.replace(/[ -]/g, '');
  return networks.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
