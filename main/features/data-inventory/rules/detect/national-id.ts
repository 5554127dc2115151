/** Sex, year, month (or 20 to 42 and 50 to 99 where it is not known), department, commune, order, key. */
const shape = /^([1-478])(\d{2})(0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})$/;

/** A French social security number (NIR, code de la sécurité sociale R. 115-1) whose key is right: 97 less the rest by 97. */
export function isNationalId(value: string): boolean {
  const bare = value.replace(/[\s.-]/g, '').toUpperCase();
  const found = shape.exec(bare);
  if (!found) return false;
  // Corsica: 2A counts as 19, 2B as 18.
  const digits = bare.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(digits) % 97n) === Number(found[7]);
}
