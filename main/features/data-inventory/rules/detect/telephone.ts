const french = /^0[1-9]\d{8}$/;
const international = /^(?:\+|00)[1-9]\d{7,14}$/;
/** Digits with what is written between them. */
const written = /^\+?[\d\s.\-()/]+$/;

/** A French number (ten digits from 01 to 09), or an international one (E.164) with its + or 00. */
export function isTelephone(value: string): boolean {
  const text = value.trim();
  if (!written.test(text)) return false;
  const digits = text.replace('(0)', '').replace(/[\s.\-()/]/g, '');
  return french.test(digits) || international.test(digits);
}

/** Whether it is written as people write a number: with a + or in groups. An identifier of ten digits is not. */
export const isWrittenTelephone = (value: string): boolean => isTelephone(value) && /^\+|\d[\s.-]\d/.test(value.trim());

/** Seven to fifteen digits that may be a number of anywhere; says something only beside a name that says so. */
export function mayBeTelephone(value: string): boolean {
  const text = value.trim();
  if (!written.test(text) || /^\d{4}-\d\d-\d\d/.test(text)) return false;
  const count = text.replace(/\D/g, '').length;
  return count >= 7 && count <= 15;
}
